import type { Db } from '../platform/database.ts'
import { recordFacts } from '../platform/facts.ts'
import { readInTurn, type Person } from '../platform/personal.ts'
import { forgetAuthors } from '../platform/things.ts'
import { exportVersions } from '../platform/versions.ts'
import { eraseCrossingsBy } from './crossings/crossings.ts'
import { dropPieces } from './pieces/pieces.ts'

/** Everything this module keeps about someone, for their export. */
export async function exportKnowledge(db: Db, { presentationIds }: Person) {
  if (presentationIds.length === 0) return {}
  const named = await db
    .selectFrom('knowledge.author')
    .select(['thing_id', 'name', 'asked_at', 'agreed_at'])
    .where('presentation_id', 'in', presentationIds)
    .execute()
  const written = await db
    .selectFrom('knowledge.piece as p')
    .innerJoin('knowledge.author as w', 'w.thing_id', 'p.id')
    .select('p.id')
    .where('w.presentation_id', 'in', presentationIds)
    .where('w.agreed_at', 'is not', null)
    .orderBy('p.written_at')
    .execute()
  return {
    named,
    pieces: readInTurn(written, (some) =>
      db.selectFrom('knowledge.piece').selectAll().where('id', 'in', some).orderBy('written_at').execute(),
    ),
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
export async function eraseKnowledge(tx: Db, { presentationIds }: Person): Promise<void> {
  if (presentationIds.length === 0) return
  await eraseCrossingsBy(tx, presentationIds)
  await dropPieces(tx, await findAlone(tx, 'piece', presentationIds))
  const left = await tx
    .deleteFrom('knowledge.author')
    .where('presentation_id', 'in', presentationIds)
    .returning('thing_id')
    .execute()
  await forgetAuthors(tx, ['piece'], presentationIds)
  await recordFacts(
    tx,
    'piece.named',
    left.map(({ thing_id }) => ({ thingId: thing_id })),
  )
}

/** The pieces or paths that nobody but these presentations writes. */
async function findAlone(tx: Db, kind: 'piece', presentationIds: readonly string[]): Promise<string[]> {
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
