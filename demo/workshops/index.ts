import { readAttendees } from '../../src/place/bookings/attendance.ts'
import { bookSeat } from '../../src/place/bookings/bookings.ts'
import { saveDoor } from '../../src/place/bookings/door.ts'
import { doorForm } from '../../src/place/bookings/forms.ts'
import { cancelDates } from '../../src/place/workshops/cancelling.ts'
import { workshopForm } from '../../src/place/workshops/forms.ts'
import { moveDate } from '../../src/place/workshops/moving.ts'
import {
  readDates,
  readWorkshop,
  type ShownWorkshop,
  type WorkshopDate,
} from '../../src/place/workshops/queries.ts'
import { proposeWorkshop } from '../../src/place/workshops/workshops.ts'
import type { Groups } from '../groups/index.ts'
import { dayFrom } from '../time.ts'
import { must, type World } from '../world.ts'
import { program, type Program } from './program.ts'

/** Workshops are proposed, booked by members and passers-by, cancelled, and some have taken place. */
export async function proposeWorkshops(world: World, groups: Groups): Promise<void> {
  await Promise.all(program.map((one) => propose(world, groups, one)))
}

/** Everything was proposed two weeks before it happens, so that what is over could be announced. */
const announced = 16

async function propose(world: World, groups: Groups, one: Program): Promise<void> {
  const { lab, now } = world
  const setting = {
    zone: lab.zone,
    now: new Date(now.getTime() - announced * 86_400_000),
    lang: one.lang ?? 'fr',
  }
  const { path, day } = must(
    await proposeWorkshop(lab.db, world.as(one.by), draftOf(world, groups, one), setting),
  )
  const workshop = must(await readWorkshop(lab.db, world.as(one.by), path.replace('/ateliers/', '')))
  const thing = await lab.db
    .selectFrom('platform.thing')
    .select('id')
    .where('path', '=', path)
    .executeTakeFirstOrThrow()
  world.happened(thing.id, `${Math.max(1, announced - 3 - one.in)} j 11:15`)
  const dates = await readDates(lab.db, workshop.id)
  const date = must(dates.find((shown) => shown.day === day) ?? dates[0])
  await book(world, date.id, one)
  if (one.came) await tellWhoCame(world, date.id, one)
  if (one.moved) await move(world, workshop, dates, one)
  if (one.cancelled)
    await cancelDates(lab.db, world.as(one.by), { id: workshop.id, dateId: null }, one.cancelled)
}

function draftOf({ lab, now }: World, groups: Groups, one: Program) {
  return workshopForm(lab.words).parse({
    title: one.title,
    words: one.words,
    day: dayFrom(now, lab.zone, one.in).toString(),
    start: one.start,
    end: one.end,
    repeat: one.weekly ? 'weekly' : 'once',
    spot: one.link ? 'online' : one.elsewhere ? 'elsewhere' : 'venue',
    spotWords: one.elsewhere ?? '',
    link: one.link ?? '',
    entry: one.free ? 'free' : 'booking',
    capacity: one.capacity === undefined ? '' : String(one.capacity),
    group: one.group ? groups[one.group].id : '',
    priority: one.priority ?? '',
    bring: one.bring ?? '',
    support: one.support ?? '',
  })
}

async function move(
  { lab, now, as }: World,
  workshop: ShownWorkshop,
  dates: readonly WorkshopDate[],
  { by, in: first, start, end, moved = { week: 0, days: 0 } }: Program,
): Promise<void> {
  const on = (days: number) => dayFrom(now, lab.zone, first + moved.week * 7 + days).toString()
  const { id, sequence } = must(dates.find(({ day }) => day === on(0)))
  const draft = { day: on(moved.days), start, end, version: sequence }
  const setting = { zone: lab.zone, now, lang: 'fr' }
  const answer = await moveDate(lab.db, as(by), { id: workshop.id, dateId: id }, draft, setting)
  if (answer !== 'moved') throw new Error(`the demonstration was refused: ${answer}`)
}

/** One after the other: who comes after the last seat waits. */
async function book({ lab, as }: World, occurrenceId: string, { booked = [] }: Program): Promise<void> {
  for (const who of booked) {
    const someone =
      typeof who === 'string' ? { name: as(who).name, viewer: as(who) } : { ...who, viewer: null }
    // What began today may be over when the world is filled at night: nobody books it any more.
    await bookSeat(lab.db, { occurrenceId, ...someone })
  }
}

async function tellWhoCame(
  { lab: { db }, as }: World,
  occurrenceId: string,
  { by, came = [], notes }: Program,
): Promise<void> {
  const door = doorForm.parse({ came: [], before: [], version: '0' })
  for (const name of came) await saveDoor(db, as(by), occurrenceId, { ...door, name })
  const all = (await readAttendees(db, occurrenceId)).map((one) => one.id)
  await saveDoor(db, as(by), occurrenceId, { ...door, came: all, notes: notes ?? '' })
}
