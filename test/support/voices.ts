import assert from 'node:assert/strict'
import type { Member, Page } from './lab.ts'

/** Says something; the id of the voice. */
export async function say(member: Member, text: string, readers = 'open'): Promise<string> {
  return idIn(await member.post('/paroles/dire', { text, readers }))
}

/** Answers a post; the id of the answer. */
export async function answerTo(member: Member, id: string, text: string): Promise<string> {
  return idIn(await member.post(`/paroles/${id}/repondre`, { text }))
}

function idIn({ status, location, text }: Page): string {
  assert.equal(status, 303, text.slice(0, 2_000))
  return location?.match(/#?(\w{12})$/)?.[1] ?? ''
}
