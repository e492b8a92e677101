import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { openTestLab, type Member, type Page, type TestLab } from '../../../test/support/lab.ts'
import { until } from '../../../test/support/launched.ts'
import { watchStatements } from '../../../test/support/statements.ts'
import { tellUse } from '../../../test/support/uses.ts'
import { recordFact } from '../../platform/facts.ts'
import { sweepFiles } from '../../platform/files/unused.ts'
import { useForm } from '../inventory/forms.ts'
import { columnNames, type Line } from './columns.ts'
import { writeLines } from './out.ts'
import { judgeTable } from './take.ts'

describe('uses as open data', () => {
  let test: TestLab
  let nadia: Member
  let kev: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    kev = await test.member('Kev')
    const told = {
      title: 'Garder la preuve',
      tool: 'Capture',
      publics: 'parents',
      risks: '=1+1',
      priority: 'logement',
    }
    await tellUse(nadia, told)
    await tellUse(nadia, { title: 'Entre nous' }, 'lab')
  })
  after(() => test.close())

  const bring = (who: Member, table: string | Uint8Array<ArrayBuffer>) => {
    const form = new FormData()
    form.set('table', new Blob([table], { type: 'text/csv' }), 'usages.csv')
    return who.post('/usages/apporter', form)
  }
  /** A file once it says something else than `had`. */
  const readNext = async (path: string, had: Page): Promise<Page> => {
    let next = had
    await until(async () => {
      next = await test.visitor().get(path, { 'if-none-match': had.headers.get('etag') ?? '' })
      return next.status === 200
    })
    return next
  }
  const batchOf = (page: Page) => /name="table" value="([0-9a-z]{12})"/.exec(page.text)?.[1] ?? ''

  it('go out as a table, as JSON and in the words of schema.org, what is open alone', async () => {
    for (const path of ['/usages.csv', '/usages.json', '/usages.jsonld']) {
      const { text } = await test.visitor().get(path)
      assert.match(text, /Garder la preuve[^]*Nadia|Nadia[^]*Garder la preuve/)
      assert.doesNotMatch(text, /Entre nous/)
      assert.ok(!text.includes(nadia.presentationId) && !text.includes(nadia.handle), path)
    }
    const { text } = await test.visitor().get('/usages.csv')
    assert.match(text, /^titre;qui;publics/)
    assert.match(text, /;'=1\+1;/)
    const feed = JSON.parse((await test.visitor().get('/usages.jsonld')).text)
    assert.equal(feed['@type'], 'DataFeed')
    assert.equal(feed.dataFeedElement.length, 1)
    assert.match(feed.license, /creativecommons/)
    const data = JSON.parse((await test.visitor().get('/usages.json')).text)
    assert.equal(data.uses[0].risques, '=1+1')
  })

  it('say nothing of whoever care hid the name of', async () => {
    const before = await test.visitor().get('/usages.csv')
    await tellUse(kev, { title: 'Sans nom' })
    const named = await readNext('/usages.csv', before)
    assert.match(named.text, /Sans nom;[^]*Kev/)
    await test.lab.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('platform.thing')
        .set({ hidden_at: new Date(), hidden_reason: 'x' })
        .where('id', '=', kev.presentationId)
        .execute()
      await recordFact(tx, 'presentation.hidden', { thingId: kev.presentationId })
    })
    const { text } = await readNext('/usages.csv', named)
    assert.match(text, /Sans nom/)
    assert.doesNotMatch(text, /Kev/)
  })

  it('are made once for all who ask, until something changes', async () => {
    const { lab } = test
    const read: string[] = []
    watchStatements(lab.pool, (text) => {
      if (text.includes('uses"."use" as "u"')) read.push(text)
    })
    for (const path of ['/usages.csv', '/usages.json', '/usages.jsonld']) {
      // What was made a moment ago may rest a little before it is made again.
      await sweepFiles(lab.db, lab.files)
      const first = await test.visitor().get(path)
      const contents = await Array.fromAsync(lab.files.list())
      read.length = 0
      for (const reader of [test.visitor(), nadia]) {
        const again = await reader.get(path, { 'accept-language': 'en' })
        assert.equal(again.text, first.text)
        assert.equal(again.headers.get('etag'), first.headers.get('etag'))
      }
      assert.deepEqual(read, [], path)
      const tag = { 'if-none-match': first.headers.get('etag') ?? '' }
      const date = { 'if-modified-since': first.headers.get('last-modified') ?? '' }
      for (const had of [tag, date]) assert.equal((await test.visitor().get(path, had)).status, 304)
      assert.equal((await test.visitor().get(path, { ...date, 'if-none-match': '"autre"' })).status, 200)
      await tellUse(nadia, { title: `Après ${path}` })
      assert.ok((await readNext(path, first)).text.includes(`Après ${path}`))
      assert.equal((await Array.fromAsync(lab.files.list())).length, contents.length, 'none is left behind')
    }
  })

  it('are made again when the nightly sweep took them', async () => {
    const { lab } = test
    await test.visitor().get('/usages.json')
    await sweepFiles(lab.db, lab.files)
    assert.match((await test.visitor().get('/usages.json')).text, /Garder la preuve/)
  })

  it('come in after a look, the good lines alone, each with where it comes from', async () => {
    const table = [
      'Titre,Outils,Publics,Vient de',
      'Compter les bus,Carnet,Jeunes,Un atelier à Lyon',
      ',Rien,jeunes,',
      'Mauvais public,Rien,Extraterrestres,',
    ].join('\n')
    const looked = await bring(nadia, table)
    assert.match(looked.text, /1 ligne peut être publiée/)
    assert.match(looked.text, /Ligne 3/)
    assert.match(
      looked.text,
      /Ligne 4, «\sMauvais public\s»[^]*«\sExtraterrestres\s» n&#39;est pas un mot du lab/,
    )
    assert.doesNotMatch((await test.visitor().get('/usages')).text, /Compter les bus/)
    const batch = batchOf(looked)
    assert.equal((await kev.post('/usages/apporter/publier', { table: batch })).status, 404)
    assert.match(
      (await nadia.submit('/usages/apporter/publier', { table: batch })).text,
      /1 usage est publié/,
    )
    const { text } = await test.visitor().get('/usages/compter-les-bus')
    for (const said of [/Carnet/, /Jeunes/, /Un atelier à Lyon/]) assert.match(text, said)
    assert.equal((await nadia.post('/usages/apporter/publier', { table: batch })).status, 404)
  })

  it('come in from the encodings that spreadsheets save in', async () => {
    const windows = Uint8Array.from(
      'titre;outils\r\nÉcrire à l’été;Crayon\r\n',
      (sign) => ({ É: 0xc9, é: 0xe9, à: 0xe0, '’': 0x92 })[sign] ?? sign.charCodeAt(0),
    )
    const form = new FormData()
    form.set('table', new Blob([windows]), 'usages.csv')
    const page = await nadia.post('/usages/apporter', form)
    assert.match(page.text, /1 ligne peut être publiée/)
    await nadia.post('/usages/apporter/publier', { table: batchOf(page) })
    assert.match((await test.visitor().get('/usages')).text, /Écrire à l’été/)
    assert.match((await bring(nadia, '\uFEFFtitre;outils\nAvec marque;Stylo\n')).text, /1 ligne peut/)
  })

  it('are refused whole when no line can be read, with the reason', async () => {
    assert.match((await bring(nadia, 'nom;outil\nx;y\n')).text, /pas de colonne «\stitre\s»/)
    assert.match((await bring(nadia, 'titre\n"ouvert\n')).text, /ne se lit plus/)
    assert.match((await bring(nadia, `titre\n${'x\n'.repeat(201)}`)).text, /plus de 200 lignes/)
    const empty = await nadia.post('/usages/apporter', new FormData())
    assert.equal(empty.status, 422)
  })

  it('come back unchanged from the table they went out in', async () => {
    const { words } = test.lab
    const text = (max: number) =>
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: max }),
        fc.stringMatching(/^'{0,2}[=+\-@\t;,"|\r\n]{1,3}a?$/),
      )
    const slugs = (list: 'use-public' | 'use-setting') =>
      fc.subarray(
        words.list(list).map(({ slug }) => slug),
        { maxLength: 4 },
      )
    const answers = fc
      .record({
        ...{
          title: text(40),
          who: text(40),
          tool: text(40),
          purpose: text(60),
          place: text(40),
          opens: text(40),
        },
        ...{ leavesOut: text(40), risks: text(40), needed: text(40), transcript: text(60) },
        ...{ publics: slugs('use-public'), settings: slugs('use-setting') },
        ...{ priority: fc.constantFrom('', 'logement'), lang: fc.constantFrom('fr', 'ar') },
      })
      .map((typed) => useForm(words).safeParse(typed))
      .filter(({ success }) => success)
      .map(({ data }) => data)
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 5 }), text(40), (told, source) => {
        const lines = told.flatMap((one) => (one ? [lineFor(one, source.trim())] : []))
        const judged = judgeTable(words, new TextEncoder().encode(writeLines(lines, true)))
        assert.ok('good' in judged, JSON.stringify(judged))
        assert.deepEqual(judged.refused, [])
        assert.deepEqual(
          judged.good,
          told.map((answers) => ({ answers, source: source.trim() })),
        )
      }),
      { numRuns: 200 },
    )
  })

  function lineFor(told: Record<string, unknown>, source: string): Line {
    const cells = {
      ...{ titre: told['title'], qui: told['who'], outils: told['tool'], pour_quoi: told['purpose'] },
      ...{ cadre: told['place'], ouvre: told['opens'], dehors: told['leavesOut'], risques: told['risks'] },
      ...{ faudrait: told['needed'], transcription: told['transcript'], langue: told['lang'] },
      ...{ priorite: told['priority'] ?? '', vient_de: source },
      publics: [told['publics']].flat().join('|'),
      lieux: [told['settings']].flat().join('|'),
    }
    const entries = columnNames.map((name) => [
      name,
      String(Object.entries(cells).find(([at]) => at === name)?.[1] ?? ''),
    ])
    return Object.fromEntries(entries)
  }
})
