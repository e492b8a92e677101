import { sql } from 'kysely'
import type { Db } from './database.ts'
import { leaveToDraft, listOfDraft } from './files/waiting.ts'
import { listArrived } from './files/uploads/arrived.ts'
import { newId } from './ids.ts'
import { fieldsWithFile, readKept, readLost, withoutFiles, writeKept, writeLost } from './kept-files.ts'
import type { MessageKey } from './messages.ts'
import { holdPersonalData, readInTurn } from './personal.ts'
import { secretFields, type Ctx, type FormState, type Typed } from './web.ts'

/** A text kept aside by its writer, or saved when its sending was cut. */
export interface Draft {
  id: string
  /** Where its form posts. */
  path: string
  /** What was typed, and a mark for each field that had a file. */
  fields: Typed
  /** Names of the files it holds. */
  files: readonly string[]
  keptAt: Date
}

/** A draft as its form takes it up again: what was typed, the files it holds, marks for those it lost, and its own id. */
export interface OpenDraft {
  id: string
  path: string
  typed: Typed
}

/** A form whose page opens again from a draft (`draftState`). */
export interface DraftForm {
  /** Where it posts. */
  path: RegExp
  /** Says that what it holds was not sent. */
  unsent: MessageKey
  /** The words of its button. */
  send: MessageKey
}

const forms: DraftForm[] = []

/** Tells of a form whose page opens from a draft; each module does it once, in its front door. Drafts of other forms are sent as they are. */
export function registerDraftForm(form: DraftForm): void {
  forms.push(form)
}

/** The form that a draft goes on in, when its page opens from a draft. */
export function formOf({ path }: { path: string }): DraftForm | undefined {
  return forms.find((form) => form.path.test(path))
}

/** The query key and hidden field by which a form goes on from a draft. */
export const draftKey = 'brouillon'

/** The button that keeps a text for its writer alone. */
export const keepButton = 'garder'

/** Whether the form was sent by its « Garder comme brouillon » button. */
export function asksForDraft(typed: Typed): boolean {
  return typed.some(([name]) => name === keepButton)
}

/** The page of one draft, from which it is sent as it is. */
export const pathOfDraft = (id: string) => `/moi/brouillons/${id}`

/** Drafts that an account may have. */
const mostKept = 100

/**
 * Keeps what was typed in the form at `path`, without secrets, and its files. The draft it went on from, if any, is written over, and the same
 * text is kept once. Returns its id.
 */
export async function keepDraft(db: Db, accountId: string, path: string, typed: Typed): Promise<string> {
  const fields = JSON.stringify([
    ...withoutFiles(typed).filter(
      ([name]) => name !== draftKey && name !== keepButton && !secretFields.test(name),
    ),
    // A field whose file does not reach the draft is lost, and the form does not go out without it unseen.
    ...[...new Set(fieldsWithFile(typed))].map(writeLost),
  ])
  const tokens = readKept(typed).map(({ token }) => token)
  return db.transaction().execute(async (tx) => {
    const known = await findSame(tx, accountId, { path, fields, id: readDraftId(typed) })
    const id = known ?? newId<'draft'>()
    if (known === undefined) {
      await tx.insertInto('platform.draft').values({ id, account_id: accountId, path, fields }).execute()
      await dropOldest(tx, accountId)
    } else {
      const values = { fields, path, kept_at: new Date() }
      await tx.updateTable('platform.draft').set(values).where('id', '=', id).execute()
    }
    await leaveToDraft(tx, { id, accountId }, tokens)
    return id
  })
}

