import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { watchLoop } from '../../../test/support/loop.ts'
import { tablesHolding } from '../../../test/support/rows.ts'
import { readZip } from '../../../test/support/zip.ts'
import { runDueJobs } from '../../platform/jobs.ts'
import { newId } from '../../platform/ids.ts'

const megabyte = 2 ** 20
/** Bytes that an export may hold at once; the texts are 20 MB and the files 22. */
const mostHeld = 8 * megabyte
/** Milliseconds during which nobody else is served. */
const mostWork = 100

const sizes = {
  voices: 2_000,
  answers: 1_000,
  files: 300,
  entries: 300,
  drafts: 50,
  productions: 50,
  past: 300,
  toCome: 20,
}

suite('an account with years of life in the lab', () => {
  let lab: TestLab
  let me: Member
  let other: Member
  let shadow = ''
  let hashes: string[]

  before(async () => {
    lab = await openTestLab()
    me = await lab.member('Ancienne')
    other = await lab.member('Voisin')
    await me.post('/moi/noms', { name: 'Ombre' })
    const names = await lab.lab.db
      .selectFrom('people.presentation')
      .select('id')
      .where('account_id', '=', me.accountId)
      .where('id', '<>', me.presentationId)
      .executeTakeFirstOrThrow()
    shadow = names.id
    hashes = await sendFiles(lab)
    for (const statement of lifeOf(me, shadow, other)) await lab.lab.pool.query(statement)
    await useFiles(lab, me, hashes)
    await lab.lab.pool.query('analyze')
  })
  after(() => lab.close())

  const ask = () => {
    const cookie = [...me.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { host, origin } = lab.lab.config.publicUrl
    return lab.app.request(new URL('/moi/donnees/export.zip', origin), { headers: { host, cookie } })
  }

  test('takes everything along without the process ever holding it, nor keeping others waiting', async () => {
    const held = await watchMemory()
    const path = join(lab.lab.config.dataDir, 'export.zip')
    const file = createWriteStream(path)
    const answer = await ask()
    const pieces: ReadableStream<Uint8Array> | null = answer.body
    assert.ok(pieces)
    let since = 0
    for await (const piece of pieces) {
      await new Promise((resolve) => file.write(piece, resolve))
      since += piece.byteLength
      if (since < 2 * megabyte) continue
      since = 0
      await held.look()
    }
    await new Promise((resolve) => file.end(resolve))
    assert.ok(held.most() < mostHeld, `${Math.round(held.most() / megabyte)} MiB held`)

    const entries = readZip(await readFile(path))
    const part = (name: string) => JSON.parse(entries.get(`${name}.json`)?.toString() ?? 'null')
    assert.equal(part('paroles').said.length, sizes.voices + sizes.answers)
    assert.equal(part('groupes').entries.length, sizes.entries)
    assert.equal(part('ateliers').bookings.length, sizes.past + sizes.toCome)
    assert.equal(part('brouillons').length, sizes.drafts)
    const files = [...entries]
      .filter(([name]) => name.startsWith('fichiers/'))
      .map(([, bytes]) => hashOf(bytes))
    assert.deepEqual(files.sort(), hashes.toSorted())

    const work = watchLoop()
    for await (const _ of (await ask()).body ?? []);
    const longest = work()
    assert.ok(longest < mostWork, `others waited for ${Math.round(longest)} ms`)
  })

  test('leaves, and no row, file or index holds it', async () => {
    const work = watchLoop()
    const began = Date.now()
    const left = await me.post('/moi/donnees/partir', { 'confirm-pass': '@ancienne', when: 'now' })
    const took = Date.now() - began
    const longest = work()
    assert.equal(left.status, 303)
    assert.ok(took < 5_000, `${took} ms`)
    assert.ok(longest < mostWork, `others waited for ${Math.round(longest)} ms`)
    await runDueJobs(lab.lab)
    const ids = [me.accountId, me.presentationId, shadow]
    assert.deepEqual(await tablesHolding(lab.lab.db, ids), ['platform.security_log'])
    assert.deepEqual(await tablesHolding(lab.lab.db, ['Mes mots à moi']), [])
    assert.deepEqual(await Array.fromAsync(lab.lab.files.list()), [])
    // What the neighbour said stays.
    const said = await lab.lab.db
      .selectFrom('conversation.post')
      .select('id')
      .where('erased_at', 'is', null)
      .execute()
    assert.equal(said.length, 1 + sizes.answers / 2)
  })
})

/** Memory in use over what was in use at first, rubbish aside. */
async function watchMemory(): Promise<{ look: () => Promise<void>; most: () => number }> {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const read = async () => {
    collect()
    // Buffers are given back a little after they are found to be rubbish.
    await sleep(20)
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const readTwice = async () => Math.min(await read(), await read())
  const first = await readTwice()
  let most = 0
  return { look: async () => void (most = Math.max(most, (await readTwice()) - first)), most: () => most }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Many small files and a few large ones, put in the store. */
async function sendFiles({ lab }: TestLab): Promise<string[]> {
  await mkdir(lab.files.incoming, { recursive: true })
  const send = async (_: unknown, n: number) => {
    const bytes = randomBytes(n < 2 ? 8 * megabyte : 20_000)
    const path = join(lab.files.incoming, String(n))
    await writeFile(path, bytes)
    await lab.files.put(path, hashOf(bytes))
    return hashOf(bytes)
  }
  return Promise.all(Array.from({ length: sizes.files }, send))
}

async function useFiles({ lab }: TestLab, me: Member, hashes: readonly string[]): Promise<void> {
  const rows = hashes.map((sha256) => ({ id: newId(), sha256 }))
  await lab.pool.query(
    `with file as (select * from jsonb_to_recordset($1::jsonb) as f(id text, sha256 text)),
     kept as (insert into platform.file (sha256, bytes) select decode(sha256, 'hex'), 1 from file),
     thing as (select id, row_number() over (order by id) as n from platform.thing where author_id = $2 and kind = 'post')
     insert into platform.file_use (id, sha256, owner_account, thing_id, role, name, type, original_type, bytes)
     select f.id, decode(f.sha256, 'hex'), $3, t.id, 'attachment', 'f-' || f.id || '.txt', 'text/plain', 'text/plain', 1
     from (select *, row_number() over () as n from file) f join thing t on t.n = f.n`,
    [JSON.stringify(rows), me.presentationId, me.accountId],
  )
}

/** Years of life, written at once. */
function lifeOf(me: Member, shadow: string, other: Member): string[] {
  const { voices, answers, entries, drafts, productions, past, toCome } = sizes
  const id = (kind: string, n: string) => `substr(md5('${kind}' || (${n})), 1, 12)`
  const words = (n: string, kilobytes: number) =>
    `'Mes mots à moi ' || (select string_agg(md5((${n}) || '-' || i), ' ') from generate_series(1, ${kilobytes * 30}) i)`
  const things = `insert into platform.thing (id, kind, author_id, audience, context_id, path, title, search, listed)`
  const search = `to_tsvector('simple', 'moi')`
  const own = `case when n % 5 = 0 then '${shadow}' else '${me.presentationId}' end`
  const post = `insert into conversation.post (id, root_id, parent_id, branch_id, branch_at, text, html)`
  return [
    `create temporary table words as select n, ${words('n', 4)} as text from generate_series(1, ${voices}) n`,
    `${post} select ${id('v', 'n')}, ${id('v', 'n')}, null, ${id('v', 'n')}, now(), text, text from words`,
    `${things} select ${id('v', 'n')}, 'post', ${own}, 'open', null, '/paroles/' || ${id('v', 'n')}, 'Mes mots à moi', ${search}, true
     from generate_series(1, ${voices}) n`,
    // Half answer the neighbour, half their own voices, and the neighbour answers those.
    `${post} values ('${'n'.repeat(12)}', '${'n'.repeat(12)}', null, '${'n'.repeat(12)}', now(), 'Moi', 'Moi')`,
    `${things} values ('${'n'.repeat(12)}', 'post', '${other.presentationId}', 'open', null, '/x', 'x', ${search}, true)`,
    `create temporary table answer as select n, ${id('a', 'n')} as id,
       case when n % 2 = 0 then '${'n'.repeat(12)}' else ${id('v', 'n')} end as root from generate_series(1, ${answers}) n`,
    `${post} select a.id, a.root, a.root, a.id, now(), t.text, t.text from answer a join words t using (n)`,
    `${things} select id, 'post', ${own}, 'open', root, '/paroles/' || id, 'Mes mots à moi', ${search}, true from answer`,
    `${post} select ${id('r', 'n')}, root, id, id, now(), 'Oui', 'Oui' from answer where n % 2 = 1`,
    `${things} select ${id('r', 'n')}, 'post', '${other.presentationId}', 'open', root, '/x', 'x', ${search}, true from answer where n % 2 = 1`,
    `insert into platform.thing_version (thing_id, number, texts, written_at)
     select ${id('v', 'n')}, 1, jsonb_build_object('text', text), now() from words where n % 4 = 0`,
    `insert into conversation.thanks (post_id, account_id, presentation_id)
     select ${id('r', 'n')}, '${me.accountId}', ${own} from answer where n % 2 = 1`,
    `insert into platform.fact (name, ids)
     select 'post.published', jsonb_build_object('thingId', ${id('v', 'n')}, 'authorId', ${own}) from words`,
    `insert into platform.draft (id, account_id, path, fields)
     select ${id('d', 'n')}, '${me.accountId}', '/paroles/dire', jsonb_build_array(jsonb_build_array('text', text))
     from words where n <= ${drafts}`,
    `insert into groups.group (id, slug, name, purpose, lang)
     select ${id('g', 'n')}, 'groupe-' || n, 'Groupe', 'Faire', 'fr' from generate_series(0, 29) n`,
    `insert into groups.member (group_id, account_id, presentation_id)
     select ${id('g', 'n')}, '${me.accountId}', '${me.presentationId}' from generate_series(0, 29) n`,
    `insert into platform.audience_member (audience_id, account_id, presentation_id)
     select ${id('g', 'n')}, '${me.accountId}', '${me.presentationId}' from generate_series(0, 29) n`,
    `insert into groups.entry (id, group_id, presentation_id, text, lang)
     select ${id('e', 'n')}, ${id('g', 'n % 30')}, ${own}, text, 'fr' from words where n <= ${entries}`,
    `${things} select ${id('e', 'n')}, 'journal', ${own}, 'open', ${id('g', 'n % 30')}, '/x', 'Mes mots à moi', ${search}, false
     from generate_series(1, ${entries}) n`,
    `insert into platform.thing_version (thing_id, number, texts, written_at)
     select ${id('e', 'n')}, 1, jsonb_build_object('text', text), now() from words where n <= ${entries} and n % 3 = 0`,
    `insert into place.workshop (id, slug, account_id, title, spot, bookable, first_day, start_time, end_time, weekly)
     values ('atelier', 'atelier', '${other.accountId}', 'Atelier', 'venue', true, current_date, '18:00', '19:00', false)`,
    `insert into place.occurrence (id, workshop_id, day, planned_day, starts_at, ends_at, evening, taken)
     select ${id('o', 'n')}, 'atelier', current_date - ${past} + n, current_date - ${past} + n, now() + (n - ${past} - 1) * interval '1 day',
       now() + (n - ${past} - 1) * interval '1 day' + interval '1 hour', false, 1
     from generate_series(1, ${past + toCome}) n`,
    `insert into place.booking (id, occurrence_id, name, account_id, waiting)
     select ${id('b', 'n')}, ${id('o', 'n')}, 'Mes mots à moi', '${me.accountId}', false from generate_series(1, ${past + toCome}) n`,
    `insert into productions.production (id, account_id, presentation_id)
     select ${id('p', 'n')}, '${me.accountId}', '${me.presentationId}' from generate_series(1, ${productions}) n`,
    `insert into productions.edition (id, production_id, kind, title, summary, licence, lang, easy)
     select ${id('w', 'n')}, ${id('p', 'n')}, 'guide', 'Mes mots à moi', '', 'cc-by-sa', 'fr', text from words where n <= ${productions}`,
    `insert into productions.part (id, key, edition_id, position, sort, text)
     select ${id('x', "n || '-' || i")}, ${id('x', "n || '-' || i")}, ${id('w', 'n')}, i, 'text', text from words, generate_series(1, 4) i where n <= ${productions}`,
    `${things} select ${id('w', 'n')}, 'draft', '${me.presentationId}', 'open', null, '/x', 'Mes mots à moi', ${search}, false
     from generate_series(1, ${productions}) n`,
  ]
}
