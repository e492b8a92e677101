import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'
import type { Client } from './lab.ts'

/** A day so many days from now, as a form sends it. */
export function dayFrom(days: number): string {
  return Temporal.Now.plainDateISO('Europe/Paris').add({ days }).toString()
}

type Fields = Record<string, string | readonly string[]>

/** The form of a study, whole. */
export function studyFields(other: Fields = {}): Fields {
  return {
    title: 'La participation',
    question: 'Qui parle ici, et qui décide ?',
    protocol: 'On lit les traces ensemble, deux fois.',
    doneBy: 'Paule Arnaud',
    institution: 'Université de Marseille',
    ethics: 'Relue par cinq personnes du lab.',
    traces: ['turns', 'answers'],
    where: 'lab',
    analysisOn: dayFrom(60),
    dataUntil: dayFrom(400),
    ...other,
  }
}

/** Prepares a study; its path. */
export async function prepareStudy(who: Client, other: Fields = {}): Promise<string> {
  const kept = await who.post('/recherche/etudes/ouvrir', studyFields(other))
  assert.equal(kept.status, 303, kept.text.slice(0, 2_000))
  return kept.location ?? ''
}

/** Prepares a study and opens it; its path. */
export async function openStudy(who: Client, other: Fields = {}): Promise<string> {
  const path = await prepareStudy(who, other)
  const opened = await who.post(`${path}/ouvrir`)
  assert.equal(opened.status, 303, opened.text.slice(0, 2_000))
  return path
}
