import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { closeDecision } from '../../src/groups/decisions/close.ts'
import { openGroup, startNewDay } from './groups.ts'
import { openTestLab, type Member, type Page, type TestLab } from './lab.ts'

/** A lab with the three people who decide in most tests. */
export async function openThree(): Promise<{
  world: TestLab
  nadia: Member
  samir: Member
  lila: Member
}> {
  const world = await openTestLab()
  const [nadia, samir, lila] = [
    await world.member('Nadia'),
    await world.member('Samir'),
    await world.member('Lila'),
  ]
  return { world, nadia, samir, lila }
}

/** On a new day, a group that the first one opens and the others enter; its path. */
export async function gather(world: TestLab, first: Member, ...others: Member[]): Promise<string> {
  await startNewDay(world)
  const path = await openGroup(first, { name: 'Preuves en poche' })
  for (const member of others) await member.post(`${path}/entrer`)
  return path
}

/** Proposes a decision of a group or a circle as a browser without scripts does; its path. */
export async function propose(
  who: Member,
  place: string,
  what: string,
  more: Record<string, string> = {},
): Promise<string> {
  const fields = { title: 'Se voir le mardi', text: 'Plus de monde est libre.', days: '7', ...more }
  const page = await who.post(`${place}/decisions/proposer/${what}`, fields)
  return page.location ?? assert.fail(`not proposed: ${page.status}`)
}

/** Answers a proposal, as it stood in this version. */
export function answer(
  who: Member,
  decision: string,
  choice: string,
  more: Record<string, string> = {},
): Promise<Page> {
  const said = choice === 'objection' ? { reason: 'Trop tôt.', wayOut: 'En mars.' } : {}
  return who.post(`${decision}/reponse`, { choice, version: '1', ...said, ...more })
}

/** The decision at this path, as it is kept. */
export function decisionAt({ lab }: TestLab, path: string) {
  return lab.db
    .selectFrom('groups.decision')
    .selectAll()
    .where('id', '=', path.split('/').at(-1) ?? '')
    .executeTakeFirstOrThrow()
}

/** Its time comes: it ends, or goes on. Returns what became of it. */
export async function endDecision(world: TestLab, path: string) {
  const { db } = world.lab
  const { id } = await decisionAt(world, path)
  await sql`update groups.decision set ends_at = now() - interval '1 second' where id = ${id}`.execute(db)
  await closeDecision(db, id)
  return decisionAt(world, path)
}

/** Lila, whom the two others of a group set aside, and the decision that did it. */
export async function setLilaAside(
  world: TestLab,
  nadia: Member,
  samir: Member,
): Promise<{ path: string; lila: Member; decision: string }> {
  const lila = await world.member('Lila')
  const path = await gather(world, nadia, samir, lila)
  const decision = await propose(nadia, path, 'mise-a-l-ecart', {
    ...{ title: 'Nous séparer', text: 'Elle crie.', person: lila.presentationId },
  })
  await answer(samir, decision, 'consent')
  await endDecision(world, decision)
  return { path, lila, decision }
}
