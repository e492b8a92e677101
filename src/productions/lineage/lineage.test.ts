import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import sharp from 'sharp'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import {
  findId,
  formWith,
  makeProduction,
  publishDraft,
  startProduction,
} from '../../../test/support/productions.ts'

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
    assert.match((await test.visitor().get(`${first}/filiation`)).text, />Parent<[^]*<ol><li>[^]*>Enfant</)
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

  const adaptAs = async (member: Member, path: string, fields: Record<string, string>) => {
    const begun = await member.post(`${path}/adapter`, { title: 'Autre', why: 'Pour ici.', ...fields })
    assert.equal(begun.status, 303, begun.text.slice(0, 1_000))
    return publishDraft(member, begun.location ?? '')
  }

  it('says why it was made, in the picture and in the list', async () => {
    const origin = await makeProduction(nadia, { title: 'Origine' })
    await adaptAs(karim, origin, { title: 'Le cours', kind: 'form' })
    const page = await test.visitor().get(`${origin}/filiation`)
    assert.match(page.text, /Le cours[^]*sous une autre forme/)
    for (const light of ['jour', 'nuit']) {
      const picture = await test.visitor().get(`${origin}/filiation/${light}.svg`)
      assert.match(picture.headers.get('content-type') ?? '', /^image\/svg\+xml/)
      assert.match(picture.text, /^<svg[^]*Le cours[^]*<\/svg>$/)
      assert.doesNotMatch(picture.text, /style=|<style|doctype/)
    }
    assert.equal((await test.visitor().get(`${origin}/filiation/soir.svg`)).status, 404)
  })

  it('one that is hidden keeps the line together and is not told of', async () => {
    const origin = await makeProduction(nadia, { title: 'Source' })
    const between = await adaptAs(karim, origin, { title: 'Secrète entre deux', why: 'Raison secrète.' })
    await adaptAs(nadia, between, { title: 'Visible encore' })
    const alone = await adaptAs(karim, origin, { title: 'Secrète sans suite' })
    for (const path of [between, alone]) await karim.post(`${path}/retirer`)
    for (const address of [`${origin}/filiation`, `${origin}/filiation/jour.svg`]) {
      const page = await test.visitor().get(address)
      assert.match(page.text, /Visible encore/)
      assert.match(page.text, /version (que )?vous ne pouvez pas voir|une version/i)
      assert.doesNotMatch(page.text, /ecrète/)
    }
    assert.match((await test.visitor().get(`${origin}/filiation`)).text, /Une adaptation en vient/)
  })

  it('a line cannot be turned into a circle', async () => {
    const origin = await makeProduction(nadia, { title: 'Premier' })
    await adaptAs(karim, origin, { title: 'Second' })
    const turn = test.lab.pool.query(
      `update productions.production p set adapted_from = (select id from productions.production where adapted_from = p.id)
       where slug = $1`,
      [origin.replace('/productions/', '')],
    )
    await assert.rejects(turn, /adapts what it was begun from/)
  })

  it('in another language, each page leads to the others', async () => {
    const origin = await makeProduction(nadia, { title: 'En français', partText: 'Bonjour.' })
    const arabic = await adaptAs(karim, origin, { title: 'بالعربية', kind: 'translation', to: 'ar', why: '' })
    const english = await adaptAs(nadia, arabic, { title: 'In English', kind: 'translation', to: 'en' })
    const easy = await adaptAs(nadia, origin, { title: 'En mots simples', kind: 'easy', why: '' })
    const link = (path: string, lang: string) => new RegExp(`href="${path}" hreflang="${lang}"`)
    const page = await test.visitor().get(origin)
    for (const one of [link(arabic, 'ar'), link(english, 'en'), link(easy, 'fr'), /facile à lire/])
      assert.match(page.text, one)
    assert.doesNotMatch(page.text, link(origin, 'fr'))
    const whole = (path: string) => `"http://localhost:3000${path}"`
    assert.ok(page.text.includes(`"workTranslation":[${[english, arabic].map(whole).join()}]`))
    const translated = await test.visitor().get(arabic)
    assert.ok(translated.text.includes(`"translationOfWork":${whole(origin)}`))
    assert.match(translated.text, /<h1 lang="ar"/)
    for (const one of [link(origin, 'fr'), link(english, 'en'), link(easy, 'fr')])
      assert.match(translated.text, one)
    await nadia.post(`${origin}/effacer`, { sure: '1' })
    assert.match((await test.visitor().get(arabic)).text, link(english, 'en'))
  })

  it('a translation asks into which language, another than that of the origin', async () => {
    const origin = await makeProduction(nadia, { title: 'À traduire' })
    for (const to of ['', 'fr', 'xx']) {
      const refused = await karim.post(`${origin}/adapter`, { title: 'T', why: '', kind: 'translation', to })
      assert.equal(refused.status, 422)
      assert.match(refused.text, /Choisissez la langue de la traduction/)
    }
    const empty = await karim.post(`${origin}/adapter`, { title: 'T', why: '', kind: 'form' })
    assert.match(empty.text, /id="why-wrong"/)
  })

  it('whoever translates reads the original text beside their own', async () => {
    const origin = await makeProduction(nadia, { title: 'Deux colonnes', partText: 'Le texte de départ.' })
    const begun = await karim.post(`${origin}/adapter`, { title: 'T', kind: 'translation', to: 'en' })
    const draft = begun.location ?? ''
    const part = findId(await karim.get(draft), `${draft}/parties/`)
    const fields = { partTitle: '', partText: 'The first text.', saves: '1' }
    assert.equal((await karim.post(`${draft}/parties/${part}`, fields)).status, 303)
    const form = await karim.get(`${draft}/parties/${part}`)
    assert.match(form.text, /The first text\./)
    assert.match(form.text, /Le texte d&#39;origine[^]*Le texte de départ\./)
    await nadia.post(`${origin}/retirer`)
    assert.doesNotMatch((await karim.get(`${draft}/parties/${part}`)).text, /Le texte de départ\./)
  })
})
