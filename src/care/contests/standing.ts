import { sql } from 'kysely'
import { listHolders } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import { signedBy } from '../../platform/signers.ts'
import { kindOf, kindsOfCircles } from '../../platform/things.ts'
import type { Circle, Viewer } from '../../platform/viewer.ts'

/** Who contests: someone, or a name that was typed for someone and holds a slip. */
export interface Party extends Pick<Viewer, 'presentationIds'> {
  accountId: string | null
  circles: ReadonlySet<Circle>
}

/** Whoever holds the slip of a name without an account. */
export function partyOfPaper({ presentationId }: { presentationId: string }): Party {
  return { accountId: null, presentationIds: [presentationId], circles: new Set() }
}

/** The group that answers for `platform.thing as t`: itself, or the one it belongs to when nobody signs it. */
const groupOf = sql`(t.id, case when t.author_id is null then t.context_id end)`

/**
 * Who answers for `platform.thing as t`, as a condition: those who wrote it, named or not; for a group, any of its members; for what nobody signs, any member of
 * the group it belongs to, or whoever holds the circle of its kind.
 */
export function answersFor({ accountId, presentationIds, circles }: Party) {
  return sql<boolean>`(${signedBy(presentationIds)}
    or exists (select 1 from platform.audience_member am where am.account_id = ${accountId} and am.audience_id in ${groupOf})
    or (t.author_id is null and t.kind = any(${kindsOfCircles(circles)})))`
}

/** Whether this person answers for a thing. */
export async function isAnswerable(db: Db, party: Party, thingId: string): Promise<boolean> {
  const row = await db
    .selectFrom('platform.thing as t')
    .select('t.id')
    .where('t.id', '=', thingId)
    .where(answersFor(party))
    .executeTakeFirst()
  return row !== undefined
}

/** Accounts of those who answer for a thing besides its author. */
export async function listAnswerable(
  db: Db,
  thing: { id: string; kind: string; author_id: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    select am.account_id from platform.thing t join platform.audience_member am on am.audience_id in ${groupOf}
    where t.id = ${thing.id}`.execute(db)
  const { circle } = kindOf(thing.kind)
  const holders = thing.author_id === null && circle ? await listHolders(db, circle) : []
  return [...rows.map((row) => row.account_id), ...holders]
}
