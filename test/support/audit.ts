import { join } from 'node:path'
import { findViolations, type Violation } from './axe.ts'
import { newPage } from './browser.ts'
import { describeWay, type Way } from './crossing.ts'
import { listen } from './listen.ts'
import { listPages, type Visit } from './tour.ts'
import type { World } from './world.ts'

/** Machines that run this have two cores. */
const atOnce = 2

/** Shows one example of every page in each of these ways, and gathers what keeps someone out. `pictures`: a folder for screenshots. */
export async function audit(world: World, ways: readonly Way[], pictures?: string): Promise<Violation[]> {
  const server = await listen(world.test)
  const waiting = [...ways]
  const found: Violation[] = []
  const work = async () => {
    for (let way = waiting.shift(); way; way = waiting.shift())
      found.push(...(await auditOneWay(world, server.address, way, pictures)))
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, work))
  } finally {
    await server.close()
  }
  return found
}

async function auditOneWay(world: World, address: string, way: Way, pictures?: string): Promise<Violation[]> {
  const readers = way.signedIn
    ? Object.keys(world.readers).filter((reader) => reader !== 'visitor')
    : ['visitor']
  const found: Violation[] = []
  for (const [reader, paths] of Map.groupBy(listExamples(world, readers), (visit) => visit.reader)) {
    found.push(...(await auditAs(world, reader, paths, { address, way, pictures })))
  }
  return found
}

interface Auditing {
  address: string
  way: Way
  pictures: string | undefined
}

async function auditAs(
  world: World,
  reader: string,
  visits: readonly Visit[],
  { address, way, pictures }: Auditing,
): Promise<Violation[]> {
  const cookies = [...(world.readers[reader]?.cookies ?? [])].map(([name, value]) => `${name}=${value}`)
  const { width, locale, forcedColors } = way
  const page = await newPage({
    baseURL: address,
    cookies,
    width,
    locale,
    forcedColors,
    dark: way.theme === 'dark',
  })
  const found: Violation[] = []
  for (const { path } of visits) {
    await page.goto(path)
    found.push(...(await findViolations(page, `${path} (${describeWay(way)})`)))
    if (pictures) await page.screenshot({ path: join(pictures, nameFile(path, way)), fullPage: true })
  }
  await page.close()
  return found
}

/** One page for each pattern that one of these readers got a page from: the first of them who did. */
export function listExamples(world: World, readers: readonly string[]): Visit[] {
  const own = readers.flatMap((reader) => listPages(world.visits).filter((visit) => visit.reader === reader))
  return [...new Map(own.toReversed().map((visit) => [visit.pattern, visit])).values()].toReversed()
}

function nameFile(path: string, way: Way): string {
  return `${`${path} ${describeWay(way)}`.replace(/[^\p{L}\p{N}@]+/gu, '-').slice(0, 180)}.png`
}
