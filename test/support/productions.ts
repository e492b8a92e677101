import assert from 'node:assert/strict'
import type { Member, Page } from './lab.ts'

type Fields = Record<string, string>

const usual = { title: 'Garder la preuve', summary: 'Un guide pour garder la trace de ses démarches.' }

/** Starts a production as a browser without scripts does; the path of what is being written. */
export async function startProduction(
  member: Member,
  fields: Fields | FormData = {},
  kind = 'guide',
): Promise<string> {
  const form = fields instanceof FormData ? fields : { ...usual, ...fields }
  return locationOf(await member.post(`/productions/proposer/${kind}`, form))
}

/** Publishes what is being written, captions or not; the path of the production. */
export async function publishDraft(member: Member, draft: string, fields: Fields = {}): Promise<string> {
  return locationOf(await member.post(`${draft}/publier`, { audience: 'open', later: '1', ...fields }))
}

/** Starts and publishes at once; the path of the production. */
export async function makeProduction(member: Member, fields: Fields = {}, kind = 'guide'): Promise<string> {
  return publishDraft(member, await startProduction(member, fields, kind))
}

/** Begins the next version; the path of what is being written. */
export async function openNext(member: Member, path: string): Promise<string> {
  return locationOf(await member.post(`${path}/modifier`))
}

/** Opens a project group; its path and the id by which forms name it. */
export async function openProjectGroup(
  member: Member,
  name: string,
  other: Fields = {},
): Promise<{ path: string; id: string }> {
  const path = locationOf(
    await member.post('/groupes/ouvrir', {
      name,
      purpose: 'Faire quelque chose ensemble.',
      promise: 'guide',
      ...other,
    }),
  )
  const form = await member.get(`/productions/proposer/guide?groupe=${path.slice('/groupes/'.length)}`)
  const id = /<option value="([0-9a-z]{12})" selected/.exec(form.text)?.[1]
  assert.ok(id, 'the form offers the group')
  return { path, id }
}

/** The first id at the end of a path that begins so, in the links and forms of a page. */
export function findId(page: Page, start: string): string {
  const id = page.text.split(`"${start}`)[1]?.slice(0, 12)
  assert.match(id ?? '', /^[0-9a-z]{12}$/, `an id after ${start}`)
  return id ?? ''
}

/** A form with texts and files, as a browser sends it. */
export function formWith(
  fields: Fields,
  files: Record<string, { name: string; type: string; content: Uint8Array }>,
): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const [name, { name: fileName, type, content }] of Object.entries(files))
    form.set(name, new Blob([new Uint8Array(content)], { type }), fileName)
  return form
}

function locationOf(page: Page): string {
  assert.equal(page.status, 303, page.text.replace(/<[^>]+>/g, ' ').slice(0, 1_500))
  return page.location ?? ''
}
