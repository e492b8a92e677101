import type { Member, TestLab } from './lab.ts'

/** Another presentation of someone's account: its id, name and handle. */
export interface OtherName {
  presentationId: string
  name: string
  handle: string
}

/** Gives someone a second name, as they would under `/moi/noms`; their first one goes on speaking. */
export async function addName({ lab }: TestLab, member: Member, name: string): Promise<OtherName> {
  await member.post('/moi/noms', { name })
  const { id, handle } = await lab.db
    .selectFrom('people.presentation')
    .select(['id', 'handle'])
    .where('account_id', '=', member.accountId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return { presentationId: id, name, handle }
}

/** Has one of someone's names speak from now on. */
export async function speakAs(member: Member, { handle }: { handle: string }): Promise<void> {
  await member.post(`/moi/noms/${handle}/parler`)
}
