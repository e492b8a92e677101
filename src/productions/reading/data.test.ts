import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { root } from '../../platform/root.ts'
import { openTestLab, type Client, type Member, type TestLab } from '../../../test/support/lab.ts'
import {
  findId,
  formWith,
  makeProduction,
  publishDraft,
  startProduction,
} from '../../../test/support/productions.ts'

const fixture = (name: string) => readFile(join(root, 'src/platform/files/fixtures', name))

let test: TestLab
let nadia: Member
before(async () => {
  test = await openTestLab()
  nadia = await test.member('Nadia')
})
after(() => test.close())

async function readData(path: string, reader: Client = test.visitor()) {
  const { text } = await reader.get(path)
  return JSON.parse(/<script type="application\/ld\+json">([^]*?)<\/script>/.exec(text)?.[1] ?? '')
}

describe('what machines read of a production', () => {
  it('is a resource to learn with: what it is, whose, how it may be used, and from what it comes', async () => {
    const path = await makeProduction(nadia, { title: '</script> <b>', summary: 'Des gestes.', named: 'N.' })
    const data = await readData(path)
    assert.deepEqual(data['@type'], ['LearningResource'])
    assert.equal(data.name, '</script> <b>')
    assert.equal(data.description, 'Des gestes.')
    assert.equal(data.inLanguage, 'fr')
    assert.equal(data.version, 1)
    assert.equal(data.isAccessibleForFree, true)
    assert.equal(data.learningResourceType, 'Guide')
    assert.equal(data.audience['@type'], 'Audience')
    assert.match(data.license, /^https:\/\/creativecommons\.org\//)
    assert.deepEqual(data.author, [
      { '@type': 'Person', name: 'N.', url: `http://localhost:3000/@${nadia.handle}` },
    ])
    assert.ok(!Number.isNaN(Date.parse(data.dateModified)))
    const draft = await nadia.post(`${path}/adapter`, { title: 'Autre', why: 'Plus court.', group: '' })
    const adapted = await publishDraft(nadia, draft.location ?? '')
    assert.equal((await readData(adapted)).isBasedOn, `http://localhost:3000${path}`)
  })

  it('says of a film that it has captions only when it has some, and how long it lasts', async () => {
    const film = { name: 'film.mp4', type: 'video/mp4', content: await fixture('film.mp4') }
    const start = () =>
      startProduction(nadia, formWith({ title: 'Film', summary: 'S' }, { file: film }), 'film')
    const [silent, captioned] = [await start(), await start()]
    const part = findId(await nadia.get(captioned), `${captioned}/parties/`)
    const cue = { saves: '0', count: '0', from: '0', 'start-0': '0:01', 'end-0': '0:02', 'text-0': 'Bonjour' }
    await nadia.post(`${captioned}/parties/${part}/sous-titres`, cue)
    const said = await readData(await publishDraft(nadia, captioned))
    assert.deepEqual(said['@type'], ['LearningResource', 'VideoObject'])
    assert.deepEqual(said.accessibilityFeature, ['captions'])
    assert.match(said.timeRequired, /^PT\d+S$/)
    const nothing = await readData(await publishDraft(nadia, silent, { audience: 'lab' }), nadia)
    assert.equal(nothing.accessibilityFeature, undefined)
  })
})
