import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { inOrder, readTime, tidy, writeShort, type Cue } from './cue.ts'
import { decodeText, readCaptions, writeSrt, writeVtt } from './files.ts'
import { findHints, guessEnd } from './hints.ts'
import { joinCues } from './paragraphs.ts'

const bonjour = { start: 1_500, end: 3_000, text: 'Bonjour' }

describe('files of captions', () => {
  test('an SRT file is read', () => {
    const srt =
      '1\n00:00:01,500 --> 00:00:03,000\nBonjour\n\n2\n00:00:04,000 --> 00:00:05,000\nÀ vous\ntoutes\n'
    assert.deepEqual(readCaptions(srt), [bonjour, { start: 4_000, end: 5_000, text: 'À vous\ntoutes' }])
  })

  test('marks that never end are refused at once', () => {
    const began = performance.now()
    const read = readCaptions(`1\n00:00:01,000 --> 00:00:02,000\n${'<v a'.repeat(40_000)}`)
    assert.deepEqual(read, { line: 2, why: 'too-long' })
    assert.ok(performance.now() - began < 1_000)
  })

  test('a WebVTT file is read without its head, its notes and its settings', () => {
    const vtt =
      'WEBVTT - fr\nKind: captions\n\nNOTE\nrelu\n\nSTYLE\n::cue { color: red }\n\nun\n00:01.500 --> 00:03.000 line:0 position:20%\nBonjour\n'
    assert.deepEqual(readCaptions(vtt), [bonjour])
  })

  test('a mark of order, Windows line ends and old ones change nothing', () => {
    for (const end of ['\r\n', '\r'])
      assert.deepEqual(readCaptions(`\uFEFF1${end}0:01,5 --> 0:03${end}Bonjour${end}${end}`), [bonjour])
  })

  test('a file that Windows wrote keeps its accents', () => {
    const bytes = Buffer.from('1\n00:00:01,500 --> 00:00:03,000\nDéjà l\x92été\n', 'latin1')
    assert.deepEqual(readCaptions(decodeText(bytes)), [{ ...bonjour, text: 'Déjà l’été' }])
  })

  test('marks of shape go, and who speaks stays', () => {
    const vtt =
      'WEBVTT\n\n00:01.500 --> 00:03.000\n<v Nadia><i>Bon</i><00:02.000>jour</v> &amp; merci {\\an8}<b>!\n'
    assert.deepEqual(readCaptions(vtt), [{ ...bonjour, text: 'Nadia : Bonjour & merci !' }])
  })

  test('what overlaps or comes in another order is kept, by time', () => {
    const srt = '1\n0:04 --> 0:06\nDeux\n\n2\n0:01 --> 0:05\nUn\n'
    assert.deepEqual(
      (readCaptions(srt) as Cue[]).map(({ text }) => text),
      ['Un', 'Deux'],
    )
  })

  test('a forgotten blank line does not lose a cue', () => {
    const srt = '1\n0:01 --> 0:02\nUn\n2\n0:03 --> 0:04\nDeux\n'
    assert.deepEqual(
      (readCaptions(srt) as Cue[]).map(({ text }) => text),
      ['Un', 'Deux'],
    )
  })

  test('what cannot be read is told by its line', () => {
    assert.deepEqual(readCaptions('1\n0:01 --> 0:02\nUn\n\nDeux sans temps\n'), { line: 5, why: 'no-time' })
    assert.deepEqual(readCaptions('1\n0:01 --> 0:02\nUn\n\n2\n0:99 --> 1:00\nDeux\n'), {
      line: 6,
      why: 'no-time',
    })
    assert.deepEqual(readCaptions('1\n0:09 --> 0:02\nUn\n'), { line: 2, why: 'backwards' })
    assert.deepEqual(readCaptions(`0:01 --> 0:02\n${'a'.repeat(500)}`), { line: 1, why: 'too-long' })
    assert.deepEqual(readCaptions('0:01 --> 0:02\na\n\n'.repeat(4_001)), { line: 12_001, why: 'too-many' })
    assert.deepEqual(readCaptions('%PDF-1.7'), { line: 1, why: 'no-time' })
  })

  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map(tidy)
    .filter((text) => text !== '')
  const cue = fc
    .tuple(fc.nat(80_000_000), fc.integer({ min: 1, max: 60_000 }), words)
    .map(([start, length, text]): Cue => ({ start, end: start + length, text }))
  const cues = fc.array(cue, { maxLength: 30 }).map(inOrder)

  test('what is written as WebVTT is read the same', () => {
    fc.assert(fc.property(cues, (some) => assert.deepEqual(readCaptions(writeVtt(some)), some)))
  })

  test('what is written as SRT is read the same, marks of shape apart', () => {
    const plain = cues.map((some) =>
      some.map((one) => ({ ...one, text: tidy(one.text.replace(/[<>&{}]/g, '')) || 'a' })),
    )
    fc.assert(fc.property(plain, (some) => assert.deepEqual(readCaptions(writeSrt(some)), some)))
  })

  test('whatever text comes, it is read or refused at one of its lines', () => {
    const noise = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom('0:01 --> 0:02', 'WEBVTT', 'NOTE', '', '1', '-->', '<v >', '&lt'),
      ),
    )
    fc.assert(
      fc.property(noise, (lines) => {
        const read = readCaptions(lines.join('\n'))
        if (Array.isArray(read)) for (const one of read) assert.ok(one.end > one.start && one.text !== '')
        else assert.ok(read.line >= 1 && read.line <= Math.max(1, lines.join('\n').split(/\r\n?|\n/).length))
      }),
    )
  })

  test('a time is read as it was written', () => {
    fc.assert(fc.property(fc.nat(86_400_000), (time) => assert.equal(readTime(writeShort(time)), time)))
    assert.equal(readTime('1:05'), 65_000)
    assert.equal(readTime('1:05,3'), 65_300)
    assert.equal(readTime('5'), 5_000)
    assert.equal(readTime('01:02:05.030'), 3_725_030)
    for (const wrong of ['', 'midi', '1:60', '1:2:3:4', '-1', '1:05,', '99:99:99'])
      assert.equal(readTime(wrong), undefined)
  })
})

describe('how captions read', () => {
  test('a cue that goes too fast is told, and one that begins before the last has ended', () => {
    const hints = findHints([
      { start: 0, end: 2_000, text: 'Bonjour' },
      { start: 1_000, end: 2_000, text: 'a'.repeat(30) },
      { start: 3_000, end: 9_000, text: 'Au revoir' },
    ])
    assert.deepEqual(hints, [
      { fast: null, overlaps: false },
      { fast: 30, overlaps: true },
      { fast: null, overlaps: false },
    ])
  })

  test('an end that was not said leaves time to read, and stops at the next words', () => {
    assert.equal(guessEnd(0, 'Oui', undefined), 1_500)
    assert.equal(guessEnd(0, 'a'.repeat(34), undefined), 2_000)
    assert.equal(guessEnd(0, 'a'.repeat(34), 1_200), 1_200)
  })

  test('cues become paragraphs, cut where nobody speaks or someone else does', () => {
    const said = joinCues([
      { start: 0, end: 1_000, text: 'Il était\nune fois' },
      { start: 1_200, end: 2_000, text: 'un guichet.' },
      { start: 2_100, end: 3_000, text: '– Fermé !' },
      { start: 9_000, end: 9_500, text: 'Fin.' },
    ])
    assert.deepEqual(said, [
      { start: 0, text: 'Il était une fois un guichet.' },
      { start: 2_100, text: '– Fermé !' },
      { start: 9_000, text: 'Fin.' },
    ])
  })
})
