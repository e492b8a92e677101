import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, beforeEach, describe, it } from 'node:test'
import sharp from 'sharp'
import { openTestLab, type Client, type Member, type TestLab } from '../../../test/support/lab.ts'
import {
  formWith,
  makeProduction,
  openNext,
  publishDraft,
  startProduction,
} from '../../../test/support/productions.ts'
import { fetchPackage, readManifestOf } from '../../../test/support/packages.ts'
import { readZip } from '../../../test/support/zip.ts'
import type { Manifest } from './format.ts'

describe('a production taken away whole', () => {
  let test: TestLab
  let nadia: Member

  before(async () => {
    test = await openTestLab()
  })
  beforeEach(async () => {
    nadia = await test.member('Nadia')
  })
  after(() => test.close())

  it('is one file with every version, every picture and the licence in words', async () => {
    const path = await publishDraft(nadia, await startProduction(nadia, await pictured('Garder trace')))
    const next = await openNext(nadia, path)
    await nadia.post(`${next}/ajouter/text`, { partTitle: 'Ensuite', partText: 'Un autre texte.' })
    await publishDraft(nadia, next, { changed: 'Une suite.' })
    const { manifest, entries } = await takeAway(test, test.visitor(), path)
    assert.deepEqual(manifest.authors, [{ name: 'Nadia', did: '' }])
    assert.equal(manifest.origin.address, `http://localhost:3000${path}`)
    assert.deepEqual(
      manifest.versions.map(({ number, changed, parts }) => [number, changed, parts.length]),
      [
        [1, '', 1],
        [2, 'Une suite.', 2],
      ],
    )
    assert.equal(manifest.versions[0]?.parts[0]?.key, manifest.versions[1]?.parts[0]?.key)
    assert.equal(manifest.media.length, 1)
    for (const { path: at, sha256, bytes } of manifest.media) {
      const content = entries.get(at)
      assert.equal(
        createHash('sha256')
          .update(content ?? '')
          .digest('hex'),
        sha256,
      )
      assert.equal(content?.length, bytes)
    }
    assert.match(
      entries.get('contenu.md')?.toString() ?? '',
      /# Garder trace[^]*!\[Un carré bleu\]\(<media\/001-a\.webp>\)[^]*## Ensuite/,
    )
    assert.match(
      entries.get('LICENCE.txt')?.toString() ?? '',
      /CC BY-SA[^]*creativecommons\.org[^]*Garder trace/,
    )
  })

  it('says nobody’s account nor presentation, and is the same each time', async () => {
    const path = await makeProduction(nadia, { title: 'Toujours pareil', partText: 'Un texte.', named: 'N.' })
    await nadia.post(`${path}/essais`, { place: 'Une salle', happened: 'On a ri.' })
    const [one, other] = [await fetchPackage(test, nadia, path), await fetchPackage(test, nadia, path)]
    assert.ok(one.equals(other))
    const all = [...readZip(one).values()].join('\n')
    for (const secret of [nadia.accountId, nadia.presentationId, nadia.handle])
      assert.ok(!all.includes(secret))
    assert.match(all, /On a ri/)
  })

  it('is not there for those who may not see it', async () => {
    const path = await publishDraft(nadia, await startProduction(nadia, { title: 'Entre nous' }), {
      audience: 'lab',
    })
    assert.equal((await test.visitor().get(`${path}/tout.zip`)).status, 404)
    assert.equal((await nadia.get(`${path}/tout.zip`)).status, 200)
    assert.match((await nadia.get(path)).text, /Emporter tout/)
  })
})

/** A production with a cover, as a form. */
async function pictured(title: string): Promise<FormData> {
  const content = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#06a' } })
    .png()
    .toBuffer()
  const fields = {
    title,
    summary: 'Un guide.',
    partText: 'Faites une *copie*.',
    coverAlt: 'Un carré bleu',
    named: 'Nadia',
  }
  return formWith(fields, { cover: { name: 'a.png', type: 'image/png', content } })
}

async function takeAway(
  test: TestLab,
  client: Client,
  path: string,
): Promise<{ manifest: Manifest; entries: Map<string, Buffer> }> {
  const zip = await fetchPackage(test, client, path)
  return { manifest: readManifestOf(zip), entries: readZip(zip) }
}
