import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { eraseThings, publish } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { ProductionHead } from '../reading/queries.ts'
import type { TrialDraft } from './forms.ts'

/** Tells of a use of a production somewhere. Those who see the production see it. Returns its id. */
export async function tellTrial(
  db: Db,
  viewer: Viewer,
  production: ProductionHead,
  draft: TrialDraft,
): Promise<string> {
  const { place, people, happened, toChange, lang, version } = draft
  return db.transaction().execute(async (tx) => {
    const id = newId()
    await tx
      .insertInto('productions.trial')
      .values({
        ...{ id, place, people, happened, lang },
        production_id: production.id,
        // One cannot have used a version that is not out.
        version: Math.min(version ?? production.version, production.version),
        to_change: toChange,
        presentation_id: viewer.presentationId,
      })
      .execute()
    await publish(tx, {
      id,
      kind: 'trial',
      authorId: viewer.presentationId,
      audience: production.audience,
      contextId: production.id,
      path: `${production.path}/essais#essai-${id}`,
      title: place,
      summary: excerpt(happened, 200),
      body: [happened, toChange].join('\n'),
      lang,
    })
    await recordFact(tx, 'trial.told', { thingId: id, contextId: production.id })
    return id
  })
}

/** Erases a trial, by whoever told it. */
export async function eraseTrial(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const erased = await tx
      .deleteFrom('productions.trial')
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .executeTakeFirst()
    if (erased.numDeletedRows === 0n) return false
    await eraseThings(tx, [id])
    await recordFact(tx, 'trial.erased', { thingId: id })
    return true
  })
}
