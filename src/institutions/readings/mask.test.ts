import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { listMaskWords, maskAll, maskText, seemsPersonal } from './mask.ts'

describe('masking', () => {
  const known: [string, string][] = [
    ['Bonjour Madame DUPONT-MARTIN, votre dossier', 'Bonjour Madame [nom], votre dossier'],
    ['M. Ali Ben Salah est convoqué.', 'M. [nom] est convoqué.'],
    ['Madame, Monsieur, bonjour', 'Madame, Monsieur, bonjour'],
    ['Madame la Directrice vous salue', 'Madame la Directrice vous salue'],
    ['Écrivez à nadia.b@exemple.fr.', 'Écrivez à [courriel].'],
    ['Appelez le 06 12 34 56 78 ou le +33 6 12 34 56 78', 'Appelez le [téléphone] ou le [téléphone]'],
    ['NIR 2 85 07 13 055 123 45 relevé', 'NIR [numéro] relevé'],
    ['IBAN FR76 3000 6000 0112 3456 7890 189.', 'IBAN [numéro].'],
    ['N° allocataire : 1234567 A', 'N° allocataire : [numéro]'],
    ['Dossier n° 2026/04512-B', 'Dossier n° [numéro]'],
    ['12 bis rue de la Paix, escalier B', '[adresse], escalier B'],
    ['Vous habitez 4 rue des Petites Maries et vous devez', 'Vous habitez [adresse] et vous devez'],
    ['N° DOSSIER 123456 EST INCOMPLET', 'N° DOSSIER [numéro] EST INCOMPLET'],
    ['votre dossier n° 998877665 est incomplet', 'votre dossier n° [numéro] est incomplet'],
    ['13003 Marseille', '[adresse]'],
    ['Née le 03/07/1985 à Oran', 'Née le [date de naissance] à Oran'],
    ['Nom : Benali', 'Nom : [nom]'],
    ['Article L. 262-1 du code de l’action sociale', 'Article L. 262-1 du code de l’action sociale'],
    ['un trop-perçu de 1 250,40 €', 'un trop-perçu de 1 250,40 €'],
  ]
  for (const [text, masked] of known) it(`« ${text} »`, () => assert.equal(maskAll(text), masked))

  it('a text made to be slow is looked through in no time', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const names = letters.flatMap((one) =>
      letters.map((two) => `M. N${one}${two} O${two}${one} P${one}${one}`),
    )
    for (const text of [names.join(' '), 'a'.repeat(12_000), 'a.'.repeat(6_000), '1€ '.repeat(4_000)]) {
      const from = performance.now()
      maskAll(text.slice(0, 12_000))
      assert.ok(performance.now() - from < 700, text.slice(0, 20))
    }
  })

  it('a name found once is hidden wherever it stands, in capitals too', () => {
    assert.equal(
      maskAll('Madame Benali, nous vous écrivons.\nBENALI Nadia : absente'),
      'Madame [nom], nous vous écrivons.\n[nom] Nadia : absente',
    )
  })

  it('each word is hidden or shown as one says, an amount too', () => {
    const text = 'Vous devez 320 € à la caisse.'
    const words = listMaskWords(text)
    assert.deepEqual(
      words.flatMap(({ label }, at) => (label === 'montant' ? [at] : [])),
      [2, 3],
    )
    assert.equal(maskText(text, new Set([2, 3, 6])), 'Vous devez [montant] à la [caché].')
    assert.equal(maskText('Madame Benali.', new Set()), 'Madame Benali.')
  })

  it('a word hidden entirely leaves nothing of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (around) => {
        const text = `${around} Zorglub ${around}`
        const hidden = listMaskWords(text).flatMap(({ text: word }, at) =>
          word.includes('Zorglub') ? [at] : [],
        )
        assert.ok(!maskText(text, new Set(hidden)).includes('Zorglub'))
      }),
    )
  })

  it('a text with nothing hidden stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(maskText(text, new Set()), text)),
    )
  })

  it('a telephone or a number that is left is seen', () => {
    assert.ok(seemsPersonal('Appelez le 06.12.34.56.78'))
    assert.ok(!seemsPersonal(maskAll('Appelez le 06.12.34.56.78')))
    assert.ok(!seemsPersonal('Article L. 262-1, alinéa 3, du 12 mars 2026'))
  })

  it('takes a long text of any letters', () => {
    for (const text of ['1 '.repeat(6_000), 'M. A'.repeat(3_000), 'né le '.repeat(2_000), 'n°'.repeat(6_000)])
      assert.ok(maskAll(text).length > 0)
  })
})
