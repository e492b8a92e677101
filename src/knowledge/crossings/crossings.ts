import { sql } from 'kysely'
import { anyOf, type Db } from '../../platform/database.ts'
import { recordFact, recordFacts } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { excerpt } from '../../platform/markdown.ts'
import { eraseThings, publish, updateThing } from '../../platform/things.ts'
import { keepVersion } from '../../platform/versions.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { CrossingDraft } from './forms.ts'
import { selectSides, type Side } from './queries.ts'

/**
 * Says how a piece and another thing answer each other. Whoever may read both may say it; it is read by those who may read both. Returns the
 * path of the crossing, null when one of them is not there for the viewer.
 */
export async function writeCrossing(
  db: Db,
  viewer: Viewer,
  pieceId: string,
  { other, way, why, lang }: CrossingDraft & { other: string },
): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const sides = await selectSides(tx, viewer).where('t.id', 'in', [pieceId, other]).execute()
    const [piece, beside] = [pieceId, other].map((one) => sides.find((side) => side.id === one))
    if (!piece || !beside || piece.id === beside.id) return null
    const [from, to] = way.towards ? [piece, beside] : [beside, piece]
    const id = newId()
    const path = `/savoirs/croisements/${id}`
    await tx
      .insertInto('knowledge.crossing')
      .values({
        id,
        from_id: from.id,
        to_id: to.id,
        kind: way.kind,
        why,
        lang,
        presentation_id: viewer.presentationId,
      })
      .execute()
    await publish(tx, {
      id,
      kind: 'crossing',
      authorId: viewer.presentationId,
      audience: audienceOf(from, to),
      contextId: piece.id,
      path,
      ...thingOf(why, lang),
    })
    await recordFact(tx, 'crossing.written', { thingId: id, contextId: piece.id })
    return path
  })
}

/** Writes other words over a crossing, by whoever wrote it. 'stale' when it changed since the form was shown, 'missing' when it is not theirs. */
export async function editCrossing(
  db: Db,
  viewer: Viewer,
  id: string,
  { way, why, lang, saves }: CrossingDraft & { saves: number },
): Promise<'edited' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('knowledge.crossing')
      .selectAll()
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .forUpdate()
      .executeTakeFirst()
    if (!before) return 'missing'
    if (before.saves !== saves) return 'stale'
    const said = {
      number: saves,
      texts: { why: before.why },
      writtenAt: before.edited_at ?? before.written_at,
    }
    const rewritten = await keepVersion(tx, id, said, { why })
    const ends = way.towards
      ? { from_id: before.from_id, to_id: before.to_id }
      : { from_id: before.to_id, to_id: before.from_id }
    await tx
      .updateTable('knowledge.crossing')
      .set({ ...ends, kind: way.kind, why, lang, saves: saves + 1 })
      .$if(rewritten, (update) => update.set({ edited_at: sql<Date>`now()` }))
      .where('id', '=', id)
      .execute()
    const sides = await selectSides(tx, viewer).where('t.id', 'in', [ends.from_id, ends.to_id]).execute()
    const [from, to] = [ends.from_id, ends.to_id].map((one) => sides.find((side) => side.id === one))
    if (from && to) await updateThing(tx, id, { text: thingOf(why, lang), audience: audienceOf(from, to) })
    await recordFact(tx, 'crossing.edited', { thingId: id })
    return 'edited'
  })
}

/** Erases a crossing, by whoever wrote it. False when it is not theirs. */
export async function eraseCrossing(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const erased = await tx
      .deleteFrom('knowledge.crossing')
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .executeTakeFirst()
    if (erased.numDeletedRows === 0n) return false
    await eraseThings(tx, [id])
    await recordFact(tx, 'crossing.erased', { thingId: id })
    return true
  })
}

/** Erases the crossings of what is erased, with it. */
export async function eraseCrossingsOf(tx: Db, ids: readonly string[]): Promise<void> {
  await dropCrossings(
    tx,
    await tx
      .deleteFrom('knowledge.crossing')
      .where((eb) => eb.or([eb('from_id', '=', anyOf(ids)), eb('to_id', '=', anyOf(ids))]))
      .returning('id')
      .execute(),
  )
}

/** Erases what these presentations crossed. */
export async function eraseCrossingsBy(tx: Db, presentationIds: readonly string[]): Promise<void> {
  await dropCrossings(
    tx,
    await tx
      .deleteFrom('knowledge.crossing')
      .where('presentation_id', 'in', presentationIds)
      .returning('id')
      .execute(),
  )
}

async function dropCrossings(tx: Db, rows: readonly { id: string }[]): Promise<void> {
  await eraseThings(
    tx,
    rows.map(({ id }) => id),
  )
  await recordFacts(
    tx,
    'crossing.erased',
    rows.map(({ id }) => ({ thingId: id })),
  )
}

/**
 * Has the crossings of a thing, once others may read it than before, be read by those who may read both sides; by whoever wrote them alone
 * while one side is closed or hidden.
 */
export async function followSide(tx: Db, sideId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update platform.thing t set audience = s.audience, audience_id = case s.audience when 'group' then t.id end
    from (
      select c.id, case
        when a.hidden_at is not null or b.hidden_at is not null or 'group' in (a.audience, b.audience) then 'group'
        when 'lab' in (a.audience, b.audience) then 'lab' else 'open' end as audience
      from knowledge.crossing c join platform.thing a on a.id = c.from_id join platform.thing b on b.id = c.to_id
      where c.from_id = ${sideId} or c.to_id = ${sideId}
    ) s where t.id = s.id and t.audience <> s.audience returning t.id`.execute(tx)
  await recordFacts(
    tx,
    'crossing.followed',
    rows.map(({ id }) => ({ thingId: id })),
  )
}

/** Those who may read both sides. */
function audienceOf(from: Side, to: Side): 'open' | 'lab' {
  return from.audience === 'open' && to.audience === 'open' ? 'open' : 'lab'
}

/** By its own words: titles of its sides would still be read once a side is hidden, or closed to some. */
function thingOf(why: string, lang: string) {
  return { title: excerpt(why, 80), summary: excerpt(why, 200), body: why, lang }
}
