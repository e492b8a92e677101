import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import sharp from 'sharp'
import { waitThreeDays } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import {
  findId,
  formWith,
  makeProduction,
  openNext,
  openProjectGroup,
  publishDraft,
  startProduction,
} from '../../../test/support/productions.ts'

describe('making a production', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
  })
  // How much one may begin in an hour is counted by account.
  beforeEach(async () => {
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  it('a draft made alone is seen by its writer and nobody else', async () => {
    const draft = await startProduction(nadia, { title: 'À moi seule' })
    assert.equal((await nadia.get(draft)).status, 200)
    assert.equal((await karim.get(draft)).status, 404)
    assert.equal((await test.visitor().get(draft)).status, 401)
    assert.doesNotMatch((await nadia.get('/productions')).text, /À moi seule/)
    assert.match((await nadia.get('/productions/ebauches')).text, /À moi seule/)
  })

  it('a draft made in a group is written by all its members', async () => {
    const group = await openProjectGroup(nadia, 'Les preuves')
    const draft = await startProduction(nadia, { title: 'À nous', group: group.id })
    assert.equal((await karim.get(draft)).status, 404)
    await karim.post(`${group.path}/entrer`)
    assert.match((await karim.get(draft)).text, /À nous/)
    assert.equal((await karim.post(`${draft}/ajouter/text`, { partText: 'De Karim.' })).status, 303)
    assert.match((await nadia.get(draft)).text, /De Karim\./)
  })

  it('is offered only for groups one is in', async () => {
    const group = await openProjectGroup(nadia, 'Fermé à Lou')
    const lou = await test.member('Lou')
    const refused = await lou.post('/productions/proposer/guide', {
      title: 'T',
      summary: 'S',
      group: group.id,
    })
    assert.equal(refused.status, 422)
  })

  it('someone without a name here finds their text again on the page to sign in', async () => {
    const page = await test.visitor().post('/productions/proposer/guide', {
      title: 'Sans nom',
      summary: 'S',
      partText: 'Un long texte que je ne veux pas perdre.',
    })
    assert.equal(page.status, 401)
    assert.match(page.text, /Un long texte que je ne veux pas perdre\./)
  })

  it('publishes at once with nobody’s approval, and says who sees it and how to undo it', async () => {
    const draft = await startProduction(nadia, { title: 'Tout de suite', partText: 'Faites une *copie*.' })
    const page = await nadia.submit(`${draft}/publier`, { audience: 'open' })
    assert.match(page.text, /C&#39;est publié\. Tout le monde peut la voir/)
    assert.match(page.text, /«\sRetirer\s»/)
    const visitor = test.visitor()
    assert.match((await visitor.get('/productions/tout-de-suite')).text, /Faites une <em>copie<\/em>/)
    assert.match((await visitor.get('/productions')).text, /Tout de suite/)
  })

  it('for the lab alone, is not there for a visitor', async () => {
    const path = await publishDraft(nadia, await startProduction(nadia, { title: 'Entre nous' }), {
      audience: 'lab',
    })
    assert.equal((await test.visitor().get(path)).status, 404)
    assert.equal((await test.visitor().get(`${path}/versions/1`)).status, 404)
    assert.equal((await karim.get(path)).status, 200)
  })

  it('publishing in a group fulfils its promise: it may then end as produced', async () => {
    const group = await openProjectGroup(nadia, 'Tenir parole')
    assert.equal((await nadia.post(`${group.path}/terminer/produit`)).status, 422)
    const path = await publishDraft(
      nadia,
      await startProduction(nadia, { title: 'Parole tenue', group: group.id }),
    )
    assert.match((await test.visitor().get(group.path)).text, /Parole tenue/)
    assert.match((await test.visitor().get(path)).text, /Tenir parole/)
    assert.equal((await nadia.post(`${group.path}/terminer/produit`)).status, 303)
  })

  it('of a group between peers names its group outside, and nobody who did not say yes', async () => {
    const wren = await test.member('Troglodyte')
    const group = await openProjectGroup(wren, 'Veilleuses', { peersFor: 'Qui veille la nuit' })
    await karim.post(`${group.path}/entrer`, { concerned: 'on' })
    const fields = { title: 'Tenir la nuit', group: group.id, named: 'Troglodyte' }
    const draft = await startProduction(wren, fields)
    const path = await publishDraft(wren, draft)
    const named = new RegExp(`/@${wren.handle}"|>Troglodyte`)
    const pages = [path, '/productions', `${path}/versions`, '/productions.atom', '/recherche-texte?q=tenir']
    for (const reader of [test.visitor(), await test.member('Lou')])
      for (const page of pages) {
        const { text } = await reader.get(page)
        assert.match(text, /la nuit/, page)
        assert.doesNotMatch(text, named, page)
      }
    assert.match((await test.visitor().get(path)).text, />Veilleuses</)
    assert.match((await wren.get('/moi')).text, /À être nommé «\sTroglodyte\s» dans/)
    const asked = await wren.get('/productions/ebauches')
    await wren.post(`/productions/noms/${findId(asked, '/productions/noms/')}/accepter`)
    assert.match((await test.visitor().get(path)).text, named)
  })

  it('of a group that becomes between peers no longer names who published it in feeds and search', async () => {
    const group = await openProjectGroup(nadia, 'Ouvert puis fermé')
    await publishDraft(nadia, await startProduction(nadia, { title: 'Au vent', group: group.id }))
    const away = { title: 'Retirée un temps', group: group.id }
    const withdrawn = await publishDraft(nadia, await startProduction(nadia, away))
    await nadia.post(`${withdrawn}/retirer`)
    assert.match((await test.visitor().get(`${group.path}.atom`)).text, /Nadia/)
    const words = { name: 'Ouvert puis fermé', purpose: 'Faire quelque chose ensemble.', promise: 'guide' }
    await nadia.post(`${group.path}/modifier`, { ...words, peersFor: 'Nous', version: '1' })
    await waitThreeDays(test)
    await nadia.post(`${withdrawn}/remettre`)
    const feed = await test.visitor().get(`${group.path}.atom`)
    for (const title of [/Au vent/, /Retirée un temps/]) assert.match(feed.text, title)
    assert.doesNotMatch(feed.text, /Nadia/)
  })

  it('shows its picture in lists, on its page and to messengers', async () => {
    const content = await sharp({ create: { width: 700, height: 400, channels: 3, background: '#963' } })
      .png()
      .toBuffer()
    const png = { name: 'couverture.png', type: 'image/png', content }
    const form = formWith(
      { title: 'Avec image', summary: 'S', partText: 'T', coverAlt: 'Une porte fermée' },
      { cover: png },
    )
    const path = await publishDraft(nadia, await startProduction(nadia, form))
    const page = await test.visitor().get(path)
    assert.match(page.text, /alt="Une porte fermée"/)
    const image = /property="og:image" content="http:\/\/localhost:3000(\/fichiers\/[^"]+)"/.exec(
      page.text,
    )?.[1]
    assert.equal((await test.visitor().get(image ?? '')).status, 200)
    assert.match(
      (await test.visitor().get('/productions')).text,
      /<img src="\/fichiers\/[0-9a-z]{12}\/320\.webp"[^>]*alt="Une porte fermée"/,
    )
  })

  it('shows its picture on the draft, reminds of describing it, and has a way to see a very tall one whole', async () => {
    const content = await sharp({ create: { width: 100, height: 700, channels: 3, background: '#639' } })
      .png()
      .toBuffer()
    const cover = { name: 'longue.png', type: 'image/png', content }
    const draft = await startProduction(nadia, formWith({ title: 'Longue', summary: 'S' }, { cover }))
    const page = (await nadia.get(draft)).text
    assert.match(page, /<main[^]*<img class="thumb" src="\/fichiers\/[0-9a-z]{12}\/320\.webp"/)
    assert.match(page, /Cette image n(&#39;|')est pas encore décrite/)
    assert.match((await nadia.get(`${draft}/publier`)).text, /Une image n(&#39;|')est pas encore décrite/)
    const path = await publishDraft(nadia, draft)
    assert.match((await nadia.get(path)).text, /<a href="\/fichiers\/[^"]+">Voir l(&#39;|')image entière/)
  })

  it('asks for a new picture before its description, and does not call it optional', async () => {
    const draft = await startProduction(nadia, { title: 'À illustrer' })
    const form = (await nadia.get(`${draft}/ajouter/picture`)).text
    assert.match(form, /type="file" id="file"[^>]* required[^]*id="partAlt"/)
    const label = /<label for="file">[^]*?<\/label>/.exec(form)?.[0] ?? ''
    assert.doesNotMatch(label, /si vous voulez/)
  })

  it('the files of a draft are for those who write it, until it is published', async () => {
    const content = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#369' } })
      .png()
      .toBuffer()
    const draft = await startProduction(
      nadia,
      formWith({ title: 'Cachée', summary: 'S' }, { cover: { name: 'a.png', type: 'image/png', content } }),
    )
    const image = /src="(\/fichiers\/[^"]+)"/.exec((await nadia.get(`${draft}/apercu`)).text)?.[1] ?? ''
    assert.equal((await nadia.get(image)).status, 200)
    assert.equal((await karim.get(image)).status, 404)
    await publishDraft(nadia, draft)
    assert.equal((await karim.get(image)).status, 200)
  })

  it('parts are added, changed, moved and taken away', async () => {
    const draft = await startProduction(nadia, { title: 'En morceaux', partText: 'Premier.' })
    await nadia.post(`${draft}/ajouter/text`, { partTitle: 'Deux', partText: 'Second.' })
    const second = (await nadia.get(draft)).text.split(`${draft}/parties/`).at(-1)?.slice(0, 12)
    await nadia.post(`${draft}/parties/${second}`, {
      saves: '1',
      partTitle: 'Deux',
      partText: 'Second, relu.',
    })
    await nadia.post(`${draft}/parties/${second}/monter`)
    const read = (await nadia.get(`${draft}/apercu`)).text
    assert.ok(read.indexOf('Second, relu.') < read.indexOf('Premier.'))
    await nadia.post(`${draft}/parties/${second}/enlever`)
    assert.doesNotMatch((await nadia.get(`${draft}/apercu`)).text, /Second/)
  })

  it('thrown away, leaves nothing behind', async () => {
    const draft = await startProduction(nadia, { title: 'À jeter' })
    assert.equal((await karim.post(`${draft}/jeter`)).status, 404)
    await nadia.post(`${draft}/jeter`)
    assert.equal((await nadia.get(draft)).status, 404)
    assert.equal(await count(test, 'production'), await countPublishedAndDrafts(test))
  })
})

