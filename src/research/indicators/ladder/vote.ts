import { sql } from 'kysely'
import { openBallot, readFigures, registerBallotSubject } from '../../../groups/index.ts'
import type { Db } from '../../../platform/database.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { quarterOf } from '../../releases/quarters.ts'
import { fewest } from '../measure.ts'
import { readPlace } from './place.ts'
import type { LadderWords } from './rungs.ts'

/** For how many days one votes. */
const voteDays = 7

const subject = 'ladder'

/** When a vote that opens now ends, and the quarter it counts for. */
export function nextVote(now: Date): { endsAt: Date; quarter: string } {
  const endsAt = new Date(now.getTime() + voteDays * 86_400_000)
  return { endsAt, quarter: quarterOf(endsAt).name }
}

/**
 * Opens the secret vote on the rung that those of a place see, for whoever is of it. 'few' where fewer than five could vote, 'already' while
 * one is open or when there was one in that quarter, null for anyone else.
 */
export async function openLadder(
  db: Db,
  viewer: Viewer,
  scope: string,
  words: LadderWords,
): Promise<{ path: string } | 'already' | 'few' | null> {
  return db.transaction().execute(async (tx) => {
    const place = await readPlace(tx, viewer, scope)
    if (!place?.inside) return null
    if (place.members !== null && place.members < fewest) return 'few'
    const { endsAt, quarter } = nextVote(new Date())
    const taken = await tx
      .insertInto('research.ladder_vote')
      .values({ scope, quarter, ends_at: endsAt })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (taken.numInsertedOrUpdatedRows === 0n) return 'already'
    const id = await openBallot(tx, {
      subject: { kind: subject, id: scope },
      question: words.ask(place.title),
      ...{ lang: words.lang, method: 'choice', options: words.options, dots: 0, secret: true, endsAt },
    })
    await tx
      .updateTable('research.ladder_vote')
      .set({ ballot_id: id })
      .where('scope', '=', scope)
      .where('quarter', '=', quarter)
      .execute()
    return { path: `/votes/${id}` }
  })
}

registerBallotSubject({
  kind: subject,
  measures: true,
  voterIn: async (db, viewer, scope) => {
    const place = await readPlace(db, viewer, scope)
    return place?.inside ? { presentationId: viewer.presentationId } : null
  },
  read: async (db, _viewer, scope) => {
    const place = await readPlace(db, null, scope)
    return place && { title: place.title, path: pathOfLadder(scope), lang: place.lang }
  },
  ended: (tx, { id }) => keepWhatWasSeen(tx, id),
})

/** Keeps with the vote what may be told of it, and what stood declared when it ended. */
async function keepWhatWasSeen(tx: Db, id: string): Promise<void> {
  const figures = await readFigures(tx, id)
  await tx
    .updateTable('research.ladder_vote as v')
    .set({
      closed_at: sql<Date>`now()`,
      perceived: figures && [...figures.counts],
      declared: sql<number | null>`(select d.rung from research.ladder_declaration d
        where d.scope = v.scope and d.declared_at <= v.ends_at order by d.declared_at desc limit 1)`,
    })
    .where('ballot_id', '=', id)
    .execute()
}

/** The page on who decides in a place. */
export function pathOfLadder(scope: string): string {
  return scope === 'lab' ? '/recherche/echelle' : `/recherche/echelle?portee=${scope}`
}
