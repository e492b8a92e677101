import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { shownAs } from '../../../platform/things.ts'
import type { Rung } from '../../dataset/shape.ts'
import type { Quarter } from '../../releases/quarters.ts'

/** A rung that was declared, by whom and when. */
export type Declaration = Awaited<ReturnType<typeof listDeclarations>>[number]

/** A vote on the rung that is seen: what may be told of it, once it is over. */
export interface LadderVote {
  quarter: string
  ballotId: string | null
  endsAt: Date | null
  over: boolean
  declared: number | null
  perceived: readonly number[] | null
}

/** What was declared in a place, latest first. */
export function listDeclarations(db: Db, scope: string) {
  return db
    .selectFrom('research.ladder_declaration as d')
    .leftJoin('platform.thing as p', (join) => join.on(shownAs('p', 'd.presentation_id')))
    .select(['d.rung', 'd.declared_at as at', 'p.title as name', 'p.path'])
    .where('d.scope', '=', scope)
    .orderBy('d.declared_at', 'desc')
    .limit(12)
    .execute()
}

/** The votes of a place, latest first. */
export function listLadderVotes(db: Db, scope: string): Promise<LadderVote[]> {
  return db
    .selectFrom('research.ladder_vote')
    .select(['quarter', 'ballot_id as ballotId', 'ends_at as endsAt', 'declared', 'perceived'])
    .select((eb) => eb('closed_at', 'is not', null).$castTo<boolean>().as('over'))
    .where('scope', '=', scope)
    .orderBy('quarter', 'desc')
    .limit(12)
    .execute()
}

/** The latest quarter of which a place has figures. */
export async function readLastMeasured(db: Db, scope: string): Promise<string | null> {
  const row = await db
    .selectFrom('research.measured')
    .select('quarter')
    .where('scope', '=', scope)
    .orderBy('quarter', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.quarter ?? null
}

/** What was declared and seen in a place in one quarter; without a vote, what stood declared at its end. */
export async function readLadder(db: Db, scope: string, quarter: Quarter): Promise<LadderVote> {
  const { rows } = await sql<LadderVote>`
    select ${quarter.name} as quarter, v.ballot_id as "ballotId", v.ends_at as "endsAt",
      v.closed_at is not null as over, v.perceived,
      case when v.scope is null then ${declaredBefore(sql`${scope}`, quarter)} else v.declared end as declared
    from (select 1) as one left join research.ladder_vote v on v.scope = ${scope} and v.quarter = ${quarter.name}`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Error('a row was selected, none came')
  return row
}

/** The rungs of every place in one quarter, as a dataset holds them: told of the place, never of anyone. */
export async function gatherRungs(db: Db, quarter: Quarter): Promise<Rung[]> {
  const { rows } = await sql<{ scope: string; declared: number | null; perceived: number[] | null }>`
    select p.scope, v.perceived,
      case when v.closed_at is null then ${declaredBefore(sql`p.scope`, quarter)} else v.declared end as declared
    from (select scope from research.ladder_declaration union select scope from research.ladder_vote) as p
    left join research.ladder_vote v on v.scope = p.scope and v.quarter = ${quarter.name}
    order by p.scope`.execute(db)
  return rows
    .filter(({ declared, perceived }) => declared !== null || perceived !== null)
    .map(({ scope, declared, perceived }) => ({
      scope,
      declared: declared ?? '',
      perceived: perceived?.join('|') ?? '',
    }))
}

function declaredBefore(scope: ReturnType<typeof sql>, { to }: Quarter) {
  return sql`(select d.rung from research.ladder_declaration d
    where d.scope = ${scope} and d.declared_at < ${to} order by d.declared_at desc limit 1)`
}
