import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { extractText, getDocumentProxy } from 'unpdf'
import { openGroup, startNewDay, waitThreeDays } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type Page, type TestLab } from '../../../test/support/lab.ts'

describe('addresses', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member
  let groupPath: string
  let group: string

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
    groupPath = await openGroup(nadia, { name: 'Guichet ouvert' })
    group = groupOf(await nadia.get('/interpellations/ecrire'))
  })
  after(() => test.close())

  const groupOf = (page: Page) => /<option value="([0-9a-z]{12})"/.exec(page.text)?.[1] ?? ''
  const form = (other: Record<string, string> = {}) => ({
    group,
    institution: 'Caisse de quartier',
    place: 'Marseille',
    title: 'Un guichet le samedi',
    asked: 'Ouvrir le **samedi** matin.',
    ...other,
  })
  const write = async (other: Record<string, string> = {}, who: Member = nadia) => {
    const written = await who.post('/interpellations/ecrire', form(other))
    assert.equal(written.status, 303, written.text.slice(0, 2_000))
    return written.location ?? ''
  }
  const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

  it('is written by a member of a group, in its name, and shown on the group’s page', async () => {
    const path = await write()
    const page = await test.visitor().get(path)
    for (const said of [
      /Caisse de quartier, Marseille/,
      /<strong>samedi<\/strong>/,
      /Guichet ouvert/,
      /Nadia/,
    ])
      assert.match(page.text, said)
    assert.match((await test.visitor().get(groupPath)).text, /Un guichet le samedi/)
    assert.equal((await karim.post('/interpellations/ecrire', form())).status, 422)
    assert.match((await karim.get('/interpellations/ecrire')).text, /Ouvrir un groupe/)
  })

  it('counts the days of silence from the day it was sent, and lists the longest first', async () => {
    const long = await write({ title: 'Longtemps' })
    const short = await write({ title: 'Peu de temps', since: dayAgo(3) })
    assert.match((await test.visitor().get(short)).text, /Demandée depuis 3\sjours, pas encore envoyée/)
    assert.equal((await karim.post(`${long}/envoyee`, { sentOn: dayAgo(40), sentHow: 'post' })).status, 404)
    await nadia.post(`${long}/envoyee`, { sentOn: dayAgo(40), sentHow: 'post' })
    assert.match((await test.visitor().get(long)).text, /40\sjours de silence/)
    const waiting = (await test.visitor().get('/interpellations?etat=attente')).text
    assert.ok(waiting.indexOf('Longtemps') < waiting.indexOf('Peu de temps'))
    assert.ok(waiting.includes('Longtemps'))
  })

  it('those that wait go on after any of them, a page at a time', async () => {
    for (let at = 0; at < 22; at += 1) {
      await startNewDay(test)
      await write({ title: `Numéro ${at}`, since: dayAgo(5) })
    }
    const seen = new Set<string>()
    let path: string | undefined = '/interpellations?etat=attente'
    for (let pages = 0; path !== undefined && pages < 5; pages += 1) {
      const { text }: Page = await test.visitor().get(path)
      for (const [, slug = ''] of text.matchAll(/href="\/interpellations\/(numero-[\d-]+)"/g)) seen.add(slug)
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    assert.equal(seen.size, 22)
    const far = await test.visitor().get('/interpellations?etat=attente&avant=999999999999999.abcdefghijkl')
    assert.equal(far.status, 200)
  })

  const draw = async (path: string, other: Record<string, string> = {}) => {
    const drawn = await nadia.post(`${path}/lettre`, other)
    assert.equal(drawn.status, 303, drawn.text.slice(0, 500))
    const page = await nadia.get(`${path}/code`)
    return /class="code">([0-9A-Z-]{14})</.exec(page.text)?.[1] ?? ''
  }
  const answer = {
    service: 'Service de l’accueil',
    function: 'Responsable',
    text: 'Oui, dès janvier.',
    lang: 'fr',
  }

  it('goes out as a letter that bears its code, shown for ten minutes to who drew it and kept as a hash alone', async () => {
    const path = await write({ title: 'La lettre part' })
    assert.equal((await karim.get(`${path}/lettre`)).status, 404)
    const code = await draw(path)
    assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const response = await test.app.request(new URL(`${path}/code/lettre.pdf`, test.lab.config.publicUrl), {
      headers: { cookie: [...nadia.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
    })
    const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()))
    const text = (await extractText(pdf, { mergePages: true })).text.replace(/\s+/g, ' ')
    for (const said of ['Guichet ouvert', 'Caisse de quartier', 'Ouvrir le samedi matin.', code, '/repondre'])
      assert.ok(text.includes(said), said)
    assert.equal((await karim.get(`${path}/code`)).status, 404)
    const { rows } = await test.lab.pool.query(
      `select r::text from institutions.address r where r::text like $1`,
      [`%${code}%`],
    )
    assert.deepEqual(rows, [])
  })

  it('is answered by the code, without an account, at once, as the institution', async () => {
    const path = await write({ title: 'Qui sera répondue' })
    const code = await draw(path)
    const institution = test.visitor()
    assert.equal((await institution.post('/repondre', { code: '0000-0000-0000' })).status, 422)
    const opened = await institution.post('/repondre', { code: code.toLowerCase().replaceAll('-', ' ') })
    assert.match(opened.text, /Qui sera répondue/)
    assert.equal(
      (await institution.post('/repondre/envoyer', { ...answer, code: '0000-0000-0000' })).status,
      422,
    )
    const refused = await institution.post('/repondre/envoyer', { ...answer, text: '', code })
    assert.equal(refused.status, 422)
    assert.match(refused.text, new RegExp(`name="code" value="${code}"`))
    assert.equal((await institution.post('/repondre/envoyer', { ...answer, code })).location, path)
    const page = await test.visitor().get(path)
    for (const said of [/Oui, dès janvier/, /Service de l’accueil, Responsable/, /avec le code de la lettre/])
      assert.match(page.text, said)
    assert.doesNotMatch(page.text, /silence/)
    assert.match((await test.visitor().get('/interpellations?etat=reponse')).text, /Qui sera répondue/)
    assert.doesNotMatch((await test.visitor().get('/interpellations?etat=attente')).text, /Qui sera répondue/)
    assert.match((await test.visitor().get('/recherche-texte?q=répondue')).text, /qui-sera-repondue/)
    await institution.post('/repondre/envoyer', { ...answer, text: 'Et le mercredi.', code })
    assert.match((await test.visitor().get(path)).text, /Oui, dès janvier[\s\S]*Et le mercredi/)
  })

  it('an answer may be corrected for three days, by the code alone', async () => {
    const path = await write({ title: 'À corriger' })
    const code = await draw(path)
    const institution = test.visitor()
    await institution.post('/repondre/envoyer', { ...answer, code })
    const opened = await institution.post('/repondre', { code })
    const reply = /name="reply" value="([0-9a-z]{12})"/.exec(opened.text)?.[1] ?? ''
    assert.match((await institution.post('/repondre/corriger', { code, reply })).text, /Oui, dès janvier/)
    const other = { ...answer, text: 'Oui, dès février.', saves: '1' }
    assert.equal((await institution.post(`/repondre/corriger/${reply}`, { ...other, code: 'X' })).status, 422)
    assert.equal((await institution.post(`/repondre/corriger/${reply}`, { ...other, code })).status, 303)
    assert.match((await test.visitor().get(path)).text, /corrigée depuis[\s\S]*dès février/)
    await test.lab.pool.query(`update institutions.reply set replied_at = replied_at - interval '73 hours'`)
    assert.equal((await institution.post(`/repondre/corriger/${reply}`, { ...other, code })).status, 404)
    assert.equal((await institution.post('/repondre/corriger', { code, reply })).status, 404)
  })

  it('a picture or a PDF comes with it, nothing else', async () => {
    const path = await write({ title: 'Avec une pièce' })
    const code = await draw(path)
    const send = (name: string, type: string, content: string) => {
      const body = new FormData()
      for (const [key, value] of Object.entries({ ...answer, code })) body.set(key, value)
      body.set('file', new Blob([content], { type }), name)
      return test.visitor().post('/repondre/envoyer', body)
    }
    assert.equal((await send('a.txt', 'text/plain', 'Du texte seul, sans forme.')).status, 422)
    const pdf = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'
    assert.equal((await send('reponse.pdf', 'application/pdf', pdf)).status, 303)
    const page = await test.visitor().get(path)
    const link = /href="(\/fichiers\/[^"]+)"/.exec(page.text)?.[1] ?? ''
    const file = await test.visitor().get(link)
    assert.equal(file.status, 200)
    assert.match(file.headers.get('content-disposition') ?? '', /attachment/)
  })

  it('the code is drawn anew or called off by the group, and guessing is slowed', async () => {
    const path = await write({ title: 'Code changé' })
    const first = await draw(path)
    assert.equal((await nadia.post(`${path}/lettre`)).status, 422)
    const second = await draw(path, { sure: '1' })
    assert.equal((await test.visitor().post('/repondre', { code: first })).status, 422)
    assert.equal((await test.visitor().post('/repondre', { code: second })).status, 200)
    assert.equal((await karim.post(`${path}/code/annuler`)).status, 404)
    await nadia.post(`${path}/code/annuler`)
    assert.equal((await test.visitor().post('/repondre', { code: second })).status, 422)
    let status = 0
    for (let tries = 0; tries < 25 && status !== 429; tries += 1)
      status = (await test.visitor().post('/repondre', { code: '0000-0000-0000' })).status
    assert.equal(status, 429)
    await startNewDay(test)
  })

  it('an answer on paper is typed by a member, who says so and may take it back; the institution’s own stays', async () => {
    const path = await write({ title: 'Sur papier' })
    const paper = { ...answer, text: 'Non, faute de moyens.', paperOn: dayAgo(2) }
    assert.equal((await karim.post(`${path}/papier`, paper)).status, 404)
    await nadia.post(`${path}/papier`, paper)
    const page = await test.visitor().get(path)
    assert.match(page.text, /Venue sur papier, recopiée par le groupe/)
    const code = await draw(path)
    await test.visitor().post('/repondre/envoyer', { ...answer, code })
    const ids = [...(await nadia.get(path)).text.matchAll(/id="reponse-([0-9a-z]{12})"/g)].map(([, id]) => id)
    assert.equal((await nadia.post(`${path}/reponses/${ids[1]}/effacer`)).status, 404)
    assert.equal((await nadia.post(`${path}/reponses/${ids[0]}/effacer`)).status, 303)
    assert.doesNotMatch((await test.visitor().get(path)).text, /faute de moyens/)
  })

  it('the group says what came of it, and comments; each takes back their own', async () => {
    const path = await write({ title: 'Ce que c’est devenu' })
    assert.equal((await karim.post(`${path}/issue`, { outcome: 'kept' })).status, 404)
    await nadia.post(`${path}/issue`, { outcome: 'kept', outcomeText: 'Ouvert depuis samedi.' })
    await nadia.post(`${path}/suites`, { text: 'On y était.' })
    assert.equal((await karim.post(`${path}/suites`, { text: 'Moi non.' })).status, 404)
    const page = await test.visitor().get(path)
    for (const said of [/Promesse tenue/, /Ouvert depuis samedi/, /On y était/]) assert.match(page.text, said)
    assert.match((await test.visitor().get('/interpellations?etat=fini')).text, /Ce que c’est devenu/)
    const id = /suite-([0-9a-z]{12})/.exec(page.text)?.[1]
    assert.equal((await karim.post(`${path}/suites/${id}/effacer`)).status, 404)
    assert.equal((await nadia.post(`${path}/suites/${id}/effacer`)).status, 303)
    await nadia.post(`${path}/issue`, { outcome: 'broken', outcomeText: 'Fermé depuis.' })
    assert.match((await nadia.get(`${path}/versions`)).text, /Ouvert depuis samedi/)
    await nadia.post(`${path}/issue`, { outcome: 'open' })
    assert.doesNotMatch((await test.visitor().get(path)).text, /Promesse tenue|On y était/)
  })

  it('is edited by any member, over what they read, and its versions are its writer’s', async () => {
    await karim.post(`${groupPath}/entrer`)
    const path = await write({ title: 'À modifier' })
    const { group: _, ...edit } = form({ title: 'Modifiée', saves: '1' })
    assert.equal((await karim.post(`${path}/modifier`, edit)).status, 303)
    assert.equal((await nadia.post(`${path}/modifier`, edit)).status, 409)
    assert.match((await nadia.get(`${path}/versions`)).text, /À modifier/)
    assert.doesNotMatch((await karim.get(`${path}/versions`)).text, /À modifier/)
    assert.equal((await karim.post(`${path}/effacer`)).status, 404)
    assert.equal((await nadia.post(`${path}/effacer`)).status, 303)
    assert.equal((await test.visitor().get(path)).status, 404)
  })

  it('a group between peers asks without naming anybody', async () => {
    const lea = await test.member('Léa')
    const peers = await openGroup(lea, { name: 'Entre nous', peersFor: 'Qui dort dehors' })
    const path = await write({ group: groupOf(await lea.get('/interpellations/ecrire')) }, lea)
    await lea.post(`${path}/suites`, { text: 'Dit par une membre.' })
    for (const at of [path, peers]) assert.doesNotMatch((await test.visitor().get(at)).text, /Léa/, at)
    assert.match((await test.visitor().get(path)).text, /Dit par une membre/)
  })

  it('of a group that becomes between peers no longer names who asked, nor who said something since', async () => {
    await startNewDay(test)
    const lea = await test.member('Léa')
    const name = 'D’abord au grand jour'
    const opened = await openGroup(lea, { name })
    const path = await write({ group: groupOf(await lea.get('/interpellations/ecrire')) }, lea)
    await lea.post(`${path}/suites`, { text: 'Dit au grand jour.' })
    assert.match((await test.visitor().get(path)).text, /Léa[\s\S]*Léa/)
    const words = { name, purpose: 'Un film sur les guichets fermés.', promise: 'film' }
    await lea.post(`${opened}/modifier`, { ...words, peersFor: 'Qui dort dehors', version: '1' })
    await waitThreeDays(test)
    const page = await test.visitor().get(path)
    assert.match(page.text, /Dit au grand jour/)
    assert.doesNotMatch(page.text, /Léa/)
  })

  it('an answer that care hid is shown to nobody, and silence counts again', async () => {
    await startNewDay(test)
    const path = await write({ title: 'Réponse cachée' })
    await nadia.post(`${path}/papier`, { ...answer, text: 'Des injures.', paperOn: dayAgo(1) })
    assert.match((await test.visitor().get(path)).text, /Des injures/)
    await test.lab.pool.query(
      `update platform.thing set hidden_at = now(), hidden_reason = 'injures' where kind = 'reply'`,
    )
    const page = await nadia.get(path)
    assert.doesNotMatch(page.text, /Des injures/)
    assert.match(page.text, /pas encore envoyée/)
  })

  it('may begin from something published, whose page then says so', async () => {
    const need =
      (await karim.post('/besoins/dire', { title: 'Un guichet', purpose: 'Pour parler.' })).location ?? ''
    const path = await write({ title: 'Née d’un besoin', de: need })
    assert.match((await test.visitor().get(path)).text, /Un guichet/)
    assert.match((await test.visitor().get(need)).text, /Née d’un besoin/)
  })

  it('all open addresses go out as data, and no cell is a formula', async () => {
    await startNewDay(test)
    await write({ title: '=HYPERLINK("x")', since: dayAgo(12) })
    const csv = await test.visitor().get('/interpellations.csv')
    assert.match(csv.headers.get('content-type') ?? '', /text\/csv/)
    const rows: Record<string, string>[] = parse(csv.text, { columns: true, bom: true })
    const mine = rows.find(({ titre }) => titre?.includes('HYPERLINK'))
    assert.equal(mine?.['titre'], `'=HYPERLINK("x")`)
    assert.equal(mine?.['jours_de_silence'], '12')
    const json: { titre: string }[] = JSON.parse((await test.visitor().get('/interpellations.json')).text)
    assert.equal(json.length, rows.length)
  })
})
