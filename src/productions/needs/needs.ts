import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { eraseThings, publish } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { lockProduction } from '../making/access.ts'
import { answerNeed } from '../making/start.ts'
import type { NeedDraft } from './forms.ts'

/** Says what one lacks. Returns the path of its page. */
export async function sayNeed(db: Db, viewer: Viewer, draft: NeedDraft): Promise<string> {
  const { title, purpose, withWhom, tried, lang, priority } = draft
  return db.transaction().execute(async (tx) => {
    const id = newId()
    const path = `/besoins/${id}`
    await tx
      .insertInto('productions.need')
      .values({
        id,
        title,
        purpose,
        with_whom: withWhom,
        tried,
        lang,
        presentation_id: viewer.presentationId,
      })
      .execute()
    await publish(tx, {
      id,
      kind: 'need',
      authorId: viewer.presentationId,
      audience: 'open',
      priority,
      path,
      title,
      summary: excerpt(purpose, 200),
      body: [purpose, withWhom, tried].join('\n'),
      lang,
    })
    await recordFact(tx, 'need.said', { thingId: id })
    return path
  })
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

/** Erases a need, by whoever said it. Productions that answered it stay. */
export async function eraseNeed(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const erased = await tx
      .deleteFrom('productions.need')
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .executeTakeFirst()
    if (erased.numDeletedRows === 0n) return false
    await eraseThings(tx, [id])
    await recordFact(tx, 'need.erased', { thingId: id })
    return true
  })
}
