import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countSyllables, listWords, measureEase } from './reading-ease.ts'

describe('syllables', () => {
  const known: Record<number, string> = {
    1: 'le an que banque fille feuille août eau vie huit seul l’eau',
    2: 'maison parler année question voyage naïf Noël chaos réel famille travaille étaient',
    3: 'aérien poésie courageux documents numéro aujourd’hui',
    4: 'allocataire attestation allocation domicilié',
    5: 'administration solidarité',
    6: 'irrégularité',
  }
  for (const [count, words] of Object.entries(known))
    it(`${count} in ${words}`, () => {
      for (const word of words.split(' ')) assert.equal(countSyllables(word), Number(count), word)
    })

  it('are at least one', () => {
    for (const word of ['l', 'CNTFS', 'RSA']) assert.ok(countSyllables(word) >= 1)
  })
})

describe('how easily a text is read', () => {
  const fable =
    'Le chat dort sur le lit. Il fait chaud. La pluie tombe sur le toit. On a mis la table. Le pain est bon. Nous buvons un peu de lait.'
  const letter =
    'Conformément aux dispositions réglementaires relatives à l’attribution des prestations familiales, nous vous informons que l’instruction de votre demande nécessite impérativement la production de justificatifs complémentaires, à défaut desquels la suspension provisoire du versement sera automatiquement prononcée par l’organisme débiteur.'

  it('a text for children is easy, a letter of an office very hard', () => {
    assert.equal(measureEase(fable)?.level, 'easy')
    assert.equal(measureEase(letter)?.level, 'very-hard')
    assert.ok((measureEase(fable)?.score ?? 0) > 100)
    assert.ok((measureEase(letter)?.score ?? 100) < 20)
  })

  it('is the figure of Kandel and Moles', () => {
    // Four sentences of six words, each of one syllable.
    const text = Array(4).fill('Le chat dort sur le lit.').join(' ')
    assert.equal(measureEase(text)?.score, Math.round(207 - 1.015 * 6 - 73.6))
  })

  it('names the long sentences, and capitals that nothing explains', () => {
    const ease = measureEase(`${letter} La CAF (caisse d’allocations familiales) verse le RSA. Le CCAS aide.`)
    assert.deepEqual(ease?.long.length, 1)
    assert.deepEqual(ease?.acronyms, ['RSA', 'CCAS'])
  })

  it('says nothing of a text too short, nor of none', () => {
    assert.equal(measureEase('Trop court.'), null)
    assert.equal(measureEase(''), null)
  })

  it('words are what is between spaces, without figures', () => {
    assert.deepEqual(listWords('L’homme a 3 chats, c’est-à-dire trop.'), [
      'L’homme',
      'a',
      'chats',
      'c’est-à-dire',
      'trop',
    ])
  })
})
