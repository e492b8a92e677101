import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { choosePhrases, examples, fillDemo, guests } from '../demo/index.ts'
import { openTestLab, type TestLab } from './support/lab.ts'
import { findPattern, listPatterns } from './support/tour.ts'

describe('the demonstration world', () => {
  let lab: TestLab

  before(async () => {
    lab = await openTestLab()
    await fillDemo(lab.lab, choosePhrases(lab.lab.config))
  })

  after(() => lab.close())

  async function count(kind: string): Promise<number> {
    const row = await lab.lab.db
      .selectFrom('platform.thing')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }

  test('holds people, voices, groups, workshops and productions', async () => {
    const wanted = {
      presentation: 12,
      post: 80,
      group: 6,
      workshop: 10,
      production: 6,
      need: 4,
      trial: 3,
      journal: 10,
      use: 10,
    }
    for (const [kind, least] of Object.entries(wanted)) {
      const found = await count(kind)
      assert.ok(found >= least, `${found} of ${kind}`)
    }
  })

  test('has groups at every stage', async () => {
    const visitor = lab.visitor()
    for (const [state, name] of [
      ['', 'À table, les écrans'],
      ['?etat=sommeil', 'Le colis et la lettre'],
      ['?etat=produit', 'Le jeu du dossier perdu'],
      ['?etat=arrete', 'Un wifi pour la cour'],
    ]) {
      const { text } = await visitor.get(`/groupes${state}`)
      assert.ok(text.includes(name ?? ''), `${name} is not on /groupes${state}`)
    }
  })

  test('nothing in it happens in the future, except what is to come', async () => {
    const { rows } = await sql<{ late: string }>`
      select count(*) as late from platform.thing where published_at > now() or updated_at > now() + interval '1 second'`.execute(
      lab.lab.db,
    )
    assert.equal(rows[0]?.late, '0')
  })

  test('no answer comes before what it answers', async () => {
    const { rows } = await sql`
      select answer.text from conversation.post answer join conversation.post parent on parent.id = answer.parent_id
      where answer.published_at < parent.published_at`.execute(lab.lab.db)
    assert.deepEqual(rows, [])
  })

  test('opens once, and is left alone afterwards', async () => {
    const voices = await count('post')
    assert.equal(await fillDemo(lab.lab), false)
    assert.equal(await count('post'), voices)
  })

  test('lets in those whose names it gives', async () => {
    for (const { handle, phrase } of Object.values(guests)) {
      const client = lab.visitor()
      const page = await client.post('/entrer', { handle, pass: phrase })
      assert.equal(page.status, 303, handle)
    }
  })

  test('has an example for each address it names', async () => {
    const visitor = lab.visitor()
    const patterns = listPatterns(lab, 'GET')
    const named = await examples(lab.lab.db)
    assert.ok(Object.keys(named).length >= 15, Object.keys(named).join(' '))
    for (const [pattern, path] of Object.entries(named)) {
      assert.equal((await visitor.get(path)).status, 200, path)
      assert.equal(findPattern(patterns, path)?.replace(/\{[^}]*\}+/g, ''), pattern)
    }
  })
})

test('passphrases are drawn where others can reach the lab', async () => {
  const { lab, close } = await openTestLab({ PUBLIC_URL: 'https://labo.example' })
  assert.notEqual(choosePhrases(lab.config).get('nadia'), guests.nadia.phrase)
  await close()
})
