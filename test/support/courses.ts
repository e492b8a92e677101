import assert from 'node:assert/strict'
import type { ShownPart } from '../../src/productions/parts/sorts.ts'
import type { Member } from './lab.ts'
import { findId, startProduction } from './productions.ts'

type Fields = Record<string, string>

/** A part as pages show it, which says nothing but this. */
export function partWith(said: Pick<ShownPart, 'sort' | 'key'> & Partial<ShownPart>): ShownPart {
  const nothing = { title: '', text: '', own: {}, alt: '', saves: 1, file: null, cueCount: null }
  return { id: said.key, withdrawn: null, ...nothing, ...said }
}

/** Adds a part to what is being written, as a browser without scripts does. */
export async function addPart(writer: Member, draft: string, sort: string, fields: Fields): Promise<void> {
  const added = await writer.post(`${draft}/ajouter/${sort}`, fields)
  assert.equal(added.status, 303, added.text.replace(/<[^>]+>/g, ' ').slice(0, 1_000))
}

/** Writes a course of two modules, both doors, and five steps; the path of what is being written. */
export async function writeCourse(writer: Member, fields: Fields = {}): Promise<string> {
  const draft = await startProduction(
    writer,
    { title: 'Garder la trace', partText: 'Garder l’heure d’un envoi.', ...fields },
    'cours',
  )
  const first = findId(await writer.get(draft), `${draft}/parties/`)
  const aim = { partText: 'Garder l’heure d’un envoi.', minutes: '10', door: '1' }
  const named = { saves: '1', partTitle: 'Avant d’envoyer', ...aim }
  assert.equal((await writer.post(`${draft}/parties/${first}`, named)).status, 303)
  await addPart(writer, draft, 'text', { partTitle: 'Ce qui disparaît', partText: 'Un écran s’éteint.' })
  await addPart(writer, draft, 'question', {
    partTitle: 'Que faut-il voir sur la photo ?',
    ...{ answer1: 'L’heure en haut', right1: '1', said1: 'On la lit sans discuter.' },
    ...{ answer2: 'L’adresse du site', right2: '1', said2: 'Elle dit où.' },
    ...{ answer3: 'Mon humeur', said3: 'Elle passera.' },
    feedback: 'Une preuve date.',
  })
  await addPart(writer, draft, 'exercise', {
    partTitle: 'Garder l’heure',
    partText: 'Photographiez un écran.',
    bring: 'La photo.',
    example: 'On y lit 11 h 40.',
  })
  await addPart(writer, draft, 'module', {
    partTitle: 'Après',
    partText: 'Retrouver la trace d’un envoi.',
    minutes: '20',
    door: '1',
  })
  await addPart(writer, draft, 'question', {
    partTitle: 'Où la mettre ?',
    ...{ answer1: 'Dans le téléphone', answer2: 'Chez quelqu’un' },
  })
  await addPart(writer, draft, 'meeting', { partTitle: 'On compare', when: 'Le lundi', how: 'Sonnez.' })
  return draft
}
