import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { propose, slugIn, workshopFields } from '../../../test/support/place.ts'

let lab: TestLab
let samir: Member

before(async () => {
  lab = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
  samir = await lab.member('Samir')
})
after(() => lab.close())

interface Component {
  name: string
  properties: Map<string, { params: string; value: string }>
  parts: Component[]
}

/** Reads iCalendar strictly: line ends, line length in bytes, folding, nesting (RFC 5545, 3.1 and 3.4). */
function parseCalendar(text: string): Component {
  assert.ok(text.endsWith('\r\n'), 'ends with CRLF')
  for (const line of text.slice(0, -2).split('\r\n')) {
    assert.doesNotMatch(line, /[\r\n]/)
    assert.ok(Buffer.byteLength(line) <= 75, `at most 75 bytes: ${line}`)
  }
  const root: Component = { name: 'root', properties: new Map(), parts: [] }
  const open = [root]
  for (const line of text
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')) {
    const match = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/.exec(line)
    assert.ok(match, `a content line: ${line}`)
    const [, name = '', params = '', value = ''] = match
    const parent = open.at(-1)
    assert.ok(parent)
    if (name === 'BEGIN') {
      const part: Component = { name: value, properties: new Map(), parts: [] }
      parent.parts.push(part)
      open.push(part)
    } else if (name === 'END') assert.equal(open.pop()?.name, value)
    else {
      assert.ok(!parent.properties.has(name), `${name} stands once`)
      parent.properties.set(name, { params, value })
    }
  }
  assert.equal(open.length, 1)
  const [calendar] = root.parts
  assert.ok(calendar && root.parts.length === 1)
  return calendar
}

const read = async (path: string, who = lab.visitor()) => {
  const page = await who.get(path)
  assert.equal(page.status, 200)
  assert.match(page.headers.get('content-type') ?? '', /^text\/calendar/)
  return parseCalendar(page.text)
}

const events = (calendar: Component) => calendar.parts.filter((part) => part.name === 'VEVENT')
const value = (part: Component | undefined, name: string) => part?.properties.get(name)?.value

test('the calendar of a workshop can be read by others, with its zone and its local hours', async () => {
  const path = await propose(samir, {
    title: 'Écrire; lire, «\u00a0dire\u00a0»',
    words: 'Une très longue phrase. '.repeat(12),
    spot: 'elsewhere',
    spotWords: '3, rue X',
  })
  const calendar = await read(`/ateliers/${slugIn(path)}.ics`)
  assert.equal(value(calendar, 'VERSION'), '2.0')
  const zone = calendar.parts.find((part) => part.name === 'VTIMEZONE')
  assert.equal(value(zone, 'TZID'), 'Europe/Paris')
  assert.ok(
    zone?.parts.some((part) => part.name === 'STANDARD') &&
      zone.parts.some((part) => part.name === 'DAYLIGHT'),
  )
  const [event] = events(calendar)
  assert.equal(event?.properties.get('DTSTART')?.params, ';TZID=Europe/Paris')
  assert.match(value(event, 'DTSTART') ?? '', /T180000$/)
  assert.match(value(event, 'DTEND') ?? '', /T200000$/)
  assert.match(value(event, 'DTSTAMP') ?? '', /Z$/)
  assert.equal(value(event, 'SUMMARY'), 'Écrire\\; lire\\, «\u00a0dire\u00a0»')
  assert.equal(value(event, 'LOCATION'), '3\\, rue X')
  assert.equal(value(event, 'STATUS'), 'CONFIRMED')
})

test('a weekly workshop is one event a date, each with its own uid', async () => {
  const path = await propose(samir, { title: 'Chaque semaine', repeat: 'weekly' })
  const found = events(await read(`/ateliers/${slugIn(path)}.ics`))
  assert.ok(found.length >= 11)
  assert.equal(new Set(found.map((event) => value(event, 'UID'))).size, found.length)
  assert.ok(found.every((event) => /T180000$/.test(value(event, 'DTSTART') ?? '')))
})

test('a date that changes or is cancelled keeps its uid and counts up', async () => {
  const path = await propose(samir, { title: 'Bougera' })
  const ics = `/ateliers/${slugIn(path)}.ics`
  const [before] = events(await read(ics))
  await samir.post(
    `/ateliers/${slugIn(path)}/modifier`,
    workshopFields({ title: 'A bougé', start: '17:00', version: '1' }),
  )
  const [moved] = events(await read(ics))
  assert.equal(value(moved, 'UID'), value(before, 'UID'))
  assert.equal(value(moved, 'SUMMARY'), 'A bougé')
  assert.match(value(moved, 'DTSTART') ?? '', /T170000$/)
  assert.ok(Number(value(moved, 'SEQUENCE')) > Number(value(before, 'SEQUENCE')))
  await samir.post(`${path}/annuler`, { reason: 'Panne.' })
  const [cancelled] = events(await read(ics))
  assert.equal(value(cancelled, 'STATUS'), 'CANCELLED')
  assert.equal(value(cancelled, 'UID'), value(before, 'UID'))
  assert.ok(Number(value(cancelled, 'SEQUENCE')) > Number(value(moved, 'SEQUENCE')))
})

test('the calendar of the lab holds every workshop its reader may see', async () => {
  await propose(samir, { title: 'Pour le lab', audience: 'lab' })
  const titles = async (who = lab.visitor()) =>
    events(await read('/ateliers.ics', who)).map((event) => value(event, 'SUMMARY'))
  assert.ok((await titles()).includes('Chaque semaine'))
  assert.ok(!(await titles()).includes('Pour le lab'))
  assert.ok((await titles(samir)).includes('Pour le lab'))
})

test('there is no calendar of what is not there', async () => {
  assert.equal((await lab.visitor().get('/ateliers/rien.ics')).status, 404)
})

test('text that holds line breaks cannot add a line of its own', async () => {
  const path = await propose(samir, {
    title: 'Piège',
    words: 'Un\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Faux',
  })
  assert.equal(events(await read(`/ateliers/${slugIn(path)}.ics`)).length, 1)
})
