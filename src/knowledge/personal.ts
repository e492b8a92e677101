import type { Db } from '../platform/database.ts'
import { recordFacts } from '../platform/facts.ts'
import { readInTurn, type Person } from '../platform/personal.ts'
import { forgetAuthors, writtenBy } from '../platform/things.ts'
import { exportVersions } from '../platform/versions.ts'
import { eraseCrossingsBy } from './crossings/crossings.ts'
import { dropPaths } from './paths/paths.ts'
import { dropPieces } from './pieces/pieces.ts'
import { dropTestimonies } from './testimonies/testimonies.ts'

/** Everything this module keeps about someone, for their export. */
export async function exportKnowledge(db: Db, { accountId, presentationIds }: Person) {
  const followed = await db
    .selectFrom('knowledge.progress as g')
    .innerJoin('knowledge.path as p', 'p.id', 'g.path_id')
    .select(['p.title', 'g.step_id', 'g.at'])
    .where('g.account_id', '=', accountId)
    .orderBy('g.at')
    .execute()
  if (presentationIds.length === 0) return { followed }
  const named = await db
    .selectFrom('knowledge.author')
    .select(['thing_id', 'name', 'asked_at', 'agreed_at'])
    .where('presentation_id', 'in', presentationIds)
    .execute()
  const written = await db
    .selectFrom('knowledge.author as w')
    .select('w.thing_id as id')
    .where('w.presentation_id', 'in', presentationIds)
    .where('w.agreed_at', 'is not', null)
    .orderBy('w.asked_at')
    .execute()
  return {
    followed,
    named,
    pieces: readInTurn(written, (some) =>
      db.selectFrom('knowledge.piece').selectAll().where('id', 'in', some).orderBy('written_at').execute(),
    ),
    paths: readInTurn(written, (some) =>
      db.selectFrom('knowledge.path').selectAll().where('id', 'in', some).orderBy('written_at').execute(),
    ),
    steps: readInTurn(written, (some) =>
      db.selectFrom('knowledge.step').selectAll().where('path_id', 'in', some).orderBy('position').execute(),
    ),
    testimonies: readInTurn(await selectTold(db, presentationIds), (some) =>
      db.selectFrom('knowledge.testimony').selectAll().where('id', 'in', some).orderBy('told_at').execute(),
    ),
    testimoniesBefore: await exportVersions(db, 'testimony', presentationIds),
    pathsBefore: await exportVersions(db, 'path', presentationIds),
    piecesBefore: await exportVersions(db, 'piece', presentationIds),
    crossings: await db
      .selectFrom('knowledge.crossing')
      .selectAll()
      .where('presentation_id', 'in', presentationIds)
      .orderBy('written_at')
      .execute(),
    crossingsBefore: await exportVersions(db, 'crossing', presentationIds),
  }
}

/** Erases what someone kept here: what they alone write goes; what others write too stays theirs, without the name. */
export async function eraseKnowledge(tx: Db, { accountId, presentationIds }: Person): Promise<void> {
  await tx.deleteFrom('knowledge.progress').where('account_id', '=', accountId).execute()
  if (presentationIds.length === 0) return
  const told = await selectTold(tx, presentationIds)
  await dropTestimonies(
    tx,
    told.map(({ id }) => id),
  )
  await eraseCrossingsBy(tx, presentationIds)
  await dropPaths(tx, await findAlone(tx, 'path', presentationIds))
  await dropPieces(tx, await findAlone(tx, 'piece', presentationIds))
  const left = await tx
    .deleteFrom('knowledge.author')
    .where('presentation_id', 'in', presentationIds)
    .returning('thing_id')
    .execute()
  await forgetAuthors(tx, ['piece', 'path'], presentationIds)
  await recordFacts(
    tx,
    'piece.named',
    left.map(({ thing_id }) => ({ thingId: thing_id })),
  )
}

/** The testimonies of these presentations, named or not. */
function selectTold(db: Db, presentationIds: readonly string[]) {
  return db
    .selectFrom('platform.thing as t')
    .select('t.id')
    .where('t.kind', '=', 'testimony')
    .where(writtenBy(presentationIds))
    .orderBy('t.published_at')
    .execute()
}

/** The pieces or paths that nobody but these presentations writes. */
async function findAlone(
  tx: Db,
  kind: 'piece' | 'path',
  presentationIds: readonly string[],
): Promise<string[]> {
  const alone = await tx
    .selectFrom('knowledge.author as w')
    .innerJoin('platform.thing as t', 't.id', 'w.thing_id')
    .select('t.id')
    .distinct()
    .where('t.kind', '=', kind)
    .where('w.presentation_id', 'in', presentationIds)
    .where('w.agreed_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('knowledge.author as o')
            .select('o.id')
            .whereRef('o.thing_id', '=', 'w.thing_id')
            .where('o.agreed_at', 'is not', null)
            .where('o.presentation_id', 'is not', null)
            .where('o.presentation_id', 'not in', presentationIds),
        ),
      ),
    )
    .execute()
  return alone.map(({ id }) => id)
}
