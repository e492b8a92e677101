import assert from 'node:assert/strict'
import type { Member } from './lab.ts'
import { steps } from '../../src/uses/inventory/steps.ts'

type Answers = { title: string } & Readonly<Record<string, string>>

/** Begins a card and answers what is given, each on its own page. Returns where it is told. */
export async function beginUse(who: Member, answers: Answers, parole = ''): Promise<string> {
  const begun = await who.post('/usages/raconter', { title: answers.title, parole })
  assert.equal(begun.status, 303, begun.text.slice(0, 1_000))
  const told = (begun.location ?? '').replace(/\/qui$/, '')
  for (const { step, asks } of steps) {
    const said = asks.filter((name) => answers[name] !== undefined)
    if (said.length === 0) continue
    const fields = Object.fromEntries(said.map((name) => [name, answers[name] ?? '']))
    const kept = await who.post(`${told}/${step}`, fields)
    assert.equal(kept.status, 303, kept.text.slice(0, 1_000))
  }
  return told
}

/** Says yes to a card, or to other words for it, as it stands now. */
export async function agreeTo(who: Member, asked: string) {
  const saves = /name="saves" value="(\d+)"/.exec((await who.get(asked)).text)?.[1] ?? ''
  return who.submit(`${asked}/oui`, { saves })
}

/** Tells and publishes a use. Returns its address. */
export async function tellUse(who: Member, answers: Answers, readers = 'open'): Promise<string> {
  const told = await beginUse(who, answers)
  const published = await who.post(`${told}/publier`, { readers })
  assert.equal(published.status, 303, published.text.slice(0, 1_000))
  return published.location ?? ''
}
