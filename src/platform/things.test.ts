import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestLab, viewerOf, type Member, type TestLab } from '../../test/support/lab.ts'
import { newId } from './ids.ts'
import { publish, visibleTo } from './things.ts'
import type { Viewer } from './viewer.ts'

let it: TestLab
let nadia: Member
let samir: Member
const groupId = newId()
before(async () => {
  it = await openTestLab()
  nadia = await it.member('Nadia')
  samir = await it.member('Samir')
  for (const audience of ['open', 'lab', 'group'] as const) {
    await publish(it.lab.db, {
      id: `thing${audience}`,
      kind: 'post',
      authorId: nadia.presentationId,
      audience,
      audienceId: audience === 'group' ? groupId : null,
      path: `/paroles/${audience}`,
      title: `Les écoles ${audience}`,
    })
  }
})
after(() => it.close())

async function seenBy(viewer: Viewer | null): Promise<string[]> {
  const rows = await it.lab.db
    .selectFrom('platform.thing as t')
    .select('t.id')
    .where(visibleTo(viewer))
    .where('t.kind', '=', 'post')
    .orderBy('t.id')
    .execute()
  return rows.map((row) => row.id)
}

test('a visitor sees what is open and nothing else', async () => {
  assert.deepEqual(await seenBy(null), ['thingopen'])
})

test('someone with a name here sees what is for the lab, and what is for a group only once they are in it', async () => {
  assert.deepEqual(await seenBy(viewerOf(samir)), ['thinglab', 'thingopen'])
  await it.lab.db
    .insertInto('platform.audience_member')
    .values({ audience_id: groupId, account_id: samir.accountId, presentation_id: samir.presentationId })
    .execute()
  assert.deepEqual(await seenBy(viewerOf(samir)), ['thinggroup', 'thinglab', 'thingopen'])
})

test('what care hides stays with its author', async () => {
  await it.lab.db
    .updateTable('platform.thing')
    .set({ hidden_at: new Date() })
    .where('id', '=', 'thingopen')
    .execute()
  assert.deepEqual(await seenBy(null), [])
  assert.ok((await seenBy(viewerOf(nadia))).includes('thingopen'))
  assert.ok(!(await seenBy(viewerOf(samir))).includes('thingopen'))
  await it.lab.db
    .updateTable('platform.thing')
    .set({ hidden_at: null })
    .where('id', '=', 'thingopen')
    .execute()
})

test('a block belongs to the reader: their account stops seeing, nobody else does', async () => {
  await it.lab.db
    .insertInto('platform.block')
    .values({ account_id: samir.accountId, presentation_id: nadia.presentationId })
    .execute()
  assert.deepEqual(await seenBy(viewerOf(samir)), [])
  assert.deepEqual(await seenBy(null), ['thingopen'])
})

test('search forgives accents and plurals', async () => {
  const { rows } = await it.lab.pool.query(
    "select id from platform.thing where search @@ websearch_to_tsquery('french', platform.fold('ECOLE')) order by id",
  )
  assert.equal(rows.length, 3)
})
