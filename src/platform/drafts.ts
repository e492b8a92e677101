import { sql } from 'kysely'
import type { Db } from './database.ts'
import { leaveToDraft, listOfDraft } from './files/waiting.ts'
import { newId } from './ids.ts'
import { readKept, withoutFiles, writeKept } from './kept-files.ts'
import { holdPersonalData, readInTurn } from './personal.ts'
import { secretFields, type Ctx, type FormState, type Typed } from './web.ts'

/** A text kept aside by its writer, or saved when its sending was cut. */
export interface Draft {
  id: string
  /** The page of the form it was typed in. */
  path: string
  fields: Typed
  /** Names of the files it holds. */
  files: readonly string[]
  keptAt: Date
}

/** The query key and hidden field by which a form goes on from a draft. */
export const draftKey = 'brouillon'

/** Drafts that an account may have. */
const mostKept = 100

/** Keeps what was typed in the form at `path`, without secrets, and its files. The draft it went on from, if any, is written over. Returns its id. */
export async function keepDraft(db: Db, accountId: string, path: string, typed: Typed): Promise<string> {
  const known = typed.find(([name]) => name === draftKey)?.[1] ?? ''
  const fields = JSON.stringify(
    withoutFiles(typed).filter(
      ([name, value]) => value !== '' && name !== draftKey && !secretFields.test(name),
    ),
  )
  const tokens = readKept(typed).map(({ token }) => token)
  return db.transaction().execute(async (tx) => {
    const rewritten = await tx
      .updateTable('platform.draft')
      .set({ fields, path, kept_at: new Date() })
      .where('id', '=', known)
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    const id = rewritten.numUpdatedRows > 0n ? known : newId<'draft'>()
    if (id !== known) {
      await tx.insertInto('platform.draft').values({ id, account_id: accountId, path, fields }).execute()
      await dropOldest(tx, accountId)
    }
    await leaveToDraft(tx, { id, accountId }, tokens)
    return id
  })
}

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

/** One draft of an account. */
export async function readDraft(db: Db, accountId: string, id: string): Promise<Draft | undefined> {
  return selectDrafts(db, accountId).where('d.id', '=', id).executeTakeFirst()
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

/** What a form shows when it is opened from a draft (`?brouillon=…`): the state to hand to its fields. */
export async function draftState(c: Ctx): Promise<FormState | undefined> {
  const id = c.req.query(draftKey) ?? ''
  const draft =
    /^[0-9a-z]{12}$/.test(id) && c.var.viewer
      ? await readDraft(c.var.lab.db, c.var.viewer.accountId, id)
      : undefined
  if (!draft) return undefined
  const files = (await listOfDraft(c.var.lab.db, draft.id)).map(writeKept)
  return { typed: [...draft.fields, ...files, [draftKey, draft.id]], errors: {} }
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
