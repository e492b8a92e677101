import { z } from 'zod'
import { tidy } from '../captions/cue.ts'
import { isWebAddress } from '../../platform/forms.ts'
import { cleanText } from '../../platform/body.ts'

/** What the file that says everything is called, and what it says of itself. A later version is read by later labs alone. */
export const manifestName = 'manifest.json'
export const formatName = 'socialab/production'
export const formatVersion = 1

/** How much is told beside the production itself. */
export const mostAncestors = 40
export const mostTrials = 200
export const mostNeeds = 50

/** Words as a form would have taken them: cleaned, and no longer than a form allows. */
const words = (max: number) => z.string().overwrite(cleanText).trim().max(max)
const title = words(120).min(1)
const address = z.string().max(500).refine(isWebAddress)
const moment = z.iso.datetime({ precision: 3 })
const key = z.string().regex(/^[0-9a-z]{1,12}$/)
const lang = z.string().regex(/^[a-z]{2,3}$/)
const number = z.int().min(1).max(1_000_000)
const path = z.string().max(300)

/** A word of a lab: another may not have it, so its name is said. */
const word = z.object({ slug: z.string().max(80), name: words(300) })

/** Answers to a form's own questions: what they are is for that form to read. */
const answers = z.record(z.string(), z.json()).refine(isStorable)

const cue = z
  .object({
    start: z.int().min(0).max(86_400_000),
    end: z.int().min(1).max(90_000_000),
    text: z.string().overwrite(tidy).min(1),
  })
  .refine(({ start, end }) => end > start)

const part = z.object({
  key,
  sort: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: words(200),
  text: words(60_000),
  alt: words(1_000),
  own: answers,
  /** Paths of files, which `media` describes. */
  file: path.nullable(),
  /** Why its file is gone, when someone seen or heard in it took their yes back or its time is over. */
  withdrawn: z.enum(['person', 'over']).nullable().default(null),
  /** What is said in it, in milliseconds; none when nobody speaks, null as long as nobody has written it. */
  captions: z.array(cue).max(4_000).nullable(),
})

const version = z.object({
  number,
  publishedAt: moment,
  /** What changed since the one before. */
  changed: words(400),
  title,
  summary: words(400),
  easy: words(10_000),
  lang,
  kind: word.extend({ form: z.string().max(40) }),
  licence: word.extend({ address: address.nullable() }),
  priority: word.nullable(),
  answers,
  cover: z.object({ file: path, alt: words(1_000) }).nullable(),
  parts: z.array(part).max(1_000).refine(areApart),
})

const medium = z.object({
  path,
  name: words(200),
  type: z.string().max(100),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const place = z.object({ lab: words(200), address })

/** What else is told of a production where it comes from; it goes on with it. */
export const toldForm = z.object({
  /** What it changed of what it comes from, and why; null for what adapts nothing. */
  adapts: z.object({ why: words(1_000), kind: z.string().max(40).nullable() }).nullable(),
  /** What it was adapted from, the nearest first. */
  comesFrom: z
    .array(z.object({ ...place.shape, title, lang, why: words(1_000) }))
    .max(mostAncestors)
    .default([]),
  trials: z
    .array(
      z.object({
        place: words(200),
        people: z.int().min(0).max(1_000_000).nullable(),
        happened: words(10_000),
        toChange: words(10_000),
        version: number,
        takenIn: number.nullable(),
        lang,
        at: moment,
      }),
    )
    .max(mostTrials)
    .default([]),
  needs: z
    .array(z.object({ title: words(200).min(1), purpose: words(10_000), lang, address }))
    .max(mostNeeds)
    .default([]),
})

export type Told = z.infer<typeof toldForm>

/** Everything a package says. What is not known here is left aside, so that a later lab may say more. */
export const manifestForm = toldForm.extend({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  /** The lab that wrote this package. */
  from: place,
  /** Where the production was first published: that stays, whichever lab hands it on. */
  origin: place,
  /** Names as people want to be named; never who they are here. */
  authors: z.array(z.object({ name: words(80).min(1), did: words(200) })).max(200),
  /** The group it was made in. */
  group: words(200).nullable(),
  /** Every published version, the first one first. */
  versions: z.array(version).min(1).max(200).refine(goUp),
  media: z.array(medium).max(500),
})

export type Manifest = z.infer<typeof manifestForm>
export type Version = z.infer<typeof version>
export type Part = z.infer<typeof part>
export type Medium = z.infer<typeof medium>
export type Place = z.infer<typeof place>

/** Whether the database can keep these answers: neither long, nor with a character that is none. */
function isStorable(own: object): boolean {
  const written = JSON.stringify(own)
  // What is no character is written as its number, as is a backslash as two.
  return written.length <= 100_000 && !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(written)
}

/** Whether no two parts bear the same key. */
function areApart(parts: readonly { key: string }[]): boolean {
  return new Set(parts.map((part) => part.key)).size === parts.length
}

/** Whether each version comes after the one before. */
function goUp(versions: readonly { number: number }[]): boolean {
  return versions.every((one, at) => at === 0 || one.number > (versions[at - 1]?.number ?? 0))
}
