import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { root } from '../root.ts'
import { stripMetadata } from './metadata.ts'
import { sniff, type FileType } from './types.ts'

// A third of a second of sound or film each, with SECRET-… and coordinates written in every tag that the container has.
const fixture = (name: string) => readFile(join(root, 'src/platform/files/fixtures', name))
const secrets = ['SECRET', '43.2965', '005.3698', 'Lavf', '2026-11-20']

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'socialab-metadata-'))
})
after(() => rm(folder, { recursive: true, force: true }))

async function strip(bytes: Uint8Array, type: FileType) {
  const path = join(folder, 'file')
  await writeFile(path, bytes)
  return { found: await stripMetadata(path, type), left: await readFile(path) }
}

const kept: [string, FileType, FileType][] = [
  ['voix.m4a', 'audio/mp4', 'audio/mp4'],
  ['film.mp4', 'video/mp4', 'video/mp4'],
  ['film.mov', 'video/quicktime', 'video/quicktime'],
  ['voix.webm', 'video/webm', 'audio/webm'],
  ['enregistreur.webm', 'video/webm', 'audio/webm'],
  ['film.webm', 'video/webm', 'video/webm'],
  ['voix.ogg', 'audio/ogg', 'audio/ogg'],
  ['vorbis.ogg', 'audio/ogg', 'audio/ogg'],
  ['voix.mp3', 'audio/mpeg', 'audio/mpeg'],
  ['voix.wav', 'audio/wav', 'audio/wav'],
]

for (const [name, seen, type] of kept) {
  test(`${name} keeps its sound and loses who, where, when and with what`, async () => {
    const bytes = await fixture(name)
    assert.equal(await sniff(bytes), seen)
    const { found, left } = await strip(bytes, seen)
    assert.equal(found?.type, type)
    assert.equal(found.bytes, left.length)
    const text = left.toString('latin1')
    for (const secret of secrets) assert.equal(text.includes(secret), false, secret)
    // Nothing moves: only the tags that end an MP3 are cut off.
    if (name !== 'voix.mp3') assert.equal(left.length, bytes.length)
    assert.deepEqual((await strip(left, seen)).left, left)
  })
}

test('the sound itself is not touched', async () => {
  for (const name of ['voix.m4a', 'film.mp4', 'film.mov']) {
    const bytes = await fixture(name)
    const { left } = await strip(bytes, 'video/mp4')
    const start = bytes.indexOf('mdat')
    const end = start - 4 + bytes.readUInt32BE(start - 4)
    assert.deepEqual(left.subarray(start, end), bytes.subarray(start, end))
  }
  const wav = await fixture('voix.wav')
  const at = wav.lastIndexOf('data')
  const stripped = (await strip(wav, 'audio/wav')).left
  assert.deepEqual(
    stripped.subarray(at, at + 8 + wav.readUInt32LE(at + 4)),
    wav.subarray(at, at + 8 + wav.readUInt32LE(at + 4)),
  )
})

test('length and size are read where the container says them', async () => {
  const film = (await strip(await fixture('film.mp4'), 'video/mp4')).found
  assert.deepEqual([film?.width, film?.height, film?.seconds], [64, 48, 0.4])
  assert.equal((await strip(await fixture('voix.wav'), 'audio/wav')).found?.seconds, 0.3)
})

test('a track of places beside a film loses its samples', async () => {
  const film = await fixture('film.mp4')
  const soundTrack = film.indexOf('soun')
  film.write('meta', soundTrack, 'latin1')
  const { found, left } = await strip(film, 'video/mp4')
  assert.equal(found?.type, 'video/mp4')
  assert.equal(left.includes('soun') || left.includes('mp4a'), false)
  const sample = film.indexOf('mdat') + 4
  const zeros = (bytes: Buffer) => bytes.subarray(sample).filter((byte) => byte === 0).length
  assert.ok(zeros(left) > zeros(film) + 100)
})

test('a picture hidden in the free room of a film is blanked', async () => {
  const film = await fixture('film.mp4')
  const hidden = Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from('freeSECRET-caché')])
  hidden.writeUInt32BE(hidden.length)
  const { left } = await strip(Buffer.concat([film, hidden]), 'video/mp4')
  assert.equal(left.includes('SECRET'), false)
})

test('a metadata box of 24 MiB is blanked, and one that lies about its size is refused', async () => {
  const film = await fixture('film.mp4')
  const box = (size: bigint, words: string, bytes = 0) => {
    const head = Buffer.alloc(16)
    head.writeUInt32BE(1)
    head.write('udta', 4, 'latin1')
    head.writeBigUInt64BE(size, 8)
    return Buffer.concat([head, Buffer.from(words.repeat(Math.ceil(bytes / words.length)))])
  }
  const words = '<script>SECRET</script>../../etc/passwd '
  const huge = box(BigInt(16 + Math.ceil((24 * 2 ** 20) / words.length) * words.length), words, 24 * 2 ** 20)
  const { found, left } = await strip(Buffer.concat([film, huge]), 'video/mp4')
  assert.equal(found?.type, 'video/mp4')
  assert.equal(left.includes('SECRET'), false)
  for (const size of [2n ** 62n, 2n ** 32n, 3n, 0n])
    assert.equal((await strip(Buffer.concat([film, box(size, words, 40)]), 'video/mp4')).found, undefined)
})

test('captions are text that says so', async () => {
  const captions = (text: string | Buffer) =>
    strip(Buffer.from(text), 'text/vtt').then(({ found }) => found?.type)
  assert.equal(await captions('WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour\n'), 'text/vtt')
  assert.equal(await captions('\uFEFFWEBVTT - fr\n'), 'text/vtt')
  assert.equal(await captions('WEBVTTX\n'), undefined)
  assert.equal(await captions(Buffer.from('5745425654540aff', 'hex')), undefined)
})

test('no bytes make the cleaning throw, hang or let a file grow', async () => {
  const files = await Promise.all(kept.map(async ([name, seen]) => ({ seen, bytes: await fixture(name) })))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(
        fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.integer({ min: 0, max: 255 }) }),
        { maxLength: 12 },
      ),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      async ({ seen, bytes }, changes, share) => {
        const bad = Buffer.from(bytes.subarray(0, Math.ceil(bytes.length * share)))
        // Structure is mostly at both ends.
        for (const { at, byte } of changes) bad[Math.floor(at * at * (bad.length - 1))] = byte
        const start = performance.now()
        const { left } = await strip(bad, seen)
        assert.ok(left.length <= bad.length)
        assert.ok(performance.now() - start < 5_000)
      },
    ),
    { numRuns: 400 },
  )
})