/** The draft of this account that a text went on from, or that says the same already: a button pressed twice keeps one. */
async function findSame(
  tx: Db,
  accountId: string,
  { path, fields, id }: { path: string; fields: string; id: string },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('platform.draft')
    .select('id')
    .where('account_id', '=', accountId)
    .where((eb) =>
      eb.or([eb('id', '=', id), eb.and([eb('path', '=', path), sql<boolean>`fields = ${fields}::jsonb`])]),
    )
    .orderBy((eb) => eb('id', '=', id), 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row?.id
}

/** The draft that a form goes on from; empty for none. */
export const readDraftId = (typed: Typed) => typed.find(([name]) => name === draftKey)?.[1] ?? ''

/** What nobody will look for any more makes room. */
async function dropOldest(tx: Db, accountId: string): Promise<void> {
  const kept = tx
    .selectFrom('platform.draft')
    .select('id')
    .where('account_id', '=', accountId)
    .orderBy('kept_at', 'desc')
    .limit(mostKept)
  await tx
    .deleteFrom('platform.draft')
    .where('account_id', '=', accountId)
    .where('id', 'not in', kept)
    .execute()
}

/** The drafts of an account, newest first, at most a hundred. */
export async function listDrafts(db: Db, accountId: string): Promise<Draft[]> {
  return selectDrafts(db, accountId).orderBy('d.kept_at', 'desc').limit(mostKept).execute()
}

function selectDrafts(db: Db, accountId: string) {
  const names = sql<string[]>`array(
    select w.name from platform.waiting_file w where w.draft_id = d.id and w.sha256 is not null order by w.kept_at)`
  return db
    .selectFrom('platform.draft as d')
    .select(['d.id', 'd.path', 'd.fields', 'd.kept_at as keptAt', names.as('files')])
    .where('d.account_id', '=', accountId)
}

/** Throws a draft away: it was sent, or its writer wants it no more. */
export async function dropDraft(db: Db, accountId: string, id: string): Promise<void> {
  if (id)
    await db.deleteFrom('platform.draft').where('id', '=', id).where('account_id', '=', accountId).execute()
}

/** One of the reader's drafts, ready to be sent or gone on with. */
export async function openDraft(c: Ctx, id: string): Promise<OpenDraft | undefined> {
  const { viewer, lab } = c.var
  if (!viewer || !/^[0-9a-z]{12}$/.test(id)) return undefined
  const draft = await selectDrafts(lab.db, viewer.accountId).where('d.id', '=', id).executeTakeFirst()
  if (!draft) return undefined
  const held = [
    ...(await listOfDraft(lab.db, id)),
    ...(await listArrived(lab.db, viewer.accountId, draft.path)),
  ]
  const lost = readLost(draft.fields).filter((name) => !held.some(({ field }) => field === name))
  const files = [...held.map(writeKept), ...lost.map(writeLost)]
  return { id, path: draft.path, typed: [...withoutFiles(draft.fields), ...files, [draftKey, id]] }
}

/** What a form shows when it is opened from a draft (`?brouillon=…`): the state to hand to its fields. */
export async function draftState(c: Ctx): Promise<FormState | undefined> {
  const draft = await openDraft(c, c.req.query(draftKey) ?? '')
  return draft && { typed: draft.typed, errors: {} }
}

/** Keeps what arrived of a form whose sending was cut, when there is an account to keep it for and words worth keeping. */
export async function keepCutForm(c: Ctx, typed: Typed): Promise<void> {
  const { viewer, lab } = c.var
  if (viewer && typed.some(([, value]) => value.length > 20))
    await keepDraft(lab.db, viewer.accountId, c.req.path, typed)
}

holdPersonalData({
  name: 'brouillons',
  exportOf: async (db, { accountId }) => {
    const ids = await db
      .selectFrom('platform.draft')
      .select('id')
      .where('account_id', '=', accountId)
      .orderBy('kept_at')
      .execute()
    return readInTurn(ids, (some) =>
      selectDrafts(db, accountId).where('d.id', 'in', some).orderBy('d.kept_at').execute(),
    )
  },
  erase: async (tx, { accountId }) => {
    await tx.deleteFrom('platform.draft').where('account_id', '=', accountId).execute()
  },
})
