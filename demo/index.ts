/** One named world, for the demonstration, the tests and development: people of a lab in Marseille, and what they say, open and make. */
import { sql } from 'kysely'
import { runDueJobs } from '../src/platform/jobs.ts'
import type { Lab } from '../src/platform/lab.ts'
import { care } from './care.ts'
import type { Who } from './cast.ts'
import { faces } from './drawings/index.ts'
import { bringSvg } from './files.ts'
import { endGroups, openGroups } from './groups/index.ts'
import { fillCircles, openAccounts, showThemselves, takeOtherName } from './people.ts'
import { makeThings } from './productions/index.ts'
import { settle } from './time.ts'
import { leaveUnfinished } from './unfinished.ts'
import { openPlace } from './venue.ts'
import { speak } from './voices/index.ts'
import { addWords } from './words.ts'
import { newWorld } from './world.ts'
import { proposeWorkshops } from './workshops/index.ts'

export { examples } from './examples.ts'
export { choosePhrases, describeGuests, guests } from './guests.ts'

/**
 * Fills the lab with the whole world, dated around now, through the verbs that pages use. `phrases` are passphrases for those one may sign in
 * as. False when the world is there already: nothing is changed.
 */
export async function fillDemo(lab: Lab, phrases: ReadonlyMap<Who, string> = new Map()): Promise<boolean> {
  if (!(await begin(lab))) return false
  const now = new Date()
  const world = newWorld(lab, now, await openAccounts(lab, phrases))
  await Promise.all([
    showThemselves(world, await drawFaces(lab)),
    fillCircles(world),
    addWords(world),
    openPlace(world),
  ])
  const chat = await takeOtherName(world)
  const [groups] = await Promise.all([openGroups(world), speak(world, chat)])
  await Promise.all([proposeWorkshops(world, groups), makeThings(world, groups)])
  await Promise.all([endGroups(world, groups), care(world), leaveUnfinished(world, groups)])
  // What follows facts happens before times are moved: it would wake the group that sleeps.
  await runDueJobs(lab.db, lab.pool, lab.log)
  await settle(lab.db, now, world.moments, world.moves)
  return true
}

/** Takes the name of the world, which is spent for ever: it opens once in a lab. */
async function begin({ db }: Lab): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into platform.spent_slug (space, slug) values ('demo', 'world') on conflict do nothing`.execute(db)
  return numAffectedRows === 1n
}

async function drawFaces({ files: store }: Lab) {
  const drawn = Object.entries(faces).map(async ([who, { svg, alt }]) => {
    // Faces are named after the cast.
    return [who as Who, { store, prepared: await bringSvg(store, who, svg), alt }] as const
  })
  return new Map(await Promise.all(drawn))
}
