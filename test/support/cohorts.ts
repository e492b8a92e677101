import assert from 'node:assert/strict'
import type { Client, Member } from './lab.ts'

/** A day so far from now, as a date field sends it. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

/** What the form of a cohort sends. */
export function cohortFields(fields: Record<string, string> = {}): Record<string, string> {
  const usual = { name: 'Les mardis', place: 'Au lieu, à 18 h', accompanied: 'Avec Mina' }
  return { ...usual, begins: inDays(10), ...fields }
}

/** Calls others to follow this course, as a browser without scripts does; the path of the cohort. */
export async function openCohort(
  writer: Member,
  course: string,
  fields: Record<string, string> = {},
): Promise<string> {
  const opened = await writer.post(`${course}/cours/groupes/ouvrir`, cohortFields(fields))
  assert.equal(opened.status, 303, opened.text.replace(/<[^>]+>/g, ' ').slice(0, 900))
  return opened.location ?? ''
}

/** The fields for a day of each module, in their order. */
export async function readDayFields(writer: Member, course: string): Promise<string[]> {
  const form = (await writer.get(`${course}/cours/groupes/ouvrir`)).text
  const named = [...form.matchAll(/name="(day-[0-9a-z]{12})"/g)]
  return named.map(([, name]) => name ?? '')
}

/** What a page is about, without its frame, where the reader's own name stands. */
export async function readMain(who: Client, path: string): Promise<string> {
  return /<main[^]*<\/main>/.exec((await who.get(path)).text)?.[0] ?? ''
}
