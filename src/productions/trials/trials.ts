import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { publish, updateThing } from '../../platform/things.ts'
import { keepVersion } from '../../platform/versions.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { ProductionHead } from '../reading/queries.ts'
import type { TrialDraft, TrialEdit } from './forms.ts'
import { writeTown, type Town } from './towns.ts'

/** Tells of a use of a production somewhere. Those who see the production see it. Returns its id. */
export async function tellTrial(
  db: Db,
  viewer: Viewer,
  production: ProductionHead,
  draft: TrialDraft,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const id = newId()
    const { audience, audienceId } = await readAudience(tx, production.id)
    await keepTown(tx, draft.town)
    await tx
      .insertInto('productions.trial')
      .values({
        id,
        ...columnsOf(draft),
        production_id: production.id,
        // One cannot have used a version that is not out.
        version: Math.min(draft.version ?? production.version, production.version),
        presentation_id: viewer.presentationId,
      })
      .execute()
    await publish(tx, {
      id,
      kind: 'trial',
      authorId: viewer.presentationId,
      ...{ audience, audienceId },
      contextId: production.id,
      path: `${production.path}/essais#essai-${id}`,
      ...thingOf(draft),
    })
    await recordFact(tx, 'trial.told', { thingId: id, contextId: production.id })
    return id
  })
}

/** Who sees a production now, held so that whoever shows it to others waits. What came from elsewhere may be seen by those who brought it alone. */
function readAudience(tx: Db, productionId: string) {
  return tx
    .selectFrom('platform.thing')
    .select(['audience', 'audience_id as audienceId'])
    .where('id', '=', productionId)
    .forShare()
    .executeTakeFirstOrThrow()
}

/**
 * Writes other words over a trial, by whoever told it under any of their names; what it said before is kept for them. 'stale' when it
 * changed since the form was shown, 'missing' when it is not theirs.
 */
export async function editTrial(
  db: Db,
  viewer: Viewer,
  id: string,
  { saves, ...draft }: TrialEdit,
): Promise<'edited' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('productions.trial as r')
      .leftJoin('productions.town as w', 'w.id', 'r.town_id')
      .selectAll('r')
      .select(['w.name', 'w.area'])
      .where('r.id', '=', id)
      .where('r.presentation_id', 'in', viewer.presentationIds)
      .forUpdate('r')
      .executeTakeFirst()
    if (!before) return 'missing'
    if (before.saves !== saves) return 'stale'
    const { name, area } = before
    const town = name !== null && area !== null ? { name, area } : null
    const texts = textsOf({ ...before, town, toChange: before.to_change })
    const said = { number: saves, texts, writtenAt: before.edited_at ?? before.told_at }
    await keepTown(tx, draft.town)
    const rewritten = await keepVersion(tx, id, said, textsOf(draft))
    await tx
      .updateTable('productions.trial')
      .set({ ...columnsOf(draft), saves: saves + 1, ...(rewritten && { edited_at: sql<Date>`now()` }) })
      .where('id', '=', id)
      .execute()
    await updateThing(tx, id, { text: thingOf(draft) })
    await recordFact(tx, 'trial.edited', { thingId: id, contextId: before.production_id })
    return 'edited'
  })
}

type TrialWords = Omit<TrialDraft, 'version'>

type Texts = Omit<TrialWords, 'lang' | 'town'> & { town: Pick<Town, 'name' | 'area'> | null }

function textsOf({ place, town, people, happened, toChange }: Texts) {
  return { place, town: town ? writeTown(town) : '', people: String(people ?? ''), happened, toChange }
}

function columnsOf({ place, town, people, happened, toChange, lang }: TrialWords) {
  return { place, town_id: town?.id ?? null, people, happened, to_change: toChange, lang }
}

/** Where a town is, once for all the trials in it. */
async function keepTown(tx: Db, town: Town | null): Promise<void> {
  if (!town) return
  await tx
    .insertInto('productions.town')
    .values(town)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function thingOf({ place, happened, toChange, lang }: TrialWords) {
  return { title: place, summary: excerpt(happened, 200), body: [happened, toChange].join('\n'), lang }
}
