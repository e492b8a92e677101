import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { groupAt, openGroup } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { simulateLab, truths, type Truth } from '../../../test/support/simulated-lab.ts'
import type { Dataset } from '../dataset/shape.ts'
import { writeDataset } from '../dataset/write.ts'
import { publishFigures } from './keep.ts'
import { printFigures } from './print.ts'
import { readFigures } from './queries.ts'

const quarter = '2026-T3'
const page = '/recherche/participation'

describe('the page on participation', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member
  let group: string

  const simulate = (truth: Truth, about: Partial<Dataset> = {}): Dataset => ({
    ...simulateLab(truth, 4),
    quarter,
    ...about,
  })

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
    group = (await groupAt(test, await openGroup(nadia, { name: 'Preuves en poche' }))).id
    // Read once, what the last act did is not said any more.
    await nadia.get('/groupes')
  })
  after(() => test.close())

  it('says that there is nothing yet', async () => {
    const { status, text } = await test.visitor().get(page)
    assert.equal(status, 200)
    assert.match(text, /Pas encore de chiffres/)
  })

  it('once a quarter is measured, says what differs from chance and is the same for everyone', async () => {
    const lab = simulate(truths.artefact)
    const members = lab.people.slice(0, 50).map(({ person }) => ({ scope: group, person }))
    const turns = lab.turns.map((turn, at) => ({ ...turn, scope: at % 2 ? group : 'lab' }))
    const scopes = [...lab.scopes, { scope: group, kind: 'group' as const, within: '' }]
    assert.equal(await publishFigures(test.lab.db, { ...lab, members, turns, scopes }, 0.72), true)
    const { text } = await test.visitor().get(page)
    assert.match(text, /les personnes concernées sont moins entendues/)
    assert.match(text, /les personnes concernées pèsent moins/)
    assert.match(
      text,
      /Les personnes concernées disent \d+ mots sur 100\s; elles sont 42 personnes sur 100\./,
    )
    assert.match(text, /environ 60 personnes/)
    assert.match(text, /7 comptes sur dix/)
    const main = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main'))
    assert.equal(main((await nadia.get(page)).text), main(text))
  })

  it('says how many acts by tens: who counts what each did would find whose are missing', async () => {
    const { rows } = await test.lab.pool.query('select acts from research.figure where acts is not null')
    assert.ok(rows.length > 20 && rows.every(({ acts }) => acts % 10 === 0))
    const { text } = await test.visitor().get(`${page}/voix?trimestre=${quarter}&portee=lab`)
    assert.match(text, /60 personnes environ, environ 600 actes/)
  })

  it('a quarter is measured once: a withdrawal changes nothing that was published', async () => {
    const first = (await test.visitor().get(page)).text
    const lab = simulate(truths.artefact)
    assert.equal(await publishFigures(test.lab.db, { ...lab, people: lab.people.slice(1) }), false)
    assert.equal((await test.visitor().get(page)).text, first)
  })

  it('each figure has its page, with its table and how it is counted', async () => {
    const { text } = await test.visitor().get(`${page}/voix?trimestre=${quarter}&portee=lab`)
    assert.match(text, /La voix des personnes concernées/)
    assert.match(text, /<table>/)
    assert.match(text, /Le hasard seul redistribue les situations/)
    assert.equal((await test.visitor().get(`${page}/nimporte`)).status, 404)
    assert.equal((await test.visitor().get(`${page}?portee=000000000000`)).status, 404)
  })

  it('a group says how many it counts to nobody', async () => {
    const { text } = await test.visitor().get(`${page}?portee=${group}`)
    assert.match(text, /jamais moins de cinq/)
    assert.doesNotMatch(text, /environ \d+ personnes/)
    for (const slug of ['voix', 'centre', 'prises-de-parole']) {
      const figure = await test.visitor().get(`${page}/${slug}?trimestre=${quarter}&portee=${group}`)
      assert.match(figure.text, /cinq personnes au moins/)
      assert.doesNotMatch(figure.text, /\d+ personnes environ/)
    }
    const { rows } = await test.lab.pool.query(
      "select 1 from research.figure where scope <> 'lab' and people is not null union all select 1 from research.measured where scope <> 'lab' and people is not null",
    )
    assert.deepEqual(rows, [])
  })

  const say = (who: Member, text: string, version: string) =>
    who.post(`${page}/dire`, { quarter, scope: group, version, text, lang: 'fr' })

  it('a member writes what the group says of it, signed by the group, and everyone reads every version', async () => {
    assert.equal((await nadia.get(`${page}/dire?trimestre=${quarter}&portee=${group}`)).status, 200)
    const said = await say(nadia, 'Le mercredi, tout se dit à voix haute.', '0')
    assert.equal(said.status, 303, said.text.slice(0, 500))
    const read = await test.visitor().get(`${page}?portee=${group}`)
    assert.match(read.text, /tout se dit à voix haute/)
    assert.match(read.text, /Le groupe Preuves en poche/)
    assert.doesNotMatch(read.text.slice(read.text.indexOf('<main')), /Nadia/)
    assert.equal((await say(nadia, 'Le mercredi, presque tout se dit à table.', '1')).status, 303)
    const all = await test.visitor().get(said.location ?? '')
    assert.match(all.text, /presque tout se dit à table/)
    assert.match(all.text, /tout se dit à voix haute/)
  })

  it('and it is not shown among what the group prepares, which nobody else sees', async () => {
    const { slug } = await test.lab.db
      .selectFrom('groups.group')
      .select('slug')
      .where('id', '=', group)
      .executeTakeFirstOrThrow()
    for (const who of [nadia, karim, test.visitor()])
      assert.doesNotMatch((await who.get(`/groupes/${slug}`)).text, /Ce que le groupe prépare|se dit à table/)
  })

  it('written twice at once, it keeps both texts in sight', async () => {
    const stale = await say(nadia, 'Autre chose.', '1')
    assert.equal(stale.status, 409)
    assert.match(stale.text, /presque tout se dit à table/)
    assert.match(stale.text, /Autre chose\./)
  })

  it('nobody else writes for the group', async () => {
    assert.equal((await karim.get(`${page}/dire?trimestre=${quarter}&portee=${group}`)).status, 403)
    assert.equal((await say(karim, 'Je parle pour eux.', '2')).status, 404)
    assert.equal((await say(nadia, '', '2')).status, 422)
  })

  it('the method and the very files that calculate are there to read', async () => {
    const method = await test.visitor().get('/recherche/methode')
    assert.match(method.text, /socialab -- research indicators --from/)
    const file = await test.visitor().get('/recherche/methode/calcul/shares.ts')
    assert.match(file.text, /export function gini/)
    assert.match(file.headers.get('content-type') ?? '', /text\/plain/)
    assert.equal((await test.visitor().get('/recherche/methode/calcul/routes.ts')).status, 404)
  })

  it('what someone wrote for the group stays without them, and is in their export', async () => {
    const zip = await nadia.get('/moi/donnees')
    assert.equal(zip.status, 200)
    const { exportComments, forgetCommentAuthors } = await import('./comments/comments.ts')
    const person = { accountId: nadia.accountId, presentationIds: [nadia.presentationId] }
    assert.match(JSON.stringify(await exportComments(test.lab.db, person)), /à voix haute/)
    await test.lab.db.transaction().execute((tx) => forgetCommentAuthors(tx, person))
    assert.deepEqual(await exportComments(test.lab.db, person), [])
    assert.match((await test.visitor().get(`${page}?portee=${group}`)).text, /presque tout se dit/)
  })

  it('a group that care hid is not named by what it said', async () => {
    const { id } = await test.lab.db.selectFrom('research.comment').select('id').executeTakeFirstOrThrow()
    const path = `${page}/groupes/${id}`
    assert.match((await test.visitor().get(path)).text, /Preuves en poche/)
    const hide = (at: Date | null) =>
      test.lab.db.updateTable('platform.thing').set({ hidden_at: at }).where('id', '=', group).execute()
    await hide(new Date())
    assert.equal((await nadia.get(path)).status, 404)
    await hide(null)
  })

  it('the command prints the same figures from the files that left', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'socialab-release-'))
    const lab = simulate(truths.artefact)
    for (const { name, text } of writeDataset(lab)) await writeFile(join(folder, name), text)
    const printed = await printFigures(folder)
    await rm(folder, { recursive: true })
    const published = await readFigures(test.lab.db, quarter, 'lab')
    const told = published.flatMap(({ indicator, outcome }) =>
      typeof outcome === 'string'
        ? []
        : [`${quarter}\tlab\t${indicator}\t${outcome.value}\t${outcome.low}..`],
    )
    assert.ok(told.length > 10)
    for (const line of told)
      assert.ok(
        printed.some((one) => one.startsWith(line)),
        line,
      )
  })
})
