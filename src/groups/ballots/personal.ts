import type { Db } from '../../platform/database.ts'
import type { Person } from '../../platform/personal.ts'

/** The votes someone took part in. Of a secret one: that they did, since nothing says what they gave. */
export async function exportVotes(db: Db, { accountId, presentationIds: ids }: Person) {
  if (ids.length === 0) return {}
  const [seen, secret] = await Promise.all([
    db
      .selectFrom('groups.ballot_vote as v')
      .innerJoin('groups.ballot as b', 'b.id', 'v.ballot_id')
      .select(['b.id as vote', 'b.question', 'b.options', 'v.marks', 'v.presentation_id', 'v.at'])
      .where('v.presentation_id', 'in', ids)
      .execute(),
    db
      .selectFrom('groups.ballot_voter as v')
      .innerJoin('groups.ballot as b', 'b.id', 'v.ballot_id')
      .select(['b.id as vote', 'b.question'])
      .where('v.account_id', '=', accountId)
      .execute(),
  ])
  return { seen, secret }
}

/** Erases what a person gave; of a secret vote, that they took part: it is added up, and cannot be told from the others any more. */
export async function eraseVotes(tx: Db, { accountId, presentationIds: ids }: Person): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('groups.ballot_vote').where('presentation_id', 'in', ids).execute()
  await tx.deleteFrom('groups.ballot_voter').where('account_id', '=', accountId).execute()
}
