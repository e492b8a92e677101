import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { jsonOf } from '../../../test/support/json.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import {
  findId,
  formWith,
  openNext,
  publishDraft,
  startProduction,
} from '../../../test/support/productions.ts'
import { smallFilm, smallSound } from '../../../test/support/media.ts'
import { personalParts } from '../../platform/personal.ts'

describe('captions', () => {
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

  const film = { name: 'film.mp4', type: 'video/mp4', content: smallFilm() }
  const sound = { name: 'son.wav', type: 'audio/wav', content: smallSound() }
  const lines = (...cues: [string, string, string][]) =>
    Object.fromEntries(
      cues.flatMap(([start, end, text], at) => [
        [`start-${at}`, start],
        [`end-${at}`, end],
        [`text-${at}`, text],
      ]),
    )
  const over = (saves: number, count = 0, from = 0) => ({
    saves: `${saves}`,
    count: `${count}`,
    from: `${from}`,
  })

  async function startFilm(member: Member, title: string) {
    const draft = await startProduction(member, formWith({ title, summary: 'S' }, { file: film }), 'film')
    const part = findId(await member.get(draft), `${draft}/parties/`)
    return { draft, desk: `${draft}/parties/${part}/sous-titres`, served: `/productions/parties/${part}` }
  }

  it('are no more than a package takes, however they come', async () => {
    const { desk } = await startFilm(nadia, 'Sans fin')
    const most = '0:01 --> 0:02\na\n\n'.repeat(4_000)
    const file = { name: 'a.txt', type: 'text/plain', content: Buffer.from(most) }
    assert.equal((await nadia.post(`${desk}/texte`, formWith({ saves: '0' }, { file }))).status, 303)
    const refused = await nadia.post(desk, { ...over(1), ...lines(['0:04', '0:05', 'Une de trop']) })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /4 000 sous-titres au plus[^]*Une de trop/)
    assert.equal(
      (await nadia.post(desk, { ...over(1, 1), ...lines(['0:04', '0:05', 'À la place']) })).status,
      303,
    )
  })

  it('are written line by line beside the film, and served as WebVTT and SRT', async () => {
    const { draft, desk, served } = await startFilm(nadia, 'À sous-titrer')
    assert.match((await nadia.get(draft)).text, new RegExp(`href="${desk}"`))
    const said = lines(['0:04', '0:05,5', 'Deux'], ['0:01', '', 'Un <b>'], ['', '', ''])
    const page = await nadia.submit(desk, { ...over(0), ...said })
    assert.match(page.text, /Les lignes sont enregistrées/)
    assert.match(page.text, /Un &lt;b&gt;[^]*Deux/)
    const vtt = await nadia.get(`${served}/sous-titres.vtt`)
    assert.equal(
      vtt.text,
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nUn &lt;b&gt;\n\n00:00:04.000 --> 00:00:05.500\nDeux\n',
    )
    assert.match(vtt.headers.get('content-type') ?? '', /^text\/vtt/)
    assert.match((await nadia.get(`${served}/sous-titres.srt`)).text, /^1\n00:00:01,000 --> 00:00:02,500\n/)
    assert.match(
      (await nadia.get(`${draft}/apercu`)).text,
      /<track kind="captions" src="[^"]+\.vtt" srclang="fr"/,
    )
  })

  it('are seen and written by those who write the draft, and nobody else', async () => {
    const { desk, served } = await startFilm(nadia, 'À nous')
    await nadia.post(desk, { ...over(0), ...lines(['0:01', '0:02', 'Secret']) })
    for (const path of [desk, `${desk}/texte`, `${served}/sous-titres.vtt`, `${served}/sous-titres.srt`])
      assert.equal((await karim.get(path)).status, 404, path)
    for (const path of [desk, `${desk}/texte`, `${desk}/rien`])
      assert.equal(
        (await karim.post(path, { ...over(1), ...lines(['0:01', '0:02', 'X']) })).status,
        404,
        path,
      )
    assert.equal((await test.visitor().get(`${served}/sous-titres.vtt`)).status, 404)
  })

  it('what is wrong in a line is said beside it, and nothing typed is lost', async () => {
    const { desk } = await startFilm(nadia, 'Fautes')
    const page = await nadia.post(desk, {
      ...over(0),
      ...lines(['midi', '', 'Bonjour'], ['0:05', '0:04', 'À vous']),
    })
    assert.equal(page.status, 422)
    assert.match(page.text, /href="#start-0"/)
    assert.match(page.text, /href="#end-1"/)
    assert.match(page.text, /value="midi"[^]*Bonjour[^]*À vous/)
  })

  it('a line whose text is emptied goes; the others of other pages stay', async () => {
    const { desk, served } = await startFilm(nadia, 'Long')
    const srt = Array.from(
      { length: 45 },
      (_, at) => `${at + 1}\n0:${10 + at} --> 0:${11 + at}\nMot ${at}\n`,
    ).join('\n')
    assert.match(
      (await nadia.submit(`${desk}/texte`, { saves: '0', captions: srt })).text,
      /45 lignes sont là/,
    )
    assert.match((await nadia.get(`${desk}?page=3`)).text, /Mot 44/)
    assert.equal((await nadia.get(`${desk}?page=4`)).status, 404)
    const second = Array.from({ length: 20 }, (_, at): [string, string, string] => [
      `0:${30 + at}`,
      `0:${31 + at}`,
      at === 0 ? '' : `Mot ${20 + at}`,
    ])
    const saved = await nadia.post(`${desk}?page=2`, { ...over(1, 20, 20), ...lines(...second) })
    assert.equal(saved.location, `${desk}?page=2`)
    const { text } = await nadia.get(`${served}/sous-titres.vtt`)
    assert.doesNotMatch(text, /Mot 20\n/)
    for (const word of ['Mot 0\n', 'Mot 19\n', 'Mot 21\n', 'Mot 44\n']) assert.ok(text.includes(word), word)
  })

  it('a second writer does not overwrite the first in silence', async () => {
    const { draft, desk } = await startFilm(nadia, 'À deux')
    await nadia.post(desk, { ...over(0), ...lines(['0:01', '0:02', 'De Nadia']) })
    const late = await nadia.post(desk, { ...over(0), ...lines(['0:01', '0:02', 'De l’autre écran']) })
    assert.equal(late.status, 409)
    assert.match(late.text, /De Nadia/)
    assert.match(late.text, /De l’autre écran/)
    assert.match((await nadia.get(draft)).text, /role="status"/)
    assert.equal(
      (await nadia.post(`${desk}/texte`, { saves: '0', captions: '0:01 --> 0:02\nA' })).status,
      409,
    )
    assert.equal((await nadia.post(`${desk}/rien`, { saves: '0' })).status, 409)
  })

  it('come from a file that Windows wrote', async () => {
    const { desk, served } = await startFilm(nadia, 'Windows')
    const content = Buffer.from('1\r\n00:00:01,500 --> 00:00:03,000\r\nDéjà l\x92été\r\n', 'latin1')
    const form = formWith({ saves: '0', captions: '' }, { file: { name: 'film.srt', type: '', content } })
    assert.equal((await nadia.post(`${desk}/texte`, form)).status, 303)
    assert.match((await nadia.get(`${served}/sous-titres.vtt`)).text, /Déjà l’été/)
  })

  it('a text that cannot be read is refused with its line, and shown again', async () => {
    const { desk } = await startFilm(nadia, 'Illisible')
    const page = await nadia.post(`${desk}/texte`, { saves: '0', captions: '1\n0:01 --> 0:02\nUn\n\nDeux' })
    assert.equal(page.status, 422)
    assert.match(page.text, /Ligne 5\s: il manque un temps/)
    assert.match(page.text, /Deux/)
  })

  it('hints at what goes fast or overlaps, and stops nobody', async () => {
    const { desk } = await startFilm(nadia, 'Vite')
    const fast = lines(['0:01', '0:02', 'a'.repeat(60)], ['0:01,5', '0:04', 'Après'])
    const page = await nadia.submit(desk, { ...over(0), ...fast })
    assert.match(page.text, /60 signes par seconde/)
    assert.match(page.text, /Commence avant la fin/)
  })

  it('go on in the next version and in adaptations', async () => {
    const { draft, desk } = await startFilm(nadia, 'Qui continue')
    await nadia.post(desk, { ...over(0), ...lines(['0:01', '0:02', 'Toujours là']) })
    const path = await publishDraft(nadia, draft)
    const adapted = await karim.post(`${path}/adapter`, { title: 'Adapté', why: 'Pour voir.' })
    for (const [who, next] of [
      [nadia, await openNext(nadia, path)],
      [karim, adapted.location ?? ''],
    ] as const) {
      const track =
        /<track kind="captions" src="([^"]+)"/.exec((await who.get(`${next}/apercu`)).text)?.[1] ?? ''
      assert.match((await who.get(track)).text, /Toujours là/)
    }
  })

  it('a film without any does not go out to the whole network by oversight', async () => {
    const { draft, desk } = await startFilm(nadia, 'Pas encore')
    assert.match((await nadia.get(`${draft}/publier`)).text, new RegExp(`href="${desk}"`))
    const refused = await nadia.post(`${draft}/publier`, { audience: 'open' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Pour paraître sur internet/)
    const path = (await nadia.post(`${draft}/publier`, { audience: 'open', later: '1' })).location ?? ''
    assert.match((await test.visitor().get(path)).text, /Sous-titres à venir/)
  })

  it('one for the lab alone, one in which nobody speaks, and one with captions need no box ticked', async () => {
    const lab = await startFilm(nadia, 'Entre nous')
    assert.equal((await nadia.post(`${lab.draft}/publier`, { audience: 'lab' })).status, 303)
    const silent = await startFilm(nadia, 'Muet')
    await nadia.post(`${silent.desk}/rien`, { saves: '0' })
    const path = (await nadia.post(`${silent.draft}/publier`, { audience: 'open' })).location ?? ''
    assert.doesNotMatch((await test.visitor().get(path)).text, /Sous-titres à venir/)
    const said = await startFilm(nadia, 'Dit')
    await nadia.post(said.desk, { ...over(0), ...lines(['0:01', '0:02', 'Bonjour']) })
    assert.equal((await nadia.post(`${said.draft}/publier`, { audience: 'open' })).status, 303)
  })

  it('a sound needs its text, or captions', async () => {
    const start = async () =>
      startProduction(nadia, formWith({ title: 'Son', summary: 'S' }, { file: sound }), 'son')
    const draft = await start()
    assert.equal((await nadia.post(`${draft}/publier`, { audience: 'open' })).status, 422)
    const part = findId(await nadia.get(draft), `${draft}/parties/`)
    await nadia.post(`${draft}/parties/${part}/sous-titres`, {
      ...over(0),
      ...lines(['0:01', '0:02', 'Bonjour']),
    })
    assert.equal((await nadia.post(`${draft}/publier`, { audience: 'open' })).status, 303)
  })

  it('are read as a text whose paragraphs lead to their moment, as long as the film is there', async () => {
    const { draft, desk } = await startFilm(nadia, 'À lire')
    await nadia.post(desk, {
      ...over(0),
      ...lines(['1:05', '1:06', 'Il était'], ['1:06', '1:08', 'une fois.']),
    })
    const path = await publishDraft(nadia, draft)
    assert.match((await test.visitor().get(path)).text, new RegExp(`href="${path}/transcription"`))
    const { text } = await test.visitor().get(`${path}/transcription`)
    assert.match(text, /<a href="\/fichiers\/[^"]+film\.mp4#t=65">[^]*1:05<\/a> <span>Il était une fois\.</)
  })

  it('of a production without anything to read have no page', async () => {
    const { draft } = await startFilm(nadia, 'Rien à lire')
    assert.equal((await nadia.get(`${await publishDraft(nadia, draft)}/transcription`)).status, 404)
  })

  it('of hours are read page after page, and all on one page to print', async () => {
    const { draft, desk } = await startFilm(nadia, 'Des heures')
    const clock = (at: number) => `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`
    const srt = Array.from(
      { length: 600 },
      (_, at) => `${clock(at * 5)} --> ${clock(at * 5 + 2)}\nMot ${at}.`,
    )
    const form = formWith(
      { saves: '0', captions: '' },
      { file: { name: 'f.srt', type: '', content: Buffer.from(srt.join('\n\n')) } },
    )
    assert.equal((await nadia.post(`${desk}/texte`, form)).status, 303)
    const path = await publishDraft(nadia, draft)
    const visitor = test.visitor()
    assert.doesNotMatch((await visitor.get(`${path}/transcription`)).text, /Mot 599/)
    assert.match((await visitor.get(`${path}/transcription?page=2`)).text, /rel="prev"/)
    assert.equal((await visitor.get(`${path}/transcription?page=99`)).status, 404)
    assert.match((await visitor.get(`${path}/transcription?tout=1`)).text, /Mot 0[^]*Mot 599/)
  })

  describe('that someone offers for a film of others', () => {
    /** A published film without captions, and the desk where anyone offers some. */
    async function publishUnsaid(title: string) {
      const { draft } = await startFilm(nadia, title)
      const path = await publishDraft(nadia, draft)
      const help = await karim.get(`${path}/sous-titres`)
      return { path, desk: `${path}/sous-titres/${findId(help, `${path}/sous-titres/`)}` }
    }

    it('are asked for on its page and in a list, until they are there', async () => {
      const { path } = await publishUnsaid('Appel')
      const visitor = test.visitor()
      assert.match((await visitor.get(path)).text, /Sous-titres à venir\s: aidez à les écrire/)
      assert.match((await visitor.get('/productions/a-sous-titrer')).text, /Appel/)
      assert.match((await visitor.get('/productions')).text, /href="\/productions\/a-sous-titrer"/)
    })

    it('show once its writers take them, in every version and what is being written, with the name asked for', async () => {
      const { path, desk } = await publishUnsaid('Prise')
      const next = await openNext(nadia, path)
      await karim.post(desk, { ...over(0), ...lines(['0:01', '0:02', 'De Karim']) })
      assert.doesNotMatch((await nadia.get(`${path}/sous-titres`)).text, /De Karim/)
      assert.equal((await karim.post(`${desk}/envoyer`, { credit: 'Karim du 13' })).status, 303)
      assert.match((await nadia.get('/moi')).text, /Quelqu&#39;un propose des sous-titres/)
      const page = await nadia.get(`${path}/sous-titres`)
      assert.match(page.text, /Karim du 13 propose[^]*De Karim/)
      const offer = findId(page, `${path}/sous-titres/propositions/`)
      await nadia.post(`${path}/sous-titres/propositions/${offer}/prendre`)
      const shown = await test.visitor().get(path)
      assert.match(shown.text, /Karim du 13/)
      assert.doesNotMatch(shown.text, /Sous-titres à venir/)
      assert.match((await test.visitor().get(`${path}/transcription`)).text, /De Karim/)
      assert.match((await nadia.get(`${next}/apercu`)).text, /<track kind="captions"/)
      assert.match((await karim.get('/moi')).text, /Des sous-titres proposés sont pris/)
      assert.equal((await karim.get(desk)).status, 404)
    })

    it('go back to who wrote them when they are left, and name nobody who did not ask', async () => {
      const { path, desk } = await publishUnsaid('Laissée')
      await karim.post(desk, { ...over(0), ...lines(['0:01', '0:02', 'À revoir']) })
      await karim.post(`${desk}/envoyer`, { credit: '' })
      const offer = findId(await nadia.get(`${path}/sous-titres`), `${path}/sous-titres/propositions/`)
      await nadia.post(`${path}/sous-titres/propositions/${offer}/laisser`)
      assert.match((await karim.get('/moi')).text, /ne sont pas pris/)
      assert.match((await karim.get(desk)).text, /À revoir/)
      await karim.post(`${desk}/envoyer`, { credit: '' })
      await nadia.post(`${path}/sous-titres/propositions/${offer}/prendre`)
      assert.doesNotMatch((await test.visitor().get(path)).text, />Karim</)
    })

    it('are answered by its writers alone, and written by each for themselves', async () => {
      const { path, desk } = await publishUnsaid('Chacun')
      const lou = await test.member('Lou')
      await karim.post(desk, { ...over(0), ...lines(['0:01', '0:02', 'Pour Karim']) })
      await karim.post(`${desk}/envoyer`, { credit: '' })
      const offer = findId(await nadia.get(`${path}/sous-titres`), `${path}/sous-titres/propositions/`)
      for (const act of ['prendre', 'laisser'])
        assert.equal((await lou.post(`${path}/sous-titres/propositions/${offer}/${act}`)).status, 404)
      assert.doesNotMatch((await lou.get(desk)).text, /Pour Karim/)
      assert.doesNotMatch((await lou.get(`${path}/sous-titres`)).text, /Pour Karim/)
      assert.equal((await test.visitor().get(desk)).status, 401)
      assert.equal((await lou.post(`${desk}/envoyer`, { credit: '' })).status, 404)
    })

    it('are handed over to whoever wrote them, and go with them', async () => {
      const { desk } = await publishUnsaid('Exportée')
      await karim.post(desk, { ...over(0), ...lines(['0:01', '0:02', 'Mes lignes']) })
      const person = { accountId: karim.accountId, presentationIds: [karim.presentationId] }
      const part = personalParts().find(({ name }) => name === 'productions')
      assert.ok(part)
      assert.match(await jsonOf(await part.exportOf(test.lab.db, person)), /Mes lignes/)
      await test.lab.db.transaction().execute((tx) => part.erase(tx, person))
      assert.doesNotMatch((await karim.get(desk)).text, /Mes lignes/)
    })
  })
})