describe('versions', () => {
  let test: TestLab
  let nadia: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
  })
  after(() => test.close())

  it('earlier versions stay readable as they were', async () => {
    const path = await makeProduction(nadia, { title: 'Le guide', partText: 'Texte du début.' })
    const draft = await openNext(nadia, path)
    const part = findId(await nadia.get(draft), `${draft}/parties/`)
    await nadia.post(`${draft}/parties/${part}`, { saves: '1', partTitle: '', partText: 'Texte corrigé.' })
    assert.match((await test.visitor().get(path)).text, /Texte du début\./)
    await publishDraft(nadia, draft, { changed: 'Plus clair.' })
    assert.match((await test.visitor().get(path)).text, /Texte corrigé\./)
    const first = await test.visitor().get(`${path}/versions/1`)
    assert.match(first.text, /Texte du début\./)
    assert.match(first.text, /Vous lisez la version 1\. La dernière est la version 2\./)
    const list = await test.visitor().get(`${path}/versions`)
    assert.match(list.text, /Plus clair\./)
    assert.match(list.text, /Version 1/)
    assert.equal((await test.visitor().get(`${path}/versions/3`)).status, 404)
  })

  it('a later version says what changed', async () => {
    const path = await makeProduction(nadia, { title: 'Muette' })
    const refused = await nadia.post(`${await openNext(nadia, path)}/publier`, { audience: 'open' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Qu&#39;est-ce qui change/)
  })

  it('one next version is written at a time, whoever opens it', async () => {
    const path = await makeProduction(nadia, { title: 'Une seule' })
    assert.equal(await openNext(nadia, path), await openNext(nadia, path))
  })

  it('two tabs lose nothing, and both are told', async () => {
    const draft = await startProduction(nadia, { title: 'À deux', partText: 'Ancien.' })
    const part = `${draft}/parties/${findId(await nadia.get(draft), `${draft}/parties/`)}`
    await nadia.post(part, { saves: '1', partTitle: '', partText: 'Texte du premier onglet.' })
    const late = await nadia.post(part, { saves: '1', partTitle: '', partText: 'Texte du second onglet.' })
    assert.equal(late.status, 409)
    assert.match(late.text, /Texte du premier onglet\./)
    assert.match(late.text, /Texte du second onglet\./)
    assert.match((await nadia.get(draft)).text, /ont écrit ici en même temps/)
    assert.equal((await nadia.post(part, { saves: '2', partTitle: '', partText: 'Les deux.' })).status, 303)
  })

  it('the title and summary are kept from two tabs too', async () => {
    const draft = await startProduction(nadia, { title: 'Titre' })
    const whole = { saves: '1', kind: 'guide', licence: 'cc-by', lang: 'fr', summary: 'S' }
    assert.equal((await nadia.post(`${draft}/ensemble`, { ...whole, title: 'Titre un' })).status, 303)
    const late = await nadia.post(`${draft}/ensemble`, { ...whole, title: 'Titre deux' })
    assert.equal(late.status, 409)
    assert.match(late.text, /Titre un/)
    assert.match(late.text, /Titre deux/)
  })

  it('throwing the next version away leaves the published one', async () => {
    const path = await makeProduction(nadia, { title: 'Reste' })
    await nadia.post(`${await openNext(nadia, path)}/jeter`)
    assert.equal((await test.visitor().get(path)).status, 200)
  })
})

