import assert from 'node:assert/strict'
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { startProduction } from '../../../../test/support/productions.ts'
import {
  makeFilm,
  newSender,
  pieceHeaders,
  sayAbout,
  sha256,
  type Sender,
} from '../../../../test/support/uploads.ts'
import { runDueJobs } from '../../jobs.ts'
import { personalParts } from '../../personal.ts'
import { root } from '../../root.ts'
import { holdUpload } from './lock.ts'
import { sweepUploads } from './sweep.ts'
import { folderOf, pathOf } from './uploads.ts'

describe('a file that comes in pieces', () => {
  let test: TestLab
  let nadia: Member
  let sender: Sender
  let film: Buffer
  let path: string

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    sender = senderOf(nadia)
    film = await makeFilm(700_000)
    path = `${await startProduction(nadia, { partText: 'Avant le film.' })}/ajouter/film`
  })
  after(() => test.close())

  const senderOf = (member: Member) =>
    newSender(test.lab.config.publicUrl.origin, member, (url, init) => test.app.request(url, init))
  const idOf = (url: string) => url.slice('/envois/'.length)
  const throwAll = () => test.lab.db.deleteFrom('platform.upload').execute()
  const runJobs = () => runDueJobs(test.lab)

  /** Sends so many bytes, then is cut. */
  async function sendAndBreak(url: string, offset: number, bytes: number): Promise<void> {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(film.subarray(offset, offset + bytes))),
      pull: async (controller) => {
        while ((await stat(pathOf(test.lab.files, idOf(url)))).size === offset) await sleep(5)
        controller.error(new Error('the network is gone'))
      },
    })
    await sender.ask('PATCH', url, pieceHeaders(offset), body).catch(() => {})
  }

  async function sendAll(url: string, content = film): Promise<string> {
    const answer = await sender.send(url, 0, content)
    assert.equal(answer.status, 200, answer.text)
    return answer.text
  }

  it('is cut short by nobody else, even one who knows its address', async () => {
    const url = await sender.open({ path }, film.length)
    let cut = false
    const free = await holdUpload(test.lab.pool, idOf(url), () => (cut = true))
    const karim = senderOf(await test.member('Karim'))
    const asked = [karim.ask('HEAD', url), karim.send(url, 0, film.subarray(0, 10)), karim.ask('DELETE', url)]
    assert.deepEqual(
      (await Promise.all(asked)).map(({ status }) => status),
      [404, 404, 404],
    )
    assert.equal(cut, false)
    await free?.()
    await throwAll()
  })

  it('goes on after five interruptions, and its form takes it as it was sent', async () => {
    const url = await sender.open({ path }, film.length)
    for (let time = 0; time < 5; time += 1) {
      const offset = await sender.offset(url)
      await sendAndBreak(url, offset, 100_000)
      assert.ok((await sender.offset(url)) > offset, `further after interruption ${time + 1}`)
    }
    const offset = await sender.offset(url)
    assert.ok(offset < film.length)
    const last = await sender.send(url, offset, film.subarray(offset))
    assert.equal(last.status, 200)
    assert.equal(last.text, `file video ${idOf(url)} film.mp4`)
    const page = await nadia.submit(path, { partTitle: 'Le film', 'fichier-garde': last.text })
    assert.ok(page.text.includes('Le film'))
    const kept = await test.lab.pool.query(`select encode(sha256, 'hex') as hash from platform.file`)
    assert.deepEqual(
      kept.rows.map(({ hash }) => hash),
      [sha256(film)],
    )
    assert.equal((await sender.ask('HEAD', url)).status, 404)
    await runJobs()
    assert.deepEqual(await readdir(folderOf(test.lab.files)), [])
  })

  it('says on the form and on the draft where it stopped, and can be thrown away there', async () => {
    const url = await sender.open({ path, print: 'same-file' }, film.length)
    await sender.send(url, 0, film.subarray(0, 310_000))
    const percent = Math.floor((310_000 * 100) / film.length)
    const form = await nadia.get(path)
    assert.ok(form.text.includes(`arrêté à ${percent} %`), 'the form')
    assert.ok(form.text.includes('data-print="same-file"'))
    assert.ok(
      (await nadia.get(path.replace(/\/ajouter.*/, ''))).text.includes(`arrêté à ${percent} %`),
      'the draft',
    )
    assert.ok((await nadia.get(url)).text.includes(`arrêté à ${percent} %`), 'its own page')
    const thrown = await nadia.submit(`${url}/jeter`)
    assert.ok(thrown.text.includes('est jeté'))
    assert.ok(!(await nadia.get(path)).text.includes('arrêté à'))
    await runJobs()
    assert.deepEqual(await readdir(folderOf(test.lab.files)), [])
  })

  it('that has arrived comes back with its form, refused or opened anew', async () => {
    const kept = await sendAll(await sender.open({ path }, film.length))
    assert.ok((await nadia.get(path)).text.includes(`value="${kept}"`), 'opened anew')
    const refused = await nadia.post(path, { partTitle: 'x'.repeat(300), 'fichier-garde': kept })
    assert.equal(refused.status, 422)
    assert.ok(refused.text.includes(`value="${kept}"`), 'refused')
    assert.equal((await nadia.post(path, { partTitle: 'Enfin', 'fichier-garde': kept })).status, 303)
    assert.ok(!(await nadia.get(path)).text.includes(kept))
  })

  it('goes out with its own form and field alone', async () => {
    const kept = await sendAll(await sender.open({ path }, film.length))
    const elsewhere = path.replace('/film', '/audio')
    assert.equal((await nadia.post(elsewhere, { 'fichier-garde': kept })).status, 422)
    const asCaptions = kept.replace(/^file/, 'captions')
    assert.equal((await nadia.post(path, { 'fichier-garde': asCaptions })).status, 422)
    await throwAll()
  })

  it('is judged by its bytes: what is no film is refused and gone', async () => {
    const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const url = await sender.open({ path, name: 'film.mp4' }, script.length)
    // Text is kept here and there, so it arrives; the field of films does not take it.
    const answer = await sender.send(url, 0, script)
    if (answer.status === 200) {
      assert.equal((await nadia.post(path, { 'fichier-garde': answer.text })).status, 422)
      await throwAll()
    } else assert.equal(answer.status, 415)
    const broken = Buffer.concat([film.subarray(0, 64), Buffer.alloc(500, 255)])
    const second = await sender.open({ path }, broken.length)
    assert.equal((await sender.send(second, 0, broken)).status, 415)
    assert.equal((await sender.ask('HEAD', second)).status, 404)
  })

  it('loses what its container says of its maker', async () => {
    const talking = await readFile(join(root, 'src/platform/files/fixtures/film.mp4'))
    assert.ok(talking.includes('SECRET'))
    const url = await sender.open({ path }, talking.length)
    await sendAll(url, talking)
    assert.ok(!(await readFile(pathOf(test.lab.files, idOf(url)))).includes('SECRET'))
    await throwAll()
  })

  it('is its account’s alone: to anyone else it does not exist', async () => {
    const url = await sender.open({ path }, film.length)
    const samir = await test.member('Samir')
    const other = senderOf(samir)
    for (const answer of [
      await other.ask('HEAD', url),
      await other.send(url, 0, film),
      await other.ask('DELETE', url),
    ])
      assert.equal(answer.status, 404)
    assert.equal((await samir.get(url)).status, 404)
    assert.equal((await samir.post(`${url}/jeter`)).status, 404)
    const kept = await sendAll(url)
    const mine = `${await startProduction(samir, { partText: 'À moi.' })}/ajouter/film`
    assert.equal((await samir.post(mine, { 'fichier-garde': kept })).status, 422)
    assert.equal((await sender.ask('HEAD', url)).status, 200)
    assert.equal((await sender.ask('HEAD', url, { cookie: '' })).status, 401)
    await throwAll()
  })

  it('refuses what another site sends, and tells it nothing', async () => {
    const url = await sender.open({ path }, film.length)
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://ailleurs.example' }
    for (const method of ['POST', 'PATCH', 'DELETE'])
      assert.equal((await sender.ask(method, method === 'POST' ? '/envois' : url, foreign)).status, 403)
    const { headers } = await sender.ask('HEAD', url)
    assert.equal(headers.get('access-control-allow-origin'), null)
    await throwAll()
  })

  it('refuses forged offsets and lengths, and writes nothing past the end', async () => {
    const url = await sender.open({ path }, 1_000)
    for (const offset of ['5', '-1', '1e3', 'x', '0x0'])
      assert.ok(
        (await sender.ask('PATCH', url, { ...pieceHeaders(0), 'upload-offset': offset }, 'aaa')).status >=
          400,
        offset,
      )
    assert.ok((await sender.send(url, 0, Buffer.alloc(2_000))).status >= 400)
    assert.ok((await stat(pathOf(test.lab.files, idOf(url)))).size <= 1_000)
    await assert.rejects(sender.open({ path }, 0), /400/)
    await assert.rejects(sender.open({ path }, 4 * 2 ** 30 + 1), /413/)
    for (const length of ['-1', '1.5', 'NaN', '9'.repeat(400)])
      assert.ok(
        (
          await sender.ask('POST', '/envois', {
            'upload-length': length,
            'upload-metadata': sayAbout({ path, field: 'file', name: 'a', print: 'b' }),
          })
        ).status >= 400,
        length,
      )
    await throwAll()
  })

  it('writes in its own folder only, whatever it is called', async () => {
    for (const id of ['..%2f..%2fetc', '%2e%2e', 'zzzzzzzzzzzz', 'a%00aaaaaaaaaa', '0'.repeat(13)])
      assert.equal((await sender.send(`/envois/${id}`, 0, film)).status, 404, id)
    const url = await sender.open({ path, name: '../../../etc/passwd\u202e.mp4' }, film.length)
    assert.match(await sendAll(url), /^file video [0-9a-z]{12} passwd\.mp4$/)
    for (const about of [
      { path: 'https://ailleurs.example/' },
      { path: '//ailleurs.example' },
      { field: 'a b' },
      { print: '"><b>' },
    ])
      await assert.rejects(sender.open({ path, ...about }, 10), /400/, JSON.stringify(about))
    await throwAll()
  })

  it('takes any header without failing', async () => {
    const headers = fc.record({
      'upload-length': fc.oneof(fc.nat(5_000).map(String), fc.constantFrom('', '-1', '1e9', 'abc')),
      'upload-metadata': fc.oneof(
        fc.dictionary(fc.constantFrom('path', 'field', 'name', 'print'), fc.string()).map(sayAbout),
        fc.constantFrom('', ',', 'a', 'a b', 'path ====', '__proto__ eA=='),
      ),
      'upload-defer-length': fc.constantFrom('1', '0'),
    })
    await fc.assert(
      fc.asyncProperty(headers, async (given) => {
        const answer = await sender.ask('POST', '/envois', given)
        assert.ok(answer.status < 500 || answer.status === 501, `${answer.status} ${answer.text}`)
        await test.lab.pool.query('delete from platform.limit_count')
      }),
      { numRuns: 40 },
    )
    await throwAll()
  })

  it('takes so many from one account, and no more than fits', async () => {
    for (let count = 0; count < 6; count += 1) await sender.open({ path }, 100)
    await assert.rejects(sender.open({ path }, 100), /409 too-many/)
    await throwAll()
    await sender.open({ path }, 4 * 2 ** 30)
    await sender.open({ path }, 4 * 2 ** 30 - 10)
    await assert.rejects(sender.open({ path }, 100), /409 too-many/)
    await throwAll()
  })

  it('looks at the disk first: what would not fit is not begun', async () => {
    const { leftForFiles } = test.lab.room
    test.lab.room.leftForFiles = () => Promise.resolve(1_000)
    try {
      await sender.open({ path }, 600)
      await assert.rejects(sender.open({ path }, 600), /507 no-room/)
    } finally {
      test.lab.room.leftForFiles = leftForFiles
    }
    await throwAll()
  })

  it('is written by one request at a time: a second has the first end', async () => {
    const url = await sender.open({ path }, film.length)
    const { promise: never } = Promise.withResolvers<void>()
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(film.subarray(0, 1_000))),
      pull: () => never,
    })
    const first = sender.ask('PATCH', url, pieceHeaders(0), body)
    while ((await stat(pathOf(test.lab.files, idOf(url)))).size < 1_000) await sleep(10)
    const offset = await sender.offset(url)
    assert.equal(offset, 1_000)
    await first
    assert.equal((await sender.send(url, offset, film.subarray(offset))).status, 200)
    await throwAll()
  })

  it('is forgotten after three days unfinished, or a day after it arrived', async () => {
    const stopped = await sender.open({ path }, film.length)
    const fresh = await sender.open({ path }, film.length)
    const arrived = await sender.open({ path }, film.length)
    await sendAll(arrived)
    const age = (url: string, column: string, days: number) =>
      test.lab.pool.query(
        `update platform.upload set ${column} = now() - interval '${days} days' where id = $1`,
        [idOf(url)],
      )
    await age(stopped, 'touched_at', 3.1)
    await age(fresh, 'touched_at', 2.9)
    await age(arrived, 'arrived_at', 1.1)
    assert.equal((await sender.ask('HEAD', arrived)).status, 404)
    await sweepUploads(test.lab.db, test.lab.files)
    await runJobs()
    assert.deepEqual(await readdir(folderOf(test.lab.files)), [idOf(fresh)])
    await throwAll()
    await runJobs()
  })

  it('leaves nothing on the disk that no row tells of', async () => {
    const lost = pathOf(test.lab.files, '0lost0lost00')
    await writeFile(lost, 'x')
    await sweepUploads(test.lab.db, test.lab.files)
    assert.ok((await stat(lost)).isFile(), 'it may just have begun')
    await utimes(lost, 0, 0)
    await sweepUploads(test.lab.db, test.lab.files)
    await assert.rejects(stat(lost))
  })

  it('is told of in the export of its account, and erased with it', async () => {
    await sender.open({ path, name: 'mon-film.mp4' }, film.length)
    const part = personalParts().find(({ name }) => name === 'envois-en-cours')
    assert.ok(part)
    const person = { accountId: nadia.accountId, presentationIds: [nadia.presentationId] }
    assert.ok(JSON.stringify(await part.exportOf(test.lab.db, person)).includes('mon-film'))
    const samir = { accountId: 'other', presentationIds: [] }
    assert.ok(!JSON.stringify(await part.exportOf(test.lab.db, samir)).includes('mon-film'))
    await test.lab.db.transaction().execute((tx) => part.erase(tx, person))
    await runJobs()
    assert.deepEqual(await readdir(folderOf(test.lab.files)), [])
  })
})
