import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { smallFilm, smallSound } from '../../../test/support/media.ts'
import {
  findId,
  formWith,
  makeProduction,
  publishDraft,
  startProduction,
} from '../../../test/support/productions.ts'
import { root } from '../../platform/root.ts'
import { formOf } from './registry.ts'

describe('kinds of production', () => {
  let test: TestLab
  let nadia: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
  })
  after(() => test.close())

  it('every folder of a form is registered, under its own name', () => {
    const folders = readdirSync(join(root, 'src/productions/kinds'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    assert.ok(folders.length >= 5)
    for (const name of folders) assert.equal(formOf(wordOf(name)).form, name)
  })

  it('every kind of the lab points to a form, and a kind that points to none is a text', () => {
    for (const kind of test.lab.words.list('kind')) assert.equal(formOf(kind).form, kind.form)
    assert.equal(formOf(wordOf('nothing-of-ours')).form, 'text')
  })

  it('a retired kind begins nothing new', async () => {
    const { db, words } = test.lab
    await db
      .updateTable('platform.word')
      .set({ retired_at: new Date() })
      .where('list', '=', 'kind')
      .where('slug', '=', 'jeu')
      .execute()
    await words.reload()
    assert.equal((await nadia.get('/productions/proposer/jeu')).status, 404)
  })

  it('a tool says where it runs and how to install it', async () => {
    const fields = {
      title: 'Le minuteur',
      link: 'https://minuteur.example/',
      code: '',
      install: '1. Ouvrez la page.',
    }
    const path = await makeProduction(nadia, fields, 'outil')
    const page = await test.visitor().get(path)
    assert.match(
      page.text,
      /href="https:\/\/minuteur\.example\/" rel="nofollow ugc noopener">Ouvrir minuteur\.example/,
    )
    assert.match(page.text, /Ouvrez la page\./)
    assert.match(page.text, /"@type":\["LearningResource","SoftwareApplication"\]/)
  })

  it('the address of a tool that would run a script is refused, and the text stays', async () => {
    const page = await nadia.post('/productions/proposer/outil', {
      title: 'Le piège',
      summary: 'S',
      link: 'javascript:alert(1)',
    })
    assert.equal(page.status, 422)
    assert.match(page.text, /Il faut une adresse entière/)
    assert.match(page.text, /Le piège/)
  })

  it('a film is served by pieces as it was sent, and says that captions are to come', async () => {
    const film = { name: 'film.mp4', type: 'video/mp4', content: smallFilm() }
    const form = formWith({ title: 'Le film', summary: 'S', named: '' }, { file: film })
    const path = await publishDraft(nadia, await startProduction(nadia, form, 'film'))
    const page = await test.visitor().get(path)
    assert.match(page.text, /Sous-titres à venir/)
    const source = /<source src="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const piece = await test.visitor().get(source, { range: 'bytes=4-7' })
    assert.equal(piece.status, 206)
    assert.equal(piece.text, 'ftyp')
  })

  it('a sound says in writing what it says, or that this is to come', async () => {
    const sound = { name: 'son.wav', type: 'audio/wav', content: smallSound() }
    const form = formWith({ title: 'Le son', summary: 'S' }, { file: sound })
    const draft = await startProduction(nadia, form, 'son')
    assert.match((await nadia.get(`${draft}/apercu`)).text, /<audio controls[^]*Texte à venir/)
    const part = findId(await nadia.get(draft), `${draft}/parties/`)
    const written = { saves: '1', partTitle: '', partText: 'Bonjour à toutes et tous.', partAlt: '' }
    await nadia.post(`${draft}/parties/${part}`, written)
    assert.match((await nadia.get(`${draft}/apercu`)).text, /Bonjour à toutes et tous/)
  })

  it('an exhibition hangs pictures side by side, each with its long description', async () => {
    const draft = await startProduction(
      nadia,
      formWith({ title: 'Portraits', summary: 'S', partAlt: 'Une main' }, { file: await picture() }),
      'exposition',
    )
    const second = formWith(
      { partTitle: 'Le banc', partAlt: 'Un banc', partText: 'Un banc vide, le soir.' },
      { file: await picture() },
    )
    assert.equal((await nadia.post(`${draft}/ajouter/picture`, second)).status, 303)
    const page = await test.visitor().get(await publishDraft(nadia, draft))
    assert.match(
      page.text,
      /<ul class="wall"><li><figure>[^]*alt="Une main"[^]*alt="Un banc"[^]*Un banc vide, le soir\./,
    )
  })

  it('a file of the wrong sort is refused and the text stays', async () => {
    const wrong = {
      name: 'page.html',
      type: 'text/html',
      content: Buffer.from('<!doctype html><script>1</script>'),
    }
    const page = await nadia.post(
      '/productions/proposer/film',
      formWith({ title: 'Pas un film', summary: 'S' }, { file: wrong }),
    )
    assert.equal(page.status, 422)
    assert.match(page.text, /Pas un film/)
    assert.match(page.text, /Ce type de fichier n&#39;est pas accepté ici/)
  })

  it('a text may hold files to take away', async () => {
    const draft = await startProduction(nadia, { title: 'Avec fiche' })
    const sheet = {
      name: 'fiche.pdf',
      type: 'application/pdf',
      content: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'),
    }
    await nadia.post(
      `${draft}/ajouter/file`,
      formWith({ partTitle: 'La fiche', partText: '' }, { file: sheet }),
    )
    const page = await test.visitor().get(await publishDraft(nadia, draft))
    const link = /href="(\/fichiers\/[^"]+)" download="fiche\.pdf"/.exec(page.text)?.[1] ?? ''
    const file = await test.visitor().get(link)
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment/)
  })
})

const picture = async () => ({
  name: 'image.png',
  type: 'image/png',
  content: await sharp({ create: { width: 90, height: 60, channels: 3, background: '#a50' } })
    .png()
    .toBuffer(),
})

function wordOf(form: string) {
  return {
    list: 'kind',
    slug: form,
    names: {},
    texts: {},
    data: {},
    form,
    adopted: true,
    retired: false,
  } as const
}
