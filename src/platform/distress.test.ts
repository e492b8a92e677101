import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { soundsLikeDanger } from './distress.ts'

describe('words of distress', () => {
  it('are heard whatever the capitals, accents and apostrophes', () => {
    for (const text of [
      'J’ai ENVIE de mourir',
      'je pense a mourir',
      'Il m’a violée.',
      'Je ne veux plus vivre.',
      'On va dormir dehors',
    ]) {
      assert.equal(soundsLikeDanger(text), true, text)
    }
  })

  it('are whole words only', () => {
    for (const text of [
      'Un violon et des violettes',
      'Je suis mort de rire',
      'La bataille',
      'Il se bat pour ses droits',
    ]) {
      assert.equal(soundsLikeDanger(text), false, text)
    }
  })
})
