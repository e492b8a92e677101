import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { openTestLab, type TestLab } from '../../../test/support/lab.ts'
import { nest, readFamilyPage, type Nested } from './list.ts'

/** One of a family: the place of what it adapts, and whether a visitor sees it. */
type Shape = readonly (readonly [number, boolean])[]

/** A line above, then each one hangs on any that was there before it; the first that is looked at is any of them. */
const families = fc.record({
  shape: fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 70 }),
  self: fc.nat(),
})

describe('the list of a family', () => {
  let test: TestLab
  let written = 0

  before(async () => {
    test = await openTestLab()
  })
  after(() => test.close())

  /** Writes a family, several at the same time, and gives the ids of those in it. */
  async function write(shape: Shape): Promise<string[]> {
    written += 1
    const ids = shape.map((_, at) => `family${written}x${String((at * 7919) % 1000).padStart(3, '0')}${at}`)
    const rows = shape.map(([draw, seen], at) => ({
      ...{ id: ids[at], from: at === 0 ? null : ids[draw % at], seen, at: Math.floor(at / 3) },
    }))
    await test.lab.pool.query(
      `with row as (select * from jsonb_to_recordset($1) as row(id text, "from" text, seen boolean, at integer)),
         made as (insert into productions.production (id, slug, version, kind, licence, published_at, adapted_from, adapted_version)
           select id, id, 1, 'guide', 'cc0', timestamptz '2026-01-01' + at * interval '1 day', "from", 1 from row returning id)
       insert into platform.thing (id, kind, author_id, audience, path, title, lang, published_at, hidden_at, search, listed)
       select id, 'production', null, 'open', '/productions/' || id, id, 'fr', timestamptz '2026-01-01' + at * interval '1 day',
         case when seen then null else now() end, ''::tsvector, true from row`,
      [JSON.stringify(rows)],
    )
    return ids
  }

  /** What should be listed, in order. */
  function expected(shape: Shape, ids: readonly string[], self: number): string[] {
    const parent = (at: number) => (at === 0 ? -1 : (shape[at]?.[0] ?? 0) % at)
    const order: number[] = []
    for (let at = parent(self); at >= 0; at = parent(at)) order.push(at)
    const name = (at: number) => ids[at] ?? ''
    const visit = (from: number): void => {
      const children = shape.flatMap((_, at) => (at > 0 && parent(at) === from ? [at] : []))
      children.sort(
        (one, other) => Math.floor(one / 3) - Math.floor(other / 3) || (name(one) < name(other) ? -1 : 1),
      )
      for (const child of children) {
        order.push(child)
        visit(child)
      }
    }
    visit(self)
    return order.filter((at) => shape[at]?.[1]).map(name)
  }

  const idsOf = (nested: readonly Nested[]): string[] =>
    nested.flatMap(({ line, children }) => [line.id, ...idsOf(children)])

  it('read page after page, holds everyone one may see once, each before its own, by time', async () => {
    for (const { shape, self } of fc.sample(families, 25)) {
      const at = self % shape.length
      const ids = await write(shape)
      const read: string[] = []
      for (let cursor: string | undefined | null = undefined; cursor !== null;) {
        const page: Awaited<ReturnType<typeof readFamilyPage>> = await readFamilyPage(test.lab.db, null, {
          id: ids[at] ?? '',
          cursor,
        })
        assert.ok(page.before.length + page.after.length <= 20)
        const after_ = idsOf(nest(page.after))
        assert.deepEqual(after_.toSorted(), page.after.map(({ id }) => id).toSorted())
        read.push(...page.before.map(({ id }) => id), ...page.after.map(({ id }) => id))
        cursor = page.next
      }
      assert.deepEqual(read, expected(shape, ids, at), JSON.stringify({ shape, self }))
    }
  })

  it('tells through what a line comes, and not what one may not see', async () => {
    const ids = await write([
      [0, true],
      [0, false],
      [1, true],
      [2, true],
    ])
    const { after: lines } = await readFamilyPage(test.lab.db, null, { id: ids[0] ?? '', cursor: undefined })
    assert.deepEqual(
      lines.map(({ id, depth, from }) => ({ id, depth, title: from?.title })),
      [
        { id: ids[2], depth: 2, title: null },
        { id: ids[3], depth: 3, title: ids[2] },
      ],
    )
  })

  it('begins again after one that is not of the family', async () => {
    const ids = await write([
      [0, true],
      [0, true],
    ])
    const [other] = await write([[0, true]])
    for (const cursor of [other, ids[0], 'outside', ''])
      assert.equal((await readFamilyPage(test.lab.db, null, { id: ids[0] ?? '', cursor })).after.length, 1)
  })
})
