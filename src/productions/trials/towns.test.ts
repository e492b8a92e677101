import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findTown, writeTown } from './towns.ts'

async function named(typed: string): Promise<string> {
  const { town, choices } = await findTown(typed)
  return town ? writeTown(town) : choices.map(writeTown).join(' · ')
}

describe('the town someone means', () => {
  it('is found whatever the accents and capitals', async () => {
    for (const typed of ['Marseille', 'marseille', ' MARSEILLE '])
      assert.equal(await named(typed), 'Marseille (Bouches-du-Rhône)')
    assert.equal(await named('St-Étienne'), await named('saint etienne'))
    assert.equal(await named('senegal'), 'Sénégal (pays)')
    assert.equal(await named('Haute-Corse'), 'Haute-Corse (département)')
  })

  it('is asked for when several bear the name, and told apart by what stands in brackets', async () => {
    assert.match(await named('Saint-Denis'), /Saint-Denis \(La Réunion\) · Saint-Denis \(Seine-Saint-Denis\)/)
    assert.equal(await named('Montreuil (Pas-de-Calais)'), 'Montreuil (Pas-de-Calais)')
  })

  it('is proposed from the first letters, and nothing from what is no town', async () => {
    assert.match(await named('Aubagn'), /Aubagne \(Bouches-du-Rhône\)/)
    for (const typed of ['', '   ', '???', 'Zzzzzz', '12 rue des Lilas']) assert.equal(await named(typed), '')
  })

  it('whatever is typed ends well', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (typed) => {
        const found = await findTown(typed)
        for (const town of [found.town, ...found.choices].filter((one) => one !== null)) {
          assert.match(town.id, /^(t\d+|r[A-Z]{2}(-\w\w)?)$/)
          assert.ok(Math.abs(town.latitude) <= 90 && Math.abs(town.longitude) <= 180)
        }
      }),
    )
  })
})
