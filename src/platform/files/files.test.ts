import assert from 'node:assert/strict'
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import sharp from 'sharp'
import { personalParts } from '../personal.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { newId } from '../ids.ts'
import { runDueJobs } from '../jobs.ts'
import { readMultipart } from '../multipart.ts'
import { root } from '../root.ts'
import { eraseThings, publish } from '../things.ts'
import {
  describeFile,
  eraseFiles,
  keepFile,
  prepareFile,
  type FileId,
  type NewUse,
  type PreparedFile,
} from './keep.ts'
import { readRange } from './range.ts'
import { discard, type ReceivedFile } from './receive.ts'
import { fileUrl, loadFiles, type ShownFile } from './show.ts'
import { fileNameForPeople } from './types.ts'
import { sweepFiles } from './unused.ts'

let it: TestLab
let amina: Member
let basile: Member

before(async () => {
  it = await openTestLab()
  amina = await it.member('Amina')
  basile = await it.member('Basile')
})
after(() => it.close())

const photo = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#c60' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'SECRET' }, IFD3: { GPSLatitude: '43/1 17/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()

async function receive(content: Uint8Array<ArrayBuffer> | string, name: string): Promise<ReceivedFile> {
  const body = new FormData()
  body.append('file', new Blob([content]), name)
  const rule = { kinds: ['picture', 'audio', 'video', 'document', 'captions'], maxBytes: 10_000_000 } as const
  const request = new Request('http://lab/', { method: 'POST', body })
  const received = await readMultipart(request, { folder: it.lab.files.incoming, files: { file: rule } })
  const [file] = received.files
  assert.ok(file, JSON.stringify(received))
  return file
}

async function prepare(content: Uint8Array<ArrayBuffer> | string, name: string): Promise<PreparedFile> {
  const received = await receive(content, name)
  const prepared = await prepareFile(it.lab.files, received)
  assert.ok(prepared !== 'unreadable')
  if (prepared.main.path !== received.path) await rm(received.path)
  return prepared
}

async function publishWith(
  prepared: PreparedFile,
  use: Partial<NewUse> = {},
  audience: 'open' | 'lab' | 'group' = 'open',
) {
  const thingId = newId<'thing'>()
  const fileId = await it.lab.db.transaction().execute(async (tx) => {
    const id = await keepFile(tx, it.lab.files, prepared, { ownerAccount: amina.accountId, thingId, ...use })
    const audienceId = audience === 'group' ? 'a-group' : null
    await publish(tx, {
      id: thingId,
      kind: 'post',
      authorId: amina.presentationId,
      audience,
      audienceId,
      path: '/x',
      title: 'x',
    })
    return id
  })
  return { thingId, fileId }
}

async function shown(thingId: string): Promise<ShownFile> {
  const file = (await loadFiles(it.lab.db, [thingId])).get(thingId)?.[0]
  assert.ok(file)
  return file
}

async function contents(): Promise<string[]> {
  return Array.fromAsync(it.lab.files.list())
}

const runJobs = () => runDueJobs(it.lab)

test('a picture is made anew upright, small, and without a word of the camera', async () => {
  const prepared = await prepare(new Uint8Array(await photo()), 'vacances.jpg')
  assert.deepEqual(
    await readdir(it.lab.files.incoming).then((names) => names.length),
    1 + prepared.variants.length,
  )
  const { thingId } = await publishWith(prepared, { alt: 'Un mur orange' })
  const file = await shown(thingId)
  assert.deepEqual(
    [file.width, file.height, file.type, file.name, file.alt],
    [600, 900, 'image/webp', 'vacances.webp', 'Un mur orange'],
  )
  assert.deepEqual(
    file.variants.map(({ name }) => name),
    ['320.avif', '320.webp', '600.avif'],
  )
  for (const name of [file.name, ...file.variants.map((one) => one.name)]) {
    const answer = await it.app.request(fileUrl(file, name))
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.equal(bytes.includes('SECRET'), false)
    const read = await sharp(bytes).metadata()
    assert.deepEqual([read.exif, read.orientation], [undefined, undefined])
    assert.equal(answer.headers.get('content-type'), name.endsWith('avif') ? 'image/avif' : 'image/webp')
  }
  assert.deepEqual(await readdir(it.lab.files.incoming), [])
})

