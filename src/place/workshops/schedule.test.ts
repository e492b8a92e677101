import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listSpans } from './schedule.ts'
import { describeZone } from './timezone.ts'

const zone = 'Europe/Paris'
const tuesday = { firstDay: '2026-10-13', startTime: '18:00', endTime: '20:00', weekly: true, lastDay: null }
const clock = new Intl.DateTimeFormat('fr', { timeZone: zone, hour: '2-digit', minute: '2-digit' })

test('a weekly workshop at 18 h stays at 18 h when clocks go back on 25 October 2026', () => {
  const spans = listSpans(tuesday, zone, new Date('2026-10-12T08:00Z')).slice(0, 3)
  assert.deepEqual(
    spans.map((span) => [span.day, span.startsAt.toISOString(), clock.format(span.startsAt)]),
    [
      ['2026-10-13', '2026-10-13T16:00:00.000Z', '18:00'],
      ['2026-10-20', '2026-10-20T16:00:00.000Z', '18:00'],
      ['2026-10-27', '2026-10-27T17:00:00.000Z', '18:00'],
    ],
  )
})

test('it stays at 18 h when clocks go forward on 28 March 2027', () => {
  const spans = listSpans({ ...tuesday, firstDay: '2027-03-23' }, zone, new Date('2027-03-20T08:00Z')).slice(
    0,
    2,
  )
  assert.deepEqual(
    spans.map((span) => span.startsAt.toISOString()),
    ['2027-03-23T17:00:00.000Z', '2027-03-30T16:00:00.000Z'],
  )
})

test('a workshop on the very nights when clocks change keeps its hours by the clock', () => {
  const night = { firstDay: '2026-10-24', startTime: '22:00', endTime: '04:00', weekly: true, lastDay: null }
  const [autumn] = listSpans(night, zone, new Date('2026-10-20T00:00Z'))
  assert.equal((autumn?.endsAt.getTime() ?? 0) - (autumn?.startsAt.getTime() ?? 0), 7 * 3_600_000)
  const [spring] = listSpans({ ...night, firstDay: '2027-03-27' }, zone, new Date('2027-03-20T00:00Z'))
  assert.equal((spring?.endsAt.getTime() ?? 0) - (spring?.startsAt.getTime() ?? 0), 5 * 3_600_000)
})

test('dates exist twelve weeks ahead, and end on the last day', () => {
  const now = new Date('2026-11-01T00:00Z')
  const endless = listSpans(tuesday, zone, now)
  assert.equal(endless.length, 12)
  assert.equal(endless.at(-1)?.day, '2027-01-19')
  const ending = listSpans({ ...tuesday, lastDay: '2026-11-17' }, zone, now)
  assert.deepEqual(
    ending.map((span) => span.day),
    ['2026-11-03', '2026-11-10', '2026-11-17'],
  )
})

test('a series that begins later than that has its first date', () => {
  const spans = listSpans({ ...tuesday, firstDay: '2027-06-01' }, zone, new Date('2026-11-01T00:00Z'))
  assert.deepEqual(
    spans.map((span) => span.day),
    ['2027-06-01'],
  )
})

test('a workshop going on now is not over', () => {
  const once = { ...tuesday, weekly: false }
  assert.equal(listSpans(once, zone, new Date('2026-10-13T17:59Z')).length, 1)
  assert.equal(listSpans(once, zone, new Date('2026-10-13T18:00Z')).length, 0)
})

test('the described zone says when clocks change, by the clock before it', () => {
  const lines = describeZone(zone, new Date('2026-10-01T00:00Z'), new Date('2026-12-01T00:00Z')).split('\r\n')
  const at = lines.indexOf('DTSTART:20261025T030000')
  assert.deepEqual(lines.slice(at - 1, at + 4), [
    'BEGIN:STANDARD',
    'DTSTART:20261025T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
  ])
  const spring = lines.indexOf('DTSTART:20270328T020000')
  assert.equal(lines[spring - 1], 'BEGIN:DAYLIGHT')
  assert.equal(lines[spring + 1], 'TZOFFSETFROM:+0100')
})

test('a zone whose clocks never change is one observance', () => {
  const text = describeZone('UTC', new Date('2026-10-01T00:00Z'), new Date('2026-12-01T00:00Z'))
  assert.equal(text.match(/BEGIN:(STANDARD|DAYLIGHT)/g)?.length, 1)
})
