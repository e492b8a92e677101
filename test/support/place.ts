import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'
import { newId } from '../../src/platform/ids.ts'
import type { Circle } from '../../src/platform/viewer.ts'
import type { Client, Member, TestLab } from './lab.ts'

const zone = 'Europe/Paris'

/** The day so many days from now, as a date field sends it. */
export function dayIn(days: number): string {
  return Temporal.Now.plainDateISO(zone).add({ days }).toString()
}

/** What a form to propose a workshop sends, with what is said otherwise. */
export function workshopFields(other: Record<string, string> = {}): Record<string, string> {
  return {
    title: 'Lire un courrier',
    day: dayIn(7),
    start: '18:00',
    end: '20:00',
    entry: 'booking',
    ...other,
  }
}

/** Proposes a workshop as a member would; gives the path of its first date. */
export async function propose(member: Client, other: Record<string, string> = {}): Promise<string> {
  const { status, location, text } = await member.post('/ateliers/proposer', workshopFields(other))
  assert.equal(status, 303, text.slice(text.indexOf('class="errors"'), text.indexOf('class="errors"') + 600))
  return location ?? ''
}

/** The code that a page shows. */
export function codeOn(text: string): string {
  const code = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/.exec(text)?.[0]
  assert.ok(code, 'a code is shown')
  return code
}

/** Books under a name; gives the receipt's page and code. */
export async function book(
  client: Client,
  path: string,
  name: string,
): Promise<{ code: string; text: string }> {
  const { text } = await client.submit(`${path}/inscription`, { name })
  return { code: codeOn(text), text }
}

/** Gives a member a seat in a circle, from now on. */
export async function seat({ lab }: TestLab, member: Member, circle: Circle): Promise<void> {
  await lab.db
    .insertInto('people.circle_seat')
    .values({
      id: newId(),
      circle,
      account_id: member.accountId,
      presentation_id: member.presentationId,
      until: new Date(Date.now() + 30 * 86_400_000),
    })
    .execute()
}

/** A group that its members opened and joined; gives its id. */
export async function addGroup(
  { lab }: TestLab,
  name: string,
  [first, ...others]: readonly [Member, ...Member[]],
  peersFor = '',
): Promise<string> {
  const { location } = await first.post('/groupes/ouvrir', {
    name,
    purpose: 'Faire ensemble.',
    promise: 'inconnue',
    peersFor,
  })
  for (const member of others) await member.post(`${location}/entrer`, { concerned: 'on' })
  const { id } = await lab.db
    .selectFrom('platform.thing')
    .select('id')
    .where('path', '=', location ?? '')
    .executeTakeFirstOrThrow()
  return id
}

/** The slug in the path of a workshop or of one of its dates. */
export function slugIn(path: string): string {
  return path.split('/')[2] ?? ''
}