test('a picture that cannot be opened, or holds 40 million pixels, is refused and leaves nothing', async () => {
  const whole = await photo()
  const cut = new Uint8Array(whole.subarray(0, whole.length / 2))
  const bomb = new Uint8Array(
    await sharp({ create: { width: 8000, height: 5001, channels: 3, background: '#000' } })
      .png()
      .toBuffer(),
  )
  for (const content of [cut, bomb]) {
    const received = await receive(content, 'x.jpg')
    assert.equal(await prepareFile(it.lab.files, received), 'unreadable')
    assert.deepEqual(await readdir(it.lab.files.incoming), [basename(received.path)])
    await discard([received])
  }
  assert.deepEqual(await readdir(it.lab.files.incoming), [])
})

test('a file is seen by those who see its thing, and nobody else knows it exists', async () => {
  const open = await publishWith(await prepare('Pour tous', 'note.txt'))
  const lab = await publishWith(await prepare('Pour le lab', 'note.txt'), {}, 'lab')
  const group = await publishWith(
    await prepare('Pour le groupe', 'note.txt'),
    { ownerAccount: 'someone' },
    'group',
  )
  const status = async (who: { get: Member['get'] }, id: FileId) =>
    (await who.get(`/fichiers/${id}/note.txt`)).status
  const passer = it.visitor()
  assert.deepEqual(
    [await status(passer, open.fileId), await status(passer, lab.fileId), await status(passer, group.fileId)],
    [200, 404, 404],
  )
  assert.deepEqual([await status(basile, lab.fileId), await status(basile, group.fileId)], [200, 404])
  await it.lab.db
    .insertInto('platform.audience_member')
    .values({
      audience_id: 'a-group',
      account_id: basile.accountId,
      presentation_id: basile.presentationId,
    })
    .execute()
  assert.equal(await status(basile, group.fileId), 200)
  await it.lab.db
    .updateTable('platform.thing')
    .set({ hidden_at: new Date() })
    .where('id', '=', open.thingId)
    .execute()
  assert.deepEqual(
    [await status(passer, open.fileId), await status(basile, open.fileId), await status(amina, open.fileId)],
    [404, 404, 200],
  )
})

test('a file without a thing is its owner’s alone', async () => {
  const prepared = await prepare('Brouillon', 'note.txt')
  const id = await it.lab.db
    .transaction()
    .execute((tx) => keepFile(tx, it.lab.files, prepared, { ownerAccount: amina.accountId }))
  assert.equal((await amina.get(`/fichiers/${id}/note.txt`)).text, 'Brouillon')
  assert.equal((await basile.get(`/fichiers/${id}/note.txt`)).status, 404)
  assert.equal((await it.visitor().get(`/fichiers/${id}/note.txt`)).status, 404)
  assert.equal(
    await it.lab.db.transaction().execute((tx) => describeFile(tx, id, basile.accountId, 'x')),
    false,
  )
})

test('no address made by hand reaches a file or a folder', async () => {
  for (const path of [
    '/fichiers/..%2f..%2fetc%2fpasswd',
    '/fichiers/%2e%2e/x',
    '/fichiers/a',
    `/fichiers/${'a'.repeat(64)}`,
    '/fichiers//x',
  ]) {
    assert.equal((await amina.get(path)).status, 404, path)
  }
})

test('what people attach is saved by the browser, never opened as a page', async () => {
  const script = '<html><script>alert(1)</script></html>'
  const page = await publishWith(await prepare(script, 'page.html'))
  const activity = await publishWith(
    await prepare('{"@context":"https://www.w3.org/ns/activitystreams","type":"Create"}', 'x.json'),
  )
  const pdf = await publishWith(await prepare(`%PDF-1.7\n${' '.repeat(200)}`, 'É"\'()*.pdf'))
  for (const { fileId } of [page, activity, pdf]) {
    const { headers } = await it.app.request(`/fichiers/${fileId}/page.html`, {
      headers: { accept: 'application/activity+json, text/html' },
    })
    assert.match(headers.get('content-type') ?? '', /^(text\/plain; charset=utf-8|application\/pdf)$/)
    assert.match(
      headers.get('content-disposition') ?? '',
      /^attachment; filename\*=UTF-8''[\w%.-]+\.(txt|pdf)$/,
    )
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('content-security-policy'), "default-src 'none'; sandbox")
  }
})

