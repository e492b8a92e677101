import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { root } from '../../platform/root.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { formWith, makeProduction, publishDraft, startProduction } from '../../../test/support/productions.ts'

const fixture = (name: string) => readFile(join(root, 'src/platform/files/fixtures', name))
const captions = {
  name: 'film.vtt',
  type: 'text/vtt',
  content: Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour\n'),
}

let test: TestLab
let nadia: Member
before(async () => {
  test = await openTestLab()
  nadia = await test.member('Nadia')
})
after(() => test.close())

async function readData(path: string) {
  const { text } = await test.visitor().get(path)
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
    const make = async (files: Parameters<typeof formWith>[1]) =>
      readData(
        await publishDraft(
          nadia,
          await startProduction(nadia, formWith({ title: 'Film', summary: 'S' }, files), 'film'),
        ),
      )
    const [silent, captioned] = [await make({ file: film }), await make({ file: film, captions })]
    assert.deepEqual(captioned['@type'], ['LearningResource', 'VideoObject'])
    assert.deepEqual(captioned.accessibilityFeature, ['captions'])
    assert.equal(silent.accessibilityFeature, undefined)
    assert.match(captioned.timeRequired, /^PT\d+S$/)
  })
})
