import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Client, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { tablesHolding } from '../../../../test/support/rows.ts'
import { runDueJobs } from '../../../platform/jobs.ts'

const letter = 'Madame Wolverhamptoise, votre dossier n° 998877665 est incomplet.\nAppelez Monsieur Durand.'

describe('hiding what is personal', () => {
  let test: TestLab
  let nadia: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
  })
  after(() => test.close())

  const hiddenBoxes = (page: { text: string }) =>
    [...page.text.matchAll(/name="hide" value="(\d+)"( checked)?/g)].flatMap(([, number = '', checked]) =>
      checked ? [number] : [],
    )

  it('what looks personal comes ticked, the rest can be, and the next page has the masked text alone', async () => {
    const choose = await test.visitor().post('/decorticages/apporter', { secretText: letter })
    assert.equal(choose.status, 200)
    assert.match(choose.headers.get('cache-control') ?? '', /no-store/)
    const boxes = hiddenBoxes(choose)
    assert.deepEqual(boxes, ['1', '5', '10'])
    const next = await test
      .visitor()
      .post('/decorticages/apporter', { secretText: letter, chosen: '1', hide: [...boxes, '7'] })
    assert.match(
      next.text,
      />\nMadame \[nom\], votre dossier n° \[numéro\] est \[caché\]\.\nAppelez Monsieur \[nom\]\./,
    )
    assert.doesNotMatch(next.text, /Wolverhamptoise|998877665/)
  })

  it('a text that the browser masked goes straight on', async () => {
    const next = await test.visitor().post('/decorticages/apporter', { text: 'Madame [nom], bonjour.' })
    assert.match(next.text, /action="\/decorticages\/deposer"/)
    assert.match(next.text, />\nMadame \[nom\], bonjour\./)
  })

  it('a refused text comes back as typed, and an empty one asks for it', async () => {
    const long = await nadia.post('/decorticages/apporter', { secretText: `${letter}${'a'.repeat(12_000)}` })
    assert.equal(long.status, 422)
    assert.match(long.text, /Wolverhamptoise/)
    assert.equal((await nadia.post('/decorticages/apporter', {})).status, 422)
  })

  /** All that is kept anywhere: rows, and files of the lab's folder. */
  async function whereIs(words: string): Promise<string[]> {
    const tables = await tablesHolding(test.lab.db, [words, words.toLowerCase()])
    const { dataDir } = test.lab.config
    const names = await readdir(dataDir, { recursive: true, withFileTypes: true })
    const files = await Promise.all(
      names
        .filter((entry) => entry.isFile())
        .map(async (entry) => {
          const path = join(entry.parentPath, entry.name)
          return (await readFile(path)).includes(words) ? [path] : []
        }),
    )
    return [...tables, ...files.flat()]
  }

  it('what was typed before it was masked is kept nowhere, whatever went wrong on the way', async () => {
    const origin = test.lab.config.publicUrl.origin
    const broken = (who: Client) =>
      who.post('/decorticages/apporter', { secretText: letter, filler: 'x'.repeat(2_000_000) })
    const elsewhere = (who: Client) =>
      who.post('/decorticages/deposer', { secretText: letter, title: 'Sans le texte' })
    for (const who of [nadia, test.visitor()]) {
      await who.post('/decorticages/apporter', { secretText: letter })
      await who.post('/decorticages/apporter', { secretText: letter, garder: '1' })
      await who.post('/decorticages/apporter', { secretText: letter }, { origin: 'https://ailleurs.example' })
      await who.post('/decorticages/apporter', { secretText: letter }, { origin, cookie: 'x=1' })
      await broken(who)
      const other = await elsewhere(who)
      assert.equal(other.status, 422)
    }
    const asked = await test.visitor().post('/decorticages/deposer', {
      secretText: letter,
      ...{ text: 'Caché.', title: 'T', sort: 'letter', institution: 'I', looked: '1' },
    })
    assert.equal(asked.status, 401)
    assert.doesNotMatch(asked.text, /Wolverhamptoise/)
    // The sign-in page carries what was typed into a draft.
    const fields = [...asked.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    )
    await test.visitor().post('/rejoindre', { ...Object.fromEntries(fields), name: 'Zoé', age: '1' })
    await runDueJobs(test.lab)
    assert.deepEqual(await whereIs('Wolverhamptoise'), [])
    assert.deepEqual(await whereIs('998877665'), [])
  })

  it('when someone sends too often, the page gives nothing of it back', async () => {
    const leo = await test.member('Léo')
    let page = await leo.post('/decorticages/apporter', { secretText: letter })
    for (let times = 0; times < 130 && page.status === 200; times += 1)
      page = await leo.post('/decorticages/apporter', { secretText: letter })
    assert.equal(page.status, 429)
    assert.doesNotMatch(page.text, /Wolverhamptoise/)
  })
})
