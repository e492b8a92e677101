import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { agreeTo, beginUse } from '../../../test/support/uses.ts'
import { root } from '../../platform/root.ts'

describe('the words of a sound that tells a use', () => {
  let test: TestLab
  let nadia: Member
  let theo: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    theo = await test.member('Théo')
  })
  after(() => test.close())

  /** A card of Nadia's that is told aloud, drawn from a voice or not. */
  async function tellAloud(title: string, parole = ''): Promise<{ told: string; path: string }> {
    const told = await beginUse(nadia, { title }, parole)
    const form = new FormData()
    form.set('transcript', '')
    const sound = await readFile(join(root, 'src/platform/files/fixtures/voix.ogg'))
    form.set('voice', new Blob([sound], { type: 'audio/ogg' }), 'voix.ogg')
    assert.equal((await nadia.post(`${told}/voix`, form)).status, 303)
    const { location } = await nadia.post(`${told}/publier`, { readers: 'open' })
    return { told, path: location ?? '' }
  }
  const offer = (who: Member, path: string, text: string, named = '1') =>
    who.submit(`${path}/ecouter`, { text, ...(named && { named }) })
  const offerIn = async (path: string) =>
    /action="([^"]+)\/prendre"/.exec((await nadia.get(`${path}/ecouter`)).text)?.[1] ?? ''
  const read = async (path: string) => (await test.visitor().get(path)).text

  it('are written by someone else, and read after the yes of whoever told it', async () => {
    const { path } = await tellAloud('Dicter ses lettres')
    assert.match(await read(path), new RegExp(`href="${path}/ecouter">Écrire ce qu&#39;on entend`))
    assert.match((await offer(theo, path, 'Je parle et il écrit.')).text, /rien ne change avant son oui/)
    assert.doesNotMatch(await read(path), /Je parle et il écrit/)
    assert.doesNotMatch(await read(`${path}/ecouter`), /Je parle et il écrit/)
    assert.match((await nadia.get('/moi')).text, /propose des mots[^]*Dicter ses lettres/)
    assert.match((await nadia.get(path)).text, /Lire les mots proposés/)
    assert.match((await nadia.get(`${path}/ecouter`)).text, /Théo propose ces mots[^]*Je parle et il écrit/)
    const offered = await offerIn(path)
    for (const act of ['prendre', 'laisser']) assert.equal((await theo.post(`${offered}/${act}`)).status, 404)
    await nadia.post(`${offered}/prendre`)
    assert.match(await read(path), /Je parle et il écrit[^]*Mots écrits par Théo/)
    assert.doesNotMatch(await read(path), /Écrire ce qu/)
    assert.match((await theo.get('/moi')).text, /sont pris[^]*Dicter ses lettres/)
    assert.equal((await nadia.post(`${offered}/prendre`)).status, 404)
    assert.equal((await theo.post(`${path}/ecouter`, { text: 'Encore' })).status, 404)
  })

  it('that are not taken stay with whoever wrote them, who may offer others, and goes unnamed as they wish', async () => {
    const { path } = await tellAloud('Filmer le guichet')
    await offer(theo, path, 'Autre chose.', '')
    await nadia.post(`${await offerIn(path)}/laisser`)
    assert.doesNotMatch((await nadia.get(`${path}/ecouter`)).text, /Autre chose/)
    assert.match((await theo.get('/moi')).text, /ne sont pas pris[^]*Filmer le guichet/)
    assert.match((await theo.get(`${path}/ecouter`)).text, /pas été pris[^]*Autre chose/)
    await offer(theo, path, 'Les vrais mots.', '')
    assert.doesNotMatch((await nadia.get(`${path}/ecouter`)).text, /Théo propose/)
    await nadia.post(`${await offerIn(path)}/prendre`)
    const page = await read(path)
    assert.match(page, /Les vrais mots/)
    assert.doesNotMatch(page, /Théo/)
  })

  it('wait for the yes of the voice that the card was drawn from', async () => {
    const said = await theo.post('/paroles/dire', { text: 'Je garde tout.', readers: 'open' })
    const { told } = await tellAloud('Tout garder', (said.location ?? '').slice(-12))
    const asked = `/usages/accords/${told.slice(-12)}`
    await agreeTo(theo, asked)
    const kev = await test.member('Kev')
    await offer(kev, '/usages/tout-garder', 'Théo garde tout.')
    await nadia.post(`${await offerIn('/usages/tout-garder')}/prendre`)
    assert.doesNotMatch(await read('/usages/tout-garder'), /Théo garde tout/)
    await agreeTo(theo, asked)
    assert.match(await read('/usages/tout-garder'), /Théo garde tout/)
  })

  it('are asked of nobody where there is no sound', async () => {
    const told = await beginUse(nadia, { title: 'Sans un bruit' })
    const { location } = await nadia.post(`${told}/publier`, { readers: 'open' })
    assert.doesNotMatch(await read(location ?? ''), /Écrire ce qu/)
    assert.equal((await theo.get(`${location}/ecouter`)).status, 404)
  })
})