describe('taking back', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
  })
  // How much one may begin in an hour is counted by account.
  beforeEach(async () => {
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  it('a withdrawn production is out of sight with its trials, and comes back', async () => {
    const path = await makeProduction(nadia, { title: 'Retirée' })
    await karim.post(`${path}/essais`, { place: 'Au foyer', happened: 'Bien.' })
    await nadia.post(`${path}/retirer`)
    assert.equal((await test.visitor().get(path)).status, 404)
    assert.equal((await karim.get(`${path}/essais`)).status, 404)
    assert.doesNotMatch((await nadia.get('/productions')).text, /Retirée/)
    assert.match((await nadia.get(path)).text, /seules les personnes qui l&#39;écrivent la voient/)
    await nadia.post(`${path}/remettre`)
    assert.match((await test.visitor().get(`${path}/essais`)).text, /Au foyer/)
  })

  it('a member takes the group’s production back, but only who published it erases it', async () => {
    const group = await openProjectGroup(nadia, 'À plusieurs')
    await karim.post(`${group.path}/entrer`)
    const path = await publishDraft(
      nadia,
      await startProduction(nadia, { title: 'Commune', group: group.id }),
    )
    assert.equal((await karim.post(`${path}/effacer`, { sure: '1' })).status, 404)
    assert.equal((await karim.post(`${path}/retirer`)).status, 303)
    assert.equal((await nadia.post(`${path}/remettre`)).status, 303)
    assert.equal((await nadia.post(`${path}/effacer`)).status, 422)
    assert.equal((await nadia.post(`${path}/effacer`, { sure: '1' })).status, 303)
    assert.equal((await nadia.get(path)).status, 404)
  })

  it('someone else neither writes, withdraws nor erases it', async () => {
    const path = await makeProduction(nadia, { title: 'Pas à Karim' })
    for (const act of ['modifier', 'retirer', 'remettre', 'effacer'])
      assert.equal((await karim.post(`${path}/${act}`, { sure: '1' })).status, 404, act)
  })

  it('an erased production leaves no row, and its name is not used again', async () => {
    const path = await makeProduction(nadia, { title: 'Sans reste', partText: 'Rien.' })
    await karim.post(`${path}/essais`, { place: 'Ici', happened: 'Oui.' })
    await nadia.post(`${path}/effacer`, { sure: '1' })
    for (const kind of ['production', 'trial', 'draft']) {
      const things = await test.lab.db
        .selectFrom('platform.thing')
        .select('path')
        .where('kind', '=', kind)
        .execute()
      assert.ok(
        things.every((thing) => !thing.path.startsWith(path)),
        kind,
      )
    }
    assert.notEqual(await makeProduction(nadia, { title: 'Sans reste' }), path)
  })
})

async function count(test: TestLab, table: 'production' | 'edition'): Promise<number> {
  const row = await test.lab.db
    .selectFrom(`productions.${table}`)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

async function countPublishedAndDrafts(test: TestLab): Promise<number> {
  const rows = await test.lab.db
    .selectFrom('productions.edition')
    .select('production_id')
    .distinct()
    .execute()
  return rows.length
}