test('a sound is heard from where one wants', async () => {
  const bytes = await readFile(join(root, 'src/platform/files/fixtures/voix.ogg'))
  const prepared = await prepare(new Uint8Array(bytes), 'voix.ogg')
  const { thingId } = await publishWith(prepared)
  const file = await shown(thingId)
  const ask = (headers: Record<string, string>, method = 'GET') =>
    it.app.request(fileUrl(file), { headers, method })
  const whole = await ask({})
  const etag = whole.headers.get('etag') ?? ''
  assert.equal(etag, `"${file.id}"`)
  assert.equal(whole.headers.get('content-disposition'), "inline; filename*=UTF-8''voix.ogg")
  const content = Buffer.from(await whole.arrayBuffer())
  assert.equal(content.length, bytes.length)
  const part = await ask({ range: 'bytes=10-19', 'if-range': etag })
  assert.deepEqual(
    [part.status, part.headers.get('content-range'), part.headers.get('content-length')],
    [206, `bytes 10-19/${bytes.length}`, '10'],
  )
  assert.deepEqual(Buffer.from(await part.arrayBuffer()), content.subarray(10, 20))
  const beyond = await ask({ range: 'bytes=999999-' })
  assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, `bytes */${bytes.length}`])
  const changed = await ask({ range: 'bytes=10-19', 'if-range': '"another"' })
  assert.equal(changed.status, 200)
  await changed.body?.cancel()
  assert.equal((await ask({ 'if-none-match': `W/${etag}` })).status, 304)
  const head = await ask({}, 'HEAD')
  assert.deepEqual(
    [head.status, head.headers.get('content-length'), await head.text()],
    [200, String(bytes.length), ''],
  )
})

test('ranges are read as RFC 9110 says', () => {
  assert.deepEqual(readRange('bytes=0-', 10), { start: 0, end: 9 })
  assert.deepEqual(readRange('bytes=-3', 10), { start: 7, end: 9 })
  assert.deepEqual(readRange('bytes=-30', 10), { start: 0, end: 9 })
  assert.deepEqual(readRange('Bytes=2-999', 10), { start: 2, end: 9 })
  for (const ignored of [undefined, 'bytes=5-2', 'bytes=-', 'items=0-1', 'bytes=0-1,3-4', 'bytes=a-b'])
    assert.equal(readRange(ignored, 10), undefined)
  for (const beyond of ['bytes=10-', 'bytes=-0', 'bytes=99-100'])
    assert.equal(readRange(beyond, 10), 'beyond')
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.nat(1000), (text, size) => {
      const range = readRange(`bytes=${text}`, size)
      if (typeof range === 'object')
        assert.ok(0 <= range.start && range.start <= range.end && range.end < size)
    }),
  )
})

test('a content sent twice is kept once, and goes with its last use', async () => {
  const first = await publishWith(await prepare('La même chose', 'a.txt'))
  const before = await contents()
  const second = await publishWith(await prepare('La même chose', 'b.txt'))
  assert.deepEqual((await contents()).sort(), before.sort())
  const tags = await Promise.all(
    [first, second].map(async ({ fileId }) =>
      (await it.app.request(`/fichiers/${fileId}`)).headers.get('etag'),
    ),
  )
  assert.notEqual(tags[0], tags[1])
  await it.lab.db.transaction().execute((tx) => eraseThings(tx, [first.thingId]))
  await runJobs()
  assert.equal((await it.app.request(`/fichiers/${first.fileId}`)).status, 404)
  assert.equal(await (await it.app.request(`/fichiers/${second.fileId}`)).text(), 'La même chose')
  await it.lab.db.transaction().execute((tx) => eraseFiles(tx, [second.fileId]))
  await runJobs()
  assert.equal((await contents()).length, before.length - 1)
})

test('a picture that is erased takes its sizes with it', async () => {
  const before = await contents()
  const { thingId } = await publishWith(
    await prepare(
      new Uint8Array(
        await sharp({ create: { width: 700, height: 20, channels: 3, background: '#07c' } })
          .png()
          .toBuffer(),
      ),
      'b.png',
    ),
  )
  assert.equal((await contents()).length, before.length + 6)
  await it.lab.db.transaction().execute((tx) => eraseThings(tx, [thingId]))
  await runJobs()
  assert.deepEqual((await contents()).sort(), before.sort())
})

