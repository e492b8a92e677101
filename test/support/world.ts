import { after } from 'node:test'
import { fillDemo } from '../../demo/index.ts'
import { openTestLab, signIn, type Client, type Member, type TestLab } from './lab.ts'
import { tour, type Visit } from './tour.ts'

/** A lab where people have been, and what each reader finds there. */
export interface World {
  test: TestLab
  readers: Readonly<Record<string, Client>>
  visits: readonly Visit[]
}

/** Pages of the demonstration world that lead where no other of their sort does: a circle decides, peers ask before one enters, a game is played, someone's own trial, several sounds, a sentence with one's own words. */
export const rarePages = [
  '/cercles/pilotage/decisions',
  '/decorticages/la-lettre-qui-reclame-un-trop-percu/phrases/1',
  '/groupes/nuits-blanches',
  '/productions/au-guichet-vrai-ou-faux',
  '/productions/guichet-c',
  '/productions/garder-la-preuve-de-ce-qu-on-envoie',
  '/productions/garder-la-preuve-de-ce-qu-on-envoie/versions/1',
  '/productions/guichets-fermes/essais',
  '/productions/radio-nuits-blanches-numero-1',
  '/productions/une-heure-de-cours-avec-le-telephone-qu-on-a',
  '/usages/garder-la-preuve-capturer-l-ecran-quand-le-site-tombe',
]

let opened: Promise<World> | undefined

/** The one world of this run, walked through once. Tests read it; what they write goes to a lab of their own. */
export function openWorld(): Promise<World> {
  return (opened ??= open())
}

async function open(): Promise<World> {
  const test = await openTestLab()
  await fillDemo(test.lab)
  const readers = {
    visitor: test.visitor(),
    // Leads a group, writes, is drawn by lot.
    member: await enterAs(test, 'nadia-du-panier'),
    // Holds the care, keys and place circles, hosts workshops.
    holder: await enterAs(test, 'lila'),
    // Has two names, and something that care hid.
    author: await enterAs(test, 'kev-treize'),
  }
  return { test, readers, visits: await tour(test, readers, rarePages) }
}

/** Someone of the demonstration world, signed in. */
export async function enterAs({ lab, visitor }: TestLab, handle: string): Promise<Member> {
  const row = await lab.db
    .selectFrom('people.presentation')
    .select(['id', 'account_id', 'name'])
    .where('handle', '=', handle)
    .executeTakeFirstOrThrow()
  return signIn(lab.db, visitor(), {
    accountId: row.account_id ?? '',
    presentationId: row.id,
    handle,
    name: row.name,
  })
}

after(async () => {
  const world = await opened
  await world?.test.close()
})
