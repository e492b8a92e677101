import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../platform/root.ts'

/** A town, a département or a country: no trial is placed more closely. */
export interface Town {
  id: string
  name: string
  /** What tells it apart from another of its name; « département » or « pays » for what is wider than a town. */
  area: string
  longitude: number
  latitude: number
}

let loading: Promise<Buffer> | undefined

/** What build-towns.mjs wrote: six megabytes outside the memory that is cleaned, read when a town is first named. */
function readTowns(): Promise<Buffer> {
  return (loading ??= readFile(join(root, 'build', 'towns.tsv')))
}

/** A town as forms show it and take it back: « Montreuil (Seine-Saint-Denis) ». */
export const writeTown = ({ name, area }: Pick<Town, 'name' | 'area'>) => `${name} (${area})`

/** So much larger than any other of its name that nobody means another. */
const clearly = 10
const mostChoices = 8

/** The town that someone means, or those they may mean, the largest first, which may be none. */
export interface FoundTown {
  town: Town | null
  choices: readonly Town[]
}

/** Looks for a town by what someone typed, with or without what tells it apart in brackets. */
export async function findTown(typed: string): Promise<FoundTown> {
  const [, name = typed, area = ''] = /^(.*?)\s*\(([^()]*)\)\s*$/.exec(typed) ?? []
  const wanted = plain(name)
  if (wanted === '') return { town: null, choices: [] }
  const lines = listLines(await readTowns(), wanted)
  const same = lines.filter((line) => line.plain === wanted)
  const [first, second] = area ? same.filter((line) => plain(line.area) === plain(area)) : same
  if (first && (!second || first.people >= clearly * second.people))
    return { town: townOf(first), choices: [] }
  return { town: null, choices: (same.length > 0 ? same : lines).slice(0, mostChoices).map(townOf) }
}

/** The letters one may type for a name: no accents, no capitals, « st » for « saint ». The same as in build-towns.mjs. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
}

interface Line extends Town {
  plain: string
  people: number
}

function townOf({ id, name, area, longitude, latitude }: Line): Town {
  return { id, name, area, longitude, latitude }
}

/** The lines whose plain name begins so, the most people first. Of a few letters there are thousands: the first are enough. */
function listLines(towns: Buffer, start: string): Line[] {
  const lines: Line[] = []
  for (let at = findFirst(towns, start); at < towns.length && lines.length < 500;) {
    const end = towns.indexOf(10, at)
    const line = towns.toString('utf8', at, end)
    if (!line.startsWith(start)) break
    lines.push(parse(line))
    at = end + 1
  }
  return lines.sort((one, other) => other.people - one.people)
}

function parse(line: string): Line {
  const [letters = '', id = '', name = '', area = '', longitude, latitude, people] = line.split('\t')
  return {
    ...{ plain: letters, id, name, area },
    ...{ longitude: Number(longitude), latitude: Number(latitude), people: Number(people) },
  }
}

/** Where the first line that does not come before these letters begins: the lines are in their order. */
function findFirst(towns: Buffer, start: string): number {
  let [low, high] = [0, towns.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const begins = towns.lastIndexOf(10, middle - 1) + 1
    const end = towns.indexOf(10, begins)
    if (towns.toString('latin1', begins, Math.min(end, begins + start.length)) < start) low = end + 1
    else high = begins
  }
  return low
}
