import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cutSentences } from './sentences.ts'

const cut = (text: string) => cutSentences(text).map((sentence) => sentence.text)

describe('sentences', () => {
  it('end at a point, a question, an exclamation', () => {
    assert.deepEqual(cut('Votre dossier est incomplet. Que faire ? Écrivez-nous !'), [
      'Votre dossier est incomplet.',
      'Que faire ?',
      'Écrivez-nous !',
    ])
  })

  it('go on after Monsieur, an article of law, a number, a page', () => {
    for (const text of [
      'Nous écrivons à M. Durand et à Mme. Petit ce jour.',
      'Selon l’art. L. 262-1 du code, vous devez répondre.',
      'Voir p. 12 et réf. 4 du dossier n. 7.',
      'Le Dr. Martin vous recevra le 3 janv. 2026 à midi.',
    ])
      assert.deepEqual(cut(text), [text])
  })

  it('go on after « etc. » only where a small letter follows', () => {
    assert.deepEqual(cut('Apportez vos papiers, etc. avant lundi.'), [
      'Apportez vos papiers, etc. avant lundi.',
    ])
    assert.deepEqual(cut('Apportez vos papiers, etc. Nous vous attendons.'), [
      'Apportez vos papiers, etc.',
      'Nous vous attendons.',
    ])
  })

  it('each item of a list is one, and begins a paragraph', () => {
    const text = 'Il manque :\n- une facture ;\n- un bail.\n1. Envoyez-les.\n2. Attendez.'
    assert.deepEqual(cut(text), [
      'Il manque :',
      '- une facture ;',
      '- un bail.',
      '1. Envoyez-les.',
      '2. Attendez.',
    ])
    assert.ok(cutSentences(text).every(({ starts }) => starts))
  })

  it('a line broken anywhere by a screen goes on', () => {
    assert.deepEqual(cut('Nous avons étudié\nvotre demande\navec soin. Elle est\nrefusée.'), [
      'Nous avons étudié votre demande avec soin.',
      'Elle est refusée.',
    ])
  })

  it('keep every letter of any text', () => {
    const letters = (text: string) => text.replace(/\s/gu, '')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.equal(letters(cut(text).join('')), letters(text))
      }),
    )
  })

  it('holds nobody up, whatever is repeated in it', () => {
    for (const piece of ['1. ', 'M. ', 'A. ', 'L. 2 ', 'etc. a ']) {
      const before = process.threadCpuUsage()
      cutSentences(piece.repeat(12_000).slice(0, 12_000))
      const { user, system } = process.threadCpuUsage(before)
      assert.ok(user + system < 100_000, `${piece}: ${user + system} µs`)
    }
  })
})
