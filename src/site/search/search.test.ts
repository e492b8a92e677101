import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql, type Compilable } from 'kysely'
import { newId } from '../../platform/ids.ts'
import { publish, type ThingDraft } from '../../platform/things.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { explain } from '../../../test/support/statements.ts'
import { cutAtMarks } from './marks.ts'
import { search, selectFew, selectRecent } from './queries.ts'

let lab: TestLab
let author: Member
before(async () => {
  lab = await openTestLab()
  author = await lab.member('Samir')
})
after(() => lab.close())

async function put(title: string, more: Partial<ThingDraft> = {}): Promise<string> {
  const id = newId()
  await publish(lab.lab.db, {
    id,
    kind: 'post',
    authorId: author.presentationId,
    audience: 'open',
    path: `/paroles/${id}`,
    title,
    ...more,
  })
  return id
}

const find = (words: string, more = '') =>
  lab.visitor().get(`/recherche-texte?${new URLSearchParams({ q: words })}${more}`)

describe('search', () => {
  test('forgives accents, plurals and capitals, and marks what it found as it was written', async () => {
    await put('Des préfets répondent', { summary: 'Le Préfet du Cœur a écrit.' })
    const page = await find('PREFET')
    assert.match(page.text, /Des <mark>préfets<\/mark> répondent/)
    assert.match(page.text, /Le <mark>Préfet<\/mark> du Cœur a écrit/)
    assert.match((await find('coeur')).text, /<mark>Cœur<\/mark>/)
  })

  test('finds words of the body that no card shows', async () => {
    await put('Sans titre', { body: 'On y parle de trottinettes.' })
    assert.match((await find('trottinette')).text, /Sans titre/)
  })

  test('escapes what was typed and what was found', async () => {
    await put('<img src=x> & brouette', { summary: '<script>brouette</script>' })
    const page = await find('brouette "<b>')
    assert.ok(!page.text.includes('<img src=x>') && !page.text.includes('<script>b'))
    assert.ok(!page.text.includes('"<b>'))
    assert.match((await find('brouette')).text, /&lt;script&gt;brouette/)
  })

  test('shows to each reader only what they may see', async () => {
    const member = await lab.member('Lila')
    await put('Kangourou ouvert')
    await put('Kangourou du lab', { audience: 'lab' })
    await put('Kangourou du groupe', { audience: 'group', audienceId: 'groupe' })
    const hidden = await put('Kangourou caché')
    await lab.lab.pool.query('update platform.thing set hidden_at = now() where id = $1', [hidden])
    const titles = async (reader: { get: Member['get'] }) => {
      const { text } = await reader.get('/recherche-texte?q=kangourou')
      return Array.from(text.matchAll(/<\/mark> ([^<]+)<\/a>/g), ([, title]) => title).sort()
    }
    assert.deepEqual(await titles(lab.visitor()), ['ouvert'])
    assert.deepEqual(await titles(member), ['du lab', 'ouvert'])
    // Not even its author finds what was hidden.
    assert.ok(!(await titles(author)).includes('caché'))
    await lab.lab.pool.query('insert into platform.audience_member values ($1, $2, $3)', [
      'groupe',
      member.accountId,
      member.presentationId,
    ])
    assert.deepEqual(await titles(member), ['du groupe', 'du lab', 'ouvert'])
  })

  test('goes by time, in pages, and by kind', async () => {
    for (let index = 0; index < 25; index += 1) {
      const id = await put(
        `Cerf-volant ${index}`,
        index % 5 === 0 ? { kind: 'group', path: '/groupes/x' } : {},
      )
      await lab.lab.pool.query(
        `update platform.thing set published_at = now() - make_interval(mins => $1) where id = $2`,
        [index, id],
      )
    }
    const first = await find('cerf-volant')
    const shown = (text: string) =>
      [...text.matchAll(/<\/mark>[- ]*(?:<mark>volant<\/mark>)? (\d+)</g)].map((match) => Number(match[1]))
    assert.deepEqual(
      shown(first.text),
      Array.from({ length: 20 }, (_, index) => index),
    )
    const next = /href="([^"]*avant=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    assert.deepEqual(shown((await lab.visitor().get(next)).text), [20, 21, 22, 23, 24])
    assert.deepEqual(shown((await find('cerf-volant', '&sorte=group')).text), [0, 5, 10, 15, 20])
  })

  test('takes any text without failing', async () => {
    const odd = ['"', 'or or', '-', '& | !', ':*', '\\', 'le la les', '😀', '"a -b', "'; drop table", 'ﬁ']
    for (const words of odd) assert.equal((await find(words)).status, 200, JSON.stringify(words))
    const long = await find('mot '.repeat(500))
    assert.equal(long.status, 200)
  })
})

