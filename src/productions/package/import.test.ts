import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import sharp from 'sharp'
import { root } from '../../platform/root.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { bring, fetchPackage, readManifestOf } from '../../../test/support/packages.ts'
import {
  findId,
  formWith,
  makeProduction,
  openNext,
  openProjectGroup,
  publishDraft,
  startProduction,
} from '../../../test/support/productions.ts'
import type { Manifest } from './format.ts'

describe('a production brought from another lab', () => {
  let there: TestLab
  let here: TestLab
  let nadia: Member
  let ghjulia: Member

  before(async () => {
    there = await openTestLab({ PUBLIC_URL: 'https://marseille.example' })
    here = await openTestLab({ PUBLIC_URL: 'https://bastia.example' })
  })
  beforeEach(async () => {
    nadia = await there.member('Nadia')
    ghjulia = await here.member('Ghjulia')
  })
  after(() => Promise.all([there.close(), here.close()]))

  /** What both labs say alike: everything but which of them wrote it. */
  const alike = ({ from: _, ...manifest }: Manifest) => manifest

  it('arrives whole, is seen by whoever brought it alone, and goes on the same', async () => {
    const path = await makeGuide(nadia)
    const zip = await fetchPackage(there, nadia, path)
    const brought = await bring(ghjulia, zip)
    assert.equal(brought.status, 303, brought.text.replace(/<[^>]+>/g, ' ').slice(-2_500))
    const at = brought.location ?? ''
    assert.equal((await here.visitor().get(at)).status, 404)
    const page = await ghjulia.get(at)
    assert.match(page.text, /Faite ailleurs[^]*marseille\.example[^]*Montrer ici/)
    assert.match(page.text, />Nadia</)
    assert.match(page.text, /Un autre texte\./)
    assert.match((await ghjulia.get(`${at}/versions`)).text, /Une suite\./)
    assert.match((await ghjulia.get(`${at}/versions/1`)).text, /Faites une/)
    const again = await fetchPackage(here, ghjulia, at)
    assert.deepEqual(alike(readManifestOf(again)), alike(readManifestOf(zip)))
  })

  it('keeps a film and its captions, a sound, and each scene with what it remembers', async () => {
    const fixture = async (name: string) => ({
      name,
      type: name.endsWith('mp4') ? 'video/mp4' : 'audio/ogg',
      content: await readFile(join(root, 'src/platform/files/fixtures', name)),
    })
    const film = formWith({ title: 'La file', summary: 'Le matin.' }, { file: await fixture('film.mp4') })
    const draft = await startProduction(nadia, film, 'film')
    const part = findId(await nadia.get(draft), `${draft}/parties/`)
    const cue = {
      saves: '0',
      count: '0',
      from: '0',
      'start-0': '0:00',
      'end-0': '0:01',
      'text-0': 'On attend.',
    }
    assert.equal((await nadia.post(`${draft}/parties/${part}/sous-titres`, cue)).status, 303)
    const sound = formWith(
      { partTitle: 'La voix', partText: 'On dit bonjour.' },
      { file: await fixture('voix.ogg') },
    )
    assert.equal((await nadia.post(`${draft}/ajouter/audio`, sound)).status, 303)
    const game = await startProduction(nadia, { title: 'Guichet', partText: 'On attend.' }, 'jeu')
    const scene = findId(await nadia.get(game), `${game}/parties/`)
    const choice = { choice1: 'Prendre un ticket', 'note1-1': 'le ticket', 'if1-1': 'la file' }
    const said = { saves: '1', partTitle: 'La file', partText: 'On attend.', ...choice }
    assert.equal((await nadia.post(`${game}/parties/${scene}`, said)).status, 303)
    for (const path of [await publishDraft(nadia, draft), await publishDraft(nadia, game)]) {
      const zip = await fetchPackage(there, nadia, path)
      const brought = await bring(ghjulia, zip)
      assert.equal(brought.status, 303, brought.text.replace(/<[^>]+>/g, ' ').slice(-2_500))
      const again = await fetchPackage(here, ghjulia, brought.location ?? '')
      assert.deepEqual(alike(readManifestOf(again)), alike(readManifestOf(zip)))
    }
  })

  it('is shown to everyone by who brought it, and is changed by nobody', async () => {
    const path = await makeGuide(nadia)
    const at = (await bring(ghjulia, await fetchPackage(there, nadia, path))).location ?? ''
    const stranger = await here.member('Karim')
    assert.equal((await stranger.post(`${at}/montrer`)).status, 404)
    assert.match((await ghjulia.submit(`${at}/montrer`)).text, /Tout le monde peut la voir/)
    const page = await here.visitor().get(at)
    assert.match(page.text, /Garder trace/)
    const picture = /src="(\/fichiers\/[^"]+)"[^>]*alt="Un carré bleu"/.exec(page.text)?.[1] ?? ''
    assert.equal((await here.visitor().get(picture)).status, 200)
    assert.match((await here.visitor().get('/productions')).text, /Garder trace/)
    assert.equal((await ghjulia.post(`${at}/montrer`)).status, 404)
    assert.equal((await ghjulia.post(`${at}/modifier`)).status, 404)
    assert.doesNotMatch((await ghjulia.get(at)).text, /\/modifier"|noms\//)
  })

  it('brought twice, says that it is here already, to those who see it alone', async () => {
    const zip = await fetchPackage(there, nadia, await makeGuide(nadia))
    const first = await bring(ghjulia, zip)
    const karim = await here.member('Karim')
    const other = await bring(karim, zip)
    assert.notEqual(other.location, first.location)
    const second = await bring(ghjulia, zip)
    assert.equal(second.location, first.location)
    assert.match((await ghjulia.get(second.location ?? '')).text, /déjà ici/)
  })

  it('brought back to the lab it was made in, is its own', async () => {
    const path = await makeGuide(nadia)
    const back = await bring(nadia, await fetchPackage(there, nadia, path))
    assert.equal(back.location, path)
  })

  it('is adapted here, and the line goes through both labs', async () => {
    const path = await makeGuide(nadia)
    const at = (await bring(ghjulia, await fetchPackage(there, nadia, path))).location ?? ''
    const fields = { title: 'La trace, en corse', why: 'Pour le mercredi de Bastia.', kind: 'audience' }
    const begun = await ghjulia.post(`${at}/adapter`, fields)
    assert.equal(begun.status, 303, begun.text.slice(0, 2_000))
    await ghjulia.post(`${at}/montrer`)
    const adapted = await publishDraft(ghjulia, begun.location ?? '')
    const line = await here.visitor().get(`${adapted}/filiation`)
    assert.match(line.text, /Garder trace/)
    assert.match(line.text, /https:\/\/marseille\.example\/productions\/garder-trace/)
    const manifest = readManifestOf(await fetchPackage(here, here.visitor(), adapted))
    assert.deepEqual(
      manifest.comesFrom.map(({ lab: _, ...one }) => one),
      [{ address: `https://marseille.example${path}`, title: 'Garder trace', lang: 'fr', why: '' }],
    )
    assert.deepEqual(manifest.adapts, { why: 'Pour le mercredi de Bastia.', kind: 'audience' })
    assert.match((await here.visitor().get(`${at}/filiation`)).text, /La trace, en corse/)
  })

  it('brought for a group, is seen and shown by its members', async () => {
    const group = await openProjectGroup(ghjulia, 'Le mercredi')
    const karim = await here.member('Karim')
    await karim.post(`${group.path}/entrer`)
    const zip = await fetchPackage(there, nadia, await makeGuide(nadia))
    const at = (await bring(ghjulia, zip, { group: group.id })).location ?? ''
    assert.match((await karim.get(at)).text, /Garder trace/)
    assert.equal((await karim.post(`${at}/montrer`)).status, 303)
    const stranger = await here.member('Lou')
    assert.equal((await bring(stranger, zip, { group: group.id })).status, 422)
  })

  it('carries its trials, and those told here follow', async () => {
    const path = await makeGuide(nadia)
    await nadia.post(`${path}/essais`, { place: 'Aix', happened: 'Ils ont ri.' })
    const at = (await bring(ghjulia, await fetchPackage(there, nadia, path))).location ?? ''
    await ghjulia.post(`${at}/montrer`)
    await ghjulia.post(`${at}/essais`, { place: 'Corte', happened: 'Ils ont chanté.' })
    const { trials } = readManifestOf(await fetchPackage(here, here.visitor(), at))
    assert.deepEqual(
      trials.map(({ place }) => place),
      ['Aix', 'Corte'],
    )
  })

  it('keeps what is told of it from those who do not see it, until it is shown', async () => {
    const at = (await bring(ghjulia, await fetchPackage(there, nadia, await makeGuide(nadia)))).location ?? ''
    assert.equal((await ghjulia.post(`${at}/essais`, { place: 'Calvi', happened: 'Rien.' })).status, 303)
    const audience = () =>
      here.lab.db
        .selectFrom('platform.thing')
        .select(['audience'])
        .where('kind', '=', 'trial')
        .where('title', '=', 'Calvi')
        .executeTakeFirstOrThrow()
    assert.deepEqual(await audience(), { audience: 'group' })
    assert.doesNotMatch((await here.visitor().get('/chercher?q=calvi')).text, /#essai-/)
    assert.match((await ghjulia.get(`${at}/essais`)).text, /Calvi/)
    await ghjulia.post(`${at}/montrer`)
    assert.deepEqual(await audience(), { audience: 'open' })
  })

  it('withdrawn and put back, is seen by those who saw it and nobody else', async () => {
    const at = (await bring(ghjulia, await fetchPackage(there, nadia, await makeGuide(nadia)))).location ?? ''
    assert.equal((await ghjulia.post(`${at}/retirer`)).status, 303)
    assert.equal((await ghjulia.post(`${at}/montrer`)).status, 404)
    assert.equal((await ghjulia.post(`${at}/remettre`)).status, 303)
    assert.equal((await here.visitor().get(at)).status, 404)
    assert.equal((await ghjulia.post(`${at}/montrer`)).status, 303)
    await ghjulia.post(`${at}/retirer`)
    await ghjulia.post(`${at}/remettre`)
    assert.equal((await here.visitor().get(at)).status, 200)
  })

  it('between peers, whoever told of it before it was shown is not named', async () => {
    const group = await openProjectGroup(ghjulia, 'Les pairs', { peersFor: 'Qui a dormi dehors.' })
    const zip = await fetchPackage(there, nadia, await makeGuide(nadia))
    const at = (await bring(ghjulia, zip, { group: group.id })).location ?? ''
    await ghjulia.post(`${at}/essais`, { place: 'Porto', happened: 'Rien.' })
    assert.match((await ghjulia.get(`${at}/essais`)).text, /Ghjulia/)
    await ghjulia.post(`${at}/montrer`)
    const told = await here.visitor().get(`${at}/essais`)
    assert.match(told.text, /Porto/)
    assert.doesNotMatch(told.text, /Ghjulia/)
  })

  it('a game keeps the ways from scene to scene', async () => {
    const start = { title: 'Le guichet', summary: 'Un jeu.', partTitle: 'Entrée', partText: 'Bonjour.' }
    const draft = await startProduction(nadia, start, 'jeu')
    const path = await publishDraft(nadia, draft)
    const at = (await bring(ghjulia, await fetchPackage(there, nadia, path))).location ?? ''
    assert.match((await ghjulia.get(`${at}/jouer`)).text, /Bonjour\./)
  })

  it('asks for a name, and for a file', async () => {
    const zip = await fetchPackage(there, nadia, await makeProduction(nadia, { title: 'Sans image' }))
    assert.equal((await bring(here.visitor(), zip)).status, 401)
    assert.equal((await ghjulia.post('/productions/importer', {})).status, 422)
    assert.match((await ghjulia.get('/productions')).text, /\/productions\/importer/)
  })

  it('leaves nothing of its own in the folder of uploads', async () => {
    await bring(ghjulia, await fetchPackage(there, nadia, await makeGuide(nadia)))
    assert.deepEqual(await listTemporary(here), [])
  })
})

/** Files that wait in the folder of uploads. */
async function listTemporary({ lab }: TestLab): Promise<string[]> {
  return readdir(join(lab.config.dataDir, 'tmp')).catch(() => [])
}

/** Two versions with a cover. */
async function makeGuide(member: Member): Promise<string> {
  const content = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#06a' } })
    .png()
    .toBuffer()
  const fields = {
    ...{ title: 'Garder trace', summary: 'Un guide.', partText: 'Faites une *copie*.', named: 'Nadia' },
    coverAlt: 'Un carré bleu',
  }
  const form = formWith(fields, { cover: { name: 'a.png', type: 'image/png', content } })
  const path = await publishDraft(member, await startProduction(member, form))
  const next = await openNext(member, path)
  await member.post(`${next}/ajouter/text`, { partTitle: 'Ensuite', partText: 'Un autre texte.' })
  return publishDraft(member, next, { changed: 'Une suite.' })
}
