import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type TestLab } from '../../../test/support/lab.ts'

const phrase = 'girafe lilas tambour nuage'
let test: TestLab
before(async () => {
  // In the place many people share one address: only the typed name is counted there.
  test = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
  await test.visitor().post('/rejoindre', { name: 'Assaillie', 'new-pass': phrase, age: '1' })
})
after(() => test.close())

async function tryTimes(handle: string, times: number): Promise<number[]> {
  const statuses: number[] = []
  for (let count = 0; count < times; count += 1) {
    statuses.push((await test.visitor().post('/entrer', { handle, pass: `faux ${count}` })).status)
  }
  return statuses
}

describe('too many tries', () => {
  it('are stopped by the name that is typed, whether it exists or not', async () => {
    const [known, unknown] = [await tryTimes('assaillie', 12), await tryTimes('fantome', 12)]
    assert.deepEqual(known, unknown)
    assert.equal(known.at(-1), 429)
  })

  it('never keep the owner from another of their names or from their card', async () => {
    const owner = test.visitor()
    const card = await owner.submit('/rejoindre', {
      name: 'Tenace',
      'new-pass': phrase,
      age: '1',
    })
    const code = /class="code">([^<]+)</.exec(card.text)?.[1] ?? ''
    await owner.post('/moi/noms', { name: 'Autre nom' })
    await tryTimes('tenace', 12)
    assert.equal((await test.visitor().post('/entrer', { handle: 'autre-nom', pass: phrase })).status, 303)
    assert.equal((await test.visitor().post('/entrer/carte', { card: code })).status, 303)
  })

  it('from one address are stopped too', async () => {
    const lab = await openTestLab()
    const statuses: number[] = []
    for (let count = 0; count < 22; count += 1) {
      statuses.push((await lab.visitor().post('/entrer', { handle: `nom ${count}`, pass: 'faux' })).status)
    }
    assert.equal(statuses.at(-1), 429)
    assert.equal(statuses[0], 422)
    await lab.close()
  })
})

describe('an unknown name', () => {
  it('takes as long as a known one', async () => {
    const time = async (handle: string) => {
      const start = performance.now()
      await test.visitor().post('/entrer', { handle, pass: 'une phrase fausse' })
      return performance.now() - start
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
    await test.visitor().post('/rejoindre', { name: 'Chrono', 'new-pass': phrase, age: '1' })
    const known: number[] = []
    const unknown: number[] = []
    for (let count = 0; count < 8; count += 1) {
      known.push(await time('chrono'))
      unknown.push(await time('chronophage'))
    }
    const ratio = median(known) / median(unknown)
    assert.ok(ratio > 0.5 && ratio < 2, `ratio ${ratio}`)
  })
})
