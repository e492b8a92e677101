import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { newId } from '../ids.ts'
import type { Lab } from '../lab.ts'
import { fewAtOnce } from '../turns.ts'
import { limit, requireFound, type Ctx } from '../web.ts'
import { isHad } from './range.ts'
import { removeUnused } from './unused.ts'

type Write = (lab: Lab) => AsyncIterable<string>

interface Made {
  sha256: string
  bytes: number
  /** Since when it says what it says. */
  at: Date
}

interface Kept {
  made?: Made
  making?: Promise<Made> | undefined
  stale: boolean
  /** Until then it is sent as it is. */
  restsUntil: number
}

/** However many are asked for, one is made at a time. */
const inTurn = fewAtOnce(1)

/**
 * A file of what the database holds, the same for whoever asks: made when it is asked for after something changed, a fact whose name starts
 * with one of `facts` or the words of the lab, and then sent from the store. What takes long to make is a minute behind at most, so that
 * making it takes a tenth of the time.
 */
export function openMade(
  facts: readonly string[],
  type: string,
  write: Write,
): (c: Ctx) => Promise<Response> {
  const everywhere = new WeakMap<Lab, Kept>()
  return async (c) => {
    const { lab } = c.var
    const kept = everywhere.get(lab) ?? keep(lab, facts)
    everywhere.set(lab, kept)
    return send(c, type, () => current(lab, kept, write), kept)
  }
}

function keep({ live }: Lab, facts: readonly string[]): Kept {
  const kept: Kept = { stale: false, restsUntil: 0 }
  const forget = () => (kept.stale = true)
  live.onNews(({ name }) => (kept.stale ||= facts.some((start) => name.startsWith(start))))
  live.onWords(forget)
  live.onLost(forget)
  return kept
}

function current(lab: Lab, kept: Kept, write: Write): Promise<Made> {
  if (kept.made && (!kept.stale || Date.now() < kept.restsUntil)) return Promise.resolve(kept.made)
  kept.making ??= inTurn(() => make(lab, kept, write)).finally(() => (kept.making = undefined))
  return kept.making
}

async function make(lab: Lab, kept: Kept, write: Write): Promise<Made> {
  const { files } = lab
  const begun = Date.now()
  // What changes from here on may be read or not.
  kept.stale = false
  const path = join(files.incoming, newId())
  try {
    await mkdir(files.incoming, { recursive: true, mode: 0o700 })
    const { sha256, bytes } = await writeHashed(path, write(lab))
    await files.put(path, sha256)
    const before = kept.made
    const same = before?.sha256 === sha256
    kept.made = { sha256, bytes, at: same ? before.at : new Date() }
    if (before && !same) await removeUnused(lab.db, files, [before.sha256])
    kept.restsUntil = Date.now() + Math.min(60_000, 10 * (Date.now() - begun))
    return kept.made
  } catch (error) {
    kept.stale = true
    await rm(path, { force: true })
    throw error
  }
}

async function writeHashed(path: string, pieces: AsyncIterable<string>) {
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(
    pieces,
    async function* (written: AsyncIterable<string>) {
      for await (const piece of written) {
        const part = Buffer.from(piece)
        hash.update(part)
        bytes += part.length
        yield part
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  )
  return { sha256: hash.digest('hex'), bytes }
}

async function send(c: Ctx, type: string, ask: () => Promise<Made>, kept: Kept): Promise<Response> {
  const { files } = c.var.lab
  let made = await ask()
  // No row counts it: the nightly sweep takes it too.
  if ((await files.size(made.sha256)) === undefined) {
    delete kept.made
    made = await ask()
  }
  const etag = `"${made.sha256.slice(0, 22)}"`
  c.header('etag', etag)
  c.header('last-modified', made.at.toUTCString())
  c.header('cache-control', 'public, max-age=60')
  if (isHad(c.req, etag, made.at)) return c.body(null, 304)
  await limit(c, 'carry')
  c.header('content-type', type)
  c.header('content-length', String(made.bytes))
  // A stream made for HEAD would be read by nobody and keep its file open.
  if (c.req.raw.method === 'HEAD') return c.body(null)
  return c.body(requireFound(await files.open(made.sha256)))
}
