import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import sharp from 'sharp'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { formWith, makeProduction, publishDraft, startProduction } from '../../../test/support/productions.ts'

describe('adapting', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
  })
  beforeEach(async () => {
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const adapt = async (member: Member, path: string, title: string) => {
    const begun = await member.post(`${path}/adapter`, { title, why: 'Plus court, pour des adolescents.' })
    assert.equal(begun.status, 303, begun.text.slice(0, 1_000))
    return begun.location ?? ''
  }

  it('says under which of one’s names it is made, and keeps to it', async () => {
    const origin = await makeProduction(nadia, { title: 'Le guide' })
    await karim.post('/moi/noms', { name: `Plume de ${karim.handle}` })
    const form = await karim.get(`${origin}/adapter`)
    assert.match(form.text, /Ce sera signé Karim\./)
    await karim.post(`/moi/noms/plume-de-${karim.handle}/parler`)
    assert.match((await karim.get(`${origin}/adapter`)).text, /Ce sera signé Plume de/)
    const draft = await adapt(karim, origin, 'Le guide, autrement')
    assert.match((await karim.get(`${draft}/publier`)).text, /Ce sera signé Plume de/)
    const path = await publishDraft(karim, draft)
    const plume = await test.visitor().get(`/@plume-de-${karim.handle}`)
    assert.match(plume.text, new RegExp(`href="${path}"`))
    assert.doesNotMatch((await test.visitor().get(`/@${karim.handle}`)).text, new RegExp(`href="${path}"`))
  })

  it('begins from a copy, and the line shows both ways once it is published', async () => {
    const origin = await makeProduction(nadia, { title: 'Le long guide', partText: 'Tout le texte.' })
    const draft = await adapt(karim, origin, 'Le guide court')
    assert.doesNotMatch((await test.visitor().get(`${origin}/filiation`)).text, /Le guide court/)
    const path = await publishDraft(karim, draft)
    assert.match(
      (await test.visitor().get(path)).text,
      /Tout le texte\.[^]*Le long guide[^]*Plus court, pour des adolescents\./,
    )
    assert.match((await test.visitor().get(`${path}/filiation`)).text, /Le long guide/)
    const after_ = await test.visitor().get(`${origin}/filiation`)
    assert.match(after_.text, /Le guide court/)
    assert.match(after_.text, /Plus court, pour des adolescents\./)
  })

  it('what it came from is told through every generation', async () => {
    const first = await makeProduction(nadia, { title: 'Aïeul' })
    const second = await publishDraft(karim, await adapt(karim, first, 'Parent'))
    const third = await publishDraft(nadia, await adapt(nadia, second, 'Enfant'))
    const line = (await test.visitor().get(`${third}/filiation`)).text
    assert.ok(line.indexOf('>Parent<') < line.indexOf('>Aïeul<'))
    assert.match(
      (await test.visitor().get(`${first}/filiation`)).text,
      /Enfant[^]*En passant par «\sParent\s»/,
    )
  })

  it('keeps the licence of what is shared alike', async () => {
    const origin = await makeProduction(nadia, { title: 'Partagé pareil', licence: 'cc-by-sa' })
    assert.match((await karim.get(`${origin}/adapter`)).text, /garde la même licence/)
    const draft = await adapt(karim, origin, 'Autre licence')
    const whole = { saves: '1', kind: 'guide', lang: 'fr', title: 'T', summary: 'S' }
    const refused = await karim.post(`${draft}/ensemble`, { ...whole, licence: 'cc0' })
    assert.equal(refused.status, 422)
    assert.equal((await karim.post(`${draft}/ensemble`, { ...whole, licence: 'cc-by-sa' })).status, 303)
  })

  it('chooses its licence where the origin asks only to be named', async () => {
    const origin = await makeProduction(nadia, { title: 'Libre', licence: 'cc-by' })
    const draft = await adapt(karim, origin, 'Libre aussi')
    const whole = { saves: '1', kind: 'guide', lang: 'fr', title: 'T', summary: 'S', licence: 'cc-by-sa' }
    assert.equal((await karim.post(`${draft}/ensemble`, whole)).status, 303)
  })

  it('stays whole, files included, when what it came from is erased, and says that it is gone', async () => {
    const content = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#06a' } })
      .png()
      .toBuffer()
    const form = formWith(
      { title: 'Bientôt effacé', summary: 'S', coverAlt: 'Un carré bleu' },
      { cover: { name: 'a.png', type: 'image/png', content } },
    )
    const origin = await publishDraft(nadia, await startProduction(nadia, form))
    const path = await publishDraft(karim, await adapt(karim, origin, 'Rescapé'))
    await nadia.post(`${origin}/effacer`, { sure: '1' })
    const page = await test.visitor().get(path)
    assert.match(page.text, /elle adapte une production qui n&#39;est plus visible ici/i)
    const image = /src="(\/fichiers\/[^"]+)"[^>]*alt="Un carré bleu"/.exec(page.text)?.[1] ?? ''
    assert.equal((await test.visitor().get(image)).status, 200)
  })

  it('what one may not see is not adapted, nor shown in a line', async () => {
    const hidden = await publishDraft(nadia, await startProduction(nadia, { title: 'Réservé' }), {
      audience: 'lab',
    })
    assert.equal((await test.visitor().get(`${hidden}/adapter`)).status, 404)
    const path = await publishDraft(karim, await adapt(karim, hidden, 'Ouvert'))
    assert.doesNotMatch((await test.visitor().get(`${path}/filiation`)).text, /Réservé/)
    assert.doesNotMatch((await test.visitor().get(path)).text, /Réservé/)
  })
})