test('while one erases the last use, another who sends the same keeps it', async () => {
  for (let round = 0; round < 8; round++) {
    const old = await publishWith(await prepare('Convoité', 'a.txt'))
    const prepared = await prepare('Convoité', 'b.txt')
    const [, kept] = await Promise.all([
      it.lab.db
        .transaction()
        .execute((tx) => eraseThings(tx, [old.thingId]))
        .then(runJobs),
      publishWith(prepared),
    ])
    await runJobs()
    assert.equal(await (await it.app.request(`/fichiers/${kept.fileId}`)).text(), 'Convoité')
    await it.lab.db.transaction().execute((tx) => eraseThings(tx, [kept.thingId]))
    await runJobs()
  }
})

test('what a failed write left behind is swept, and only that', async () => {
  const kept = await publishWith(await prepare('Gardé', 'a.txt'))
  const prepared = await prepare('Perdu', 'b.txt')
  const failed = it.lab.db.transaction().execute(async (tx) => {
    await keepFile(tx, it.lab.files, prepared, { ownerAccount: amina.accountId })
    throw new Error('the rest of the write failed')
  })
  await assert.rejects(failed)
  const before = await contents()
  const stale = join(it.lab.files.incoming, 'stale')
  await writeFile(stale, 'x')
  await utimes(stale, new Date(0), new Date(0))
  const fresh = await receive('En cours', 'c.txt')
  await sweepFiles(it.lab.db, it.lab.files)
  assert.equal((await contents()).length, before.length - 1)
  assert.equal(await (await it.app.request(`/fichiers/${kept.fileId}`)).text(), 'Gardé')
  await assert.rejects(stat(stale))
  await stat(fresh.path)
})

test('someone who leaves takes their files, and leaves unsigned what they brought to others', async () => {
  const chantal = await it.member('Chantal')
  const own = await publishWith(await prepare('À moi', 'a.txt'), { ownerAccount: chantal.accountId })
  const brought = await publishWith(await prepare('À nous', 'b.txt'), { ownerAccount: chantal.accountId })
  await it.lab.db
    .updateTable('platform.thing')
    .set({ author_id: chantal.presentationId })
    .where('id', '=', own.thingId)
    .execute()
  const part = personalParts().find(({ name }) => name === 'fichiers')
  assert.ok(part)
  const person = { accountId: chantal.accountId, presentationIds: [chantal.presentationId] }
  const listed = JSON.stringify(await part.exportOf(it.lab.db, person))
  for (const { fileId } of [own, brought]) assert.ok(listed.includes(fileId))
  await it.lab.db.transaction().execute((tx) => part.erase(tx, person))
  assert.equal((await it.app.request(`/fichiers/${own.fileId}`)).status, 404)
  assert.equal(await (await it.app.request(`/fichiers/${brought.fileId}`)).text(), 'À nous')
  assert.deepEqual(await part.exportOf(it.lab.db, person), [])
})

test('a name that is erased alone leaves files that nobody owns any more to those who keep them', async () => {
  const left = await publishWith(await prepare('Laissé', 'c.txt'), { ownerAccount: '' })
  const part = personalParts().find(({ name }) => name === 'fichiers')
  const person = { accountId: '', presentationIds: [amina.presentationId] }
  await it.lab.db.transaction().execute(async (tx) => part?.erase(tx, person))
  assert.equal(await (await it.app.request(`/fichiers/${left.fileId}`)).text(), 'Laissé')
})

test('a name for people holds no folder, no trick of direction, and what the file really is', () => {
  assert.equal(fileNameForPeople('C:\\photos\\été 2026.JPG', 'image/webp'), 'été 2026.webp')
  assert.equal(fileNameForPeople('../../.htaccess', 'text/plain'), 'htaccess.txt')
  assert.equal(fileNameForPeople('fac\u202Egpj.exe', 'image/jpeg'), 'facgpj.jpg')
  assert.equal(fileNameForPeople('a\r\nSet-Cookie: x', 'text/plain'), 'aSet-Cookie x.txt')
  assert.equal(fileNameForPeople(undefined, 'text/plain'), 'fichier.txt')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
      const name = fileNameForPeople(given, 'text/plain')
      assert.ok(
        name.length <= 100 &&
          name.isWellFormed() &&
          !/[/\\\p{Cc}]/u.test(name) &&
          name.endsWith('.txt') &&
          !name.startsWith('.'),
      )
    }),
  )
})
