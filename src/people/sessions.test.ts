import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openTestLab, type Client, type TestLab } from '../../test/support/lab.ts'
import { purgePeople } from './purge.ts'

let test: TestLab
before(async () => {
  test = await openTestLab()
})
after(() => test.close())

const phrase = 'girafe lilas tambour nuage'
const join = (client: Client, name: string, extra = {}) =>
  client.post('/rejoindre', { name, 'new-pass': phrase, age: '1', ...extra })

/** As if that many minutes had gone by without a page. */
async function rest(name: string, minutes: number): Promise<void> {
  await sql`update people.session s set seen_at = now() - make_interval(mins => ${minutes})
    from people.presentation p where p.id = s.presentation_id and p.name = ${name}`.execute(test.lab.db)
}

describe('a session', () => {
  it('on a shared computer ends after ten quiet minutes, and its cookie with the browser', async () => {
    const someone = test.visitor()
    const answer = await join(someone, 'Borne', { 'new-shared': '1' })
    const cookie = answer.headers.getSetCookie().find((one) => one.includes('session='))
    assert.ok(cookie && !/max-age|expires/i.test(cookie))
    await rest('Borne', 9)
    const page = await someone.get('/moi/reglages')
    assert.equal(page.status, 200)
    assert.equal(page.headers.get('cache-control'), 'no-store')
    await rest('Borne', 11)
    assert.equal((await someone.get('/moi/reglages')).status, 401)
  })

  it('of one’s own lasts sixty quiet days', async () => {
    const someone = test.visitor()
    await join(someone, 'Chez moi')
    await rest('Chez moi', 59 * 1_440)
    assert.equal((await someone.get('/moi/reglages')).status, 200)
    await rest('Chez moi', 61 * 1_440)
    assert.equal((await someone.get('/moi/reglages')).status, 401)
  })

  it('on a shared computer leaves nothing behind when one goes', async () => {
    const someone = test.visitor()
    await join(someone, 'Passante', { 'new-shared': '1' })
    const left = await someone.post('/sortir')
    assert.match(left.headers.get('clear-site-data') ?? '', /cookies/)
  })

  it('is kept as a hash only', async () => {
    const someone = test.visitor()
    await join(someone, 'Hachée')
    const token = someone.cookies.get('__Host-session') ?? ''
    const { rows } = await sql<{
      all: string
    }>`select string_agg(s::text, '') as all from people.session s`.execute(test.lab.db)
    assert.ok(token.length > 40 && !rows[0]?.all.includes(token))
  })

  it('that expired during a form gives the text back', async () => {
    const someone = test.visitor()
    await join(someone, 'Distraite', { 'new-shared': '1' })
    await rest('Distraite', 30)
    const page = await someone.post('/mots/proposer', {
      list: 'role',
      name: 'Relire',
      why: 'Relire demande du temps et de la patience.',
    })
    assert.equal(page.status, 401)
    assert.match(page.text, /Relire demande du temps/)
  })
})

describe('every night', () => {
  it('dead sessions, spent codes and security lines of more than a year are erased, and only those', async () => {
    const { db } = test.lab
    const someone = test.visitor()
    await join(someone, 'Vivante')
    await join(test.visitor(), 'Endormie')
    await rest('Endormie', 61 * 1_440)
    await sql`insert into people.code (hash, purpose, expires_at) values ('\\x01', 'welcome', now() - interval '1 day'), ('\\x02', 'welcome', now() + interval '1 day')`.execute(
      db,
    )
    await sql`insert into platform.security_log (act, at) values ('old', now() - interval '13 months'), ('recent', now() - interval '11 months')`.execute(
      db,
    )
    await purgePeople(db)
    const left = await db
      .selectFrom('platform.security_log')
      .select('act')
      .where('act', 'in', ['old', 'recent'])
      .execute()
    assert.deepEqual(left, [{ act: 'recent' }])
    const codes = await db.selectFrom('people.code').select('hash').execute()
    assert.deepEqual(
      codes.map(({ hash }) => hash.toString('hex')),
      ['02'],
    )
    const asleep =
      await sql`select 1 from people.session s join people.presentation p on p.id = s.presentation_id where p.name = 'Endormie'`.execute(
        db,
      )
    assert.equal(asleep.rows.length, 0)
    assert.equal((await someone.get('/moi/reglages')).status, 200)
  })
})

describe('the security log', () => {
  it('tells who joined and entered, when and from where', async () => {
    await join(test.visitor(), 'Journal')
    await test.visitor().post('/entrer', { handle: 'journal', pass: phrase })
    const lines = await test.lab.db
      .selectFrom('platform.security_log as l')
      .innerJoin('people.presentation as p', 'p.account_id', 'l.account_id')
      .select(['l.act', 'l.address'])
      .where('p.name', '=', 'Journal')
      .orderBy('l.id')
      .execute()
    assert.deepEqual(lines, [
      { act: 'join', address: '127.0.0.1' },
      { act: 'enter', address: '127.0.0.1' },
    ])
  })
})