describe('marks', () => {
  const fold = (text: string) =>
    text
      .toLowerCase()
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')

  test('never lose or change a letter, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, one, other) => {
        const folded = fold(text)
        const [from = 0, to = 0] = [one % (folded.length + 1), other % (folded.length + 1)].sort(
          (a, b) => a - b,
        )
        const marked = `${folded.slice(0, from)}\u0002${folded.slice(from, to)}\u0003${folded.slice(to)}`
        assert.equal(
          cutAtMarks(text, marked)
            .map((piece) => piece.text)
            .join(''),
          text,
        )
      }),
    )
  })
})

describe('search among many things', () => {
  const many = Number(process.env['SEARCH_ROWS'] ?? 30_000)

  before(async () => {
    await lab.lab.pool.query(
      `insert into platform.thing (id, kind, author_id, audience, path, title, summary, published_at, listed, search)
       select 'many' || i, 'post', null, 'open', '/paroles/many' || i, 'Parole ' || i, 'Le logement, encore ' || i,
         now() - make_interval(mins => i), true,
         platform.searchable('Parole ' || i, 'Le logement, encore ' || i, case when i % 3000 = 0 then 'un ornithorynque' else 'rien de rare' end)
       from generate_series(1, $1::int) i`,
      [many],
    )
    await lab.lab.pool.query('vacuum analyze platform.thing')
  })

  const viewer = () => ({
    accountId: author.accountId,
    presentationId: author.presentationId,
    presentationIds: [author.presentationId],
    name: '',
    handle: '',
    circles: new Set<never>(),
    shared: false,
    sessionId: '',
  })
  const wanted = (words: string) => ({ words, kind: null, cursor: null })
  const planOf = async (query: Compilable) => JSON.stringify(await explain(lab.lab.pool, query.compile()))

  test('a rare word is found by the index of words', async () => {
    for (const reader of [null, viewer()])
      assert.match(
        await planOf(selectFew(lab.lab.db, { viewer: reader, ...wanted('ornithorynque') })),
        /thing_search/,
      )
    const { rows } = await search(lab.lab.db, null, wanted('ornithorynque'))
    assert.equal(rows.length, Math.min(20, Math.floor(many / 3000)))
  })

  test('a common word is looked for by time, without sorting all that holds it', async () => {
    for (const reader of [null, viewer()]) {
      const asked = { viewer: reader, ...wanted('logement'), among: 20_000 }
      const plan = await planOf(selectRecent(lab.lab.db, asked))
      assert.match(plan, /thing_(open|in_sight)_by_time/)
      assert.doesNotMatch(plan, /"Node Type":"Sort"/)
    }
    const { rows, next } = await search(lab.lab.db, null, wanted('logement'))
    assert.equal(rows.length, 20)
    assert.ok(next)
    assert.equal(rows[0]?.title, 'Parole 1')
  })

  test('a word that only old things hold is still found, further on', async () => {
    await sql`update platform.thing set search = platform.searchable('vieux', 'papyrus', '')
      where id like 'many%' and published_at < now() - make_interval(mins => ${many - 1_000})`.execute(
      lab.lab.db,
    )
    let cursor: Awaited<ReturnType<typeof search>>['next'] = null
    const found: string[] = []
    for (let pages = 0; pages < 80; pages += 1) {
      const page = await search(lab.lab.db, null, { words: 'papyrus', kind: null, cursor })
      found.push(...page.rows.map(({ id }) => id))
      cursor = page.next
      if (!cursor) break
    }
    assert.equal(cursor, null)
    assert.equal(new Set(found).size, found.length)
    assert.ok(found.length >= 999)
  })
})
