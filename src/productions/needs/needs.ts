import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { recordOrigin } from '../../platform/origins.ts'
import { publish, updateThing } from '../../platform/things.ts'
import { keepVersion } from '../../platform/versions.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockProduction } from '../making/access.ts'
import { answerNeed } from '../making/start.ts'
import type { NeedDraft, NeedEdit } from './forms.ts'

/** Says what one lacks. Returns the path of its page. */
export async function sayNeed(db: Db, viewer: Viewer, draft: NeedDraft): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const id = newId()
    const path = `/besoins/${id}`
    await tx
      .insertInto('productions.need')
      .values({
        id,
        ...columnsOf(draft),
        presentation_id: viewer.presentationId,
      })
      .execute()
    await publish(tx, {
      id,
      kind: 'need',
      authorId: viewer.presentationId,
      audience: 'open',
      priority: draft.priority,
      path,
      ...thingOf(draft),
    })
    await recordOrigin(tx, viewer, draft.de, id)
    await recordFact(tx, 'need.said', { thingId: id })
    return path
  })
}

/**
 * Writes other words over a need, by whoever said it under any of their names; what it said before is kept for them. 'stale' when it changed
 * since the form was shown, 'missing' when it is not theirs.
 */
export async function editNeed(
  db: Db,
  viewer: Viewer,
  id: string,
  { saves, ...draft }: NeedEdit,
): Promise<'edited' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('productions.need')
      .selectAll()
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .forUpdate()
      .executeTakeFirst()
    if (!before) return 'missing'
    if (before.saves !== saves) return 'stale'
    const texts = textsOf({ ...before, withWhom: before.with_whom })
    const said = { number: saves, texts, writtenAt: before.edited_at ?? before.said_at }
    const rewritten = await keepVersion(tx, id, said, textsOf(draft))
    await tx
      .updateTable('productions.need')
      .set({ ...columnsOf(draft), saves: saves + 1, ...(rewritten && { edited_at: sql<Date>`now()` }) })
      .where('id', '=', id)
      .execute()
    await updateThing(tx, id, { text: thingOf(draft), priority: draft.priority })
    await recordFact(tx, 'need.edited', { thingId: id })
    return 'edited'
  })
}

type Words = Omit<NeedEdit, 'saves' | 'priority'>

function textsOf({ title, purpose, withWhom, tried }: Omit<Words, 'lang'>) {
  return { title, purpose, withWhom, tried }
}

function columnsOf({ title, purpose, withWhom, tried, lang }: Words) {
  return { title, purpose, with_whom: withWhom, tried, lang }
}

function thingOf({ title, purpose, withWhom, tried, lang }: Words) {
  return {
    title,
    summary: excerpt(purpose, 200),
    body: [purpose, withWhom, tried].join('\n'),
    lang,
  }
}

/** Says that a published production of the viewer's answers a need; both pages show it. False when it is not theirs to write. */
export async function linkAnswer(
  db: Db,
  viewer: Viewer,
  needId: string,
  productionId: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const production = await lockProduction(tx, viewer, productionId)
    if (!production || production.version === null) return false
    await answerNeed(tx, needId, productionId)
    await recordFact(tx, 'need.answered', { thingId: needId, productionId })
    return true
  })
}

/** Takes that link back, by those who write the production. */
export async function unlinkAnswer(
  db: Db,
  viewer: Viewer,
  needId: string,
  productionId: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockProduction(tx, viewer, productionId))) return false
    await tx
      .deleteFrom('productions.answer')
      .where('need_id', '=', needId)
      .where('production_id', '=', productionId)
      .execute()
    await recordFact(tx, 'need.changed', { thingId: needId, productionId })
    return true
  })
}
