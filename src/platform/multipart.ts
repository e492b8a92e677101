import { finished } from 'node:stream/promises'
import busboy from 'busboy'
import { discard, receiveFile, type FileRule, type ReceivedFile, type RefusedFile } from './files/receive.ts'
import { fileNameForPeople } from './files/types.ts'

export interface BodyRules {
  /** Where what is being received waits: `<dataDir>/tmp`. Made when it is missing. */
  folder: string
  /** File fields by name; a file in any other field is thrown away. */
  files?: Readonly<Record<string, FileRule>>
  /** Text fields; 500 unless said. */
  maxFields?: number
  /** Bytes of one text; 64 KiB unless said. */
  maxText?: number
  /** Bytes of all texts; 1 MiB unless said. */
  maxTexts?: number
  /** Bytes read only to be thrown away, so that the sender can hear the answer; 8 MiB unless said. */
  maxWaste?: number
  /** Milliseconds without a byte after which the sender is gone, and in which a form without files has to be there; 30,000 unless said. */
  patience?: number
  /** Asked for the memory of each piece of text; false when there is none left. */
  borrow?: (bytes: number) => boolean
}

export interface ReceivedBody {
  /** Texts in the order of the form: no NUL, well-formed Unicode, plain line feeds. A text past its limit is cut there. */
  fields: readonly (readonly [string, string])[]
  files: readonly ReceivedFile[]
  refused: readonly RefusedFile[]
  /** Names of the texts that were cut at their limit. */
  tooLong: readonly string[]
  /** Reading stopped before the end: save the draft and answer with `Connection: close`. */
  cut: boolean
  /** Why this is not a whole form, if it is not: then no file is kept, and the texts that came before are here. */
  broken?: Broken
}

type Broken = 'not-a-form' | 'malformed' | 'too-many-fields' | 'too-large' | 'interrupted' | 'no-room'
type Incoming = Pick<Request, 'headers' | 'body'>

// A telephone far from its mast sends more than this every second; who sends less only holds a connection.
const slowest = 512
/** A form being read. */
interface Reading {
  fields: [string, string][]
  arrivals: Promise<ReceivedFile | RefusedFile | undefined>[]
  tooLong: string[]
  counts: Map<string, number>
  texts: number
  /** Bytes that were of use; the others are waste. */
  useful: number
  cut: boolean
  broken?: Broken
}

/**
 * Reads a form sent as multipart. Files stream to the disk, judged by their first bytes; a refused one is read on and thrown away up to
 * `maxWaste`. For nothing that a sender can do does it throw: it says `broken`. Throws when the disk fails otherwise than by being full.
 */
export async function readMultipart(request: Incoming, rules: BodyRules): Promise<ReceivedBody> {
  const reading: Reading = {
    fields: [],
    arrivals: [],
    tooLong: [],
    counts: new Map(),
    texts: 0,
    useful: 0,
    cut: false,
  }
  const parser = openParser(request, rules)
  if (!parser || !request.body) return settle({ ...reading, broken: 'not-a-form' })
  parser.on('field', (name, value, info) => takeText(reading, rules, name, value, info.valueTruncated))
  parser.on('file', (name, stream, info) => {
    // A parser that gives up destroys the stream, whoever listens.
    stream.on('error', () => {})
    const arrival = takeFile(reading, rules, {
      field: name ?? '',
      name: info.filename,
      stream,
    })
    arrival.catch((error: unknown) => (reading.broken ??= isFull(error) ? 'no-room' : 'interrupted'))
    reading.arrivals.push(arrival)
  })
  parser.on('fieldsLimit', () => (reading.broken ??= 'too-many-fields'))
  parser.on('partsLimit', () => (reading.broken ??= 'too-many-fields'))
  parser.on('error', () => (reading.broken ??= 'malformed'))
  await pour(request.body, parser, reading, rules)
  parser.destroy()
  return settle(reading)
}

/** Reads a form sent as urlencoded text, at most 256 KiB of it. Says what `readMultipart` says, never with a file. */
export async function readUrlencoded(
  request: Incoming,
  rules: Omit<BodyRules, 'folder' | 'files'> = {},
): Promise<ReceivedBody> {
  const { maxFields = 500, maxText = 65_536, patience = 30_000, borrow } = rules
  const nothing = {
    fields: [],
    files: [],
    refused: [],
    tooLong: [],
    cut: false,
  }
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) {
    return { ...nothing, broken: 'not-a-form' }
  }
  const { text, stopped } = await readText(request.body, 256 * 1024, patience, borrow)
  // What URLSearchParams cannot decode it leaves as it stands: no sender makes it throw.
  const all = [...new URLSearchParams(text)]
  const tooLong: string[] = []
  const fields = all.slice(0, maxFields).map(([name, value]): readonly [string, string] => {
    if (Buffer.byteLength(value) <= maxText) return [cleanName(name), cleanText(value)]
    tooLong.push(cleanName(name))
    return [cleanName(name), cleanText(Buffer.from(value).subarray(0, maxText).toString())]
  })
  const broken = stopped ?? (all.length > maxFields ? 'too-many-fields' : undefined)
  return {
    ...nothing,
    fields,
    tooLong,
    cut: stopped !== undefined,
    ...(broken && { broken }),
  }
}

function openParser(request: Incoming, rules: BodyRules): busboy.Busboy | undefined {
  const { maxFields = 500, maxText = 65_536, files = {} } = rules
  const maxFiles = Object.values(files).reduce((sum, rule) => sum + (rule.maxCount ?? 1), 0) + 20
  try {
    return busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      limits: {
        fields: maxFields,
        fieldSize: maxText,
        files: maxFiles,
        parts: maxFields + maxFiles,
        headerPairs: 20,
      },
    })
  } catch {
    return undefined
  }
}

function takeText(
  reading: Reading,
  rules: BodyRules,
  name: unknown,
  value: unknown,
  truncated: boolean,
): void {
  // busboy gives undefined for a part without a name and for a charset it does not know.
  if (typeof name !== 'string' || typeof value !== 'string') return
  const bytes = Buffer.byteLength(value)
  reading.texts += bytes
  if (reading.texts > (rules.maxTexts ?? 1_048_576)) {
    reading.broken ??= 'too-large'
    return
  }
  if (rules.borrow?.(bytes) === false) {
    reading.broken ??= 'no-room'
    reading.cut = true
    return
  }
  reading.useful += bytes
  reading.fields.push([cleanName(name), cleanText(value)])
  if (truncated) reading.tooLong.push(cleanName(name))
}

function takeFile(
  reading: Reading,
  rules: BodyRules,
  arriving: Parameters<typeof receiveFile>[0],
): Promise<ReceivedFile | RefusedFile | undefined> {
  const { field, name, stream } = arriving
  const rule = rules.files && Object.hasOwn(rules.files, field) ? rules.files[field] : undefined
  const count = (reading.counts.get(field) ?? 0) + 1
  reading.counts.set(field, count)
  if (!rule || count > (rule.maxCount ?? 1)) {
    stream.resume()
    return Promise.resolve(
      rule && name ? { field, name: fileNameForPeople(name), reason: 'too-many' as const } : undefined,
    )
  }
  return receiveFile(arriving, rule, rules.folder, (bytes) => (reading.useful += bytes))
}

/** Hands the body to the parser piece by piece, until its end, its sender's silence, or too much waste. */
async function pour(
  body: ReadableStream<Uint8Array>,
  parser: busboy.Busboy,
  reading: Reading,
  rules: BodyRules,
): Promise<void> {
  const { maxWaste = 8 * 2 ** 20, patience = 30_000 } = rules
  const reader = body.getReader()
  const began = Date.now()
  let received = 0
  try {
    while (!reading.cut && received - reading.useful <= maxWaste) {
      const due = began + patience + (received / slowest) * 1_000
      const piece = await withPatience(reader.read(), Math.min(patience, due - Date.now()))
      if (piece.done) {
        if (!reading.broken) await finish(parser, reading)
        return
      }
      received += piece.value.byteLength
      if (!reading.broken) await write(parser, piece.value)
    }
    reading.broken ??= reading.cut ? 'no-room' : 'too-large'
    reading.cut = true
  } catch {
    reading.cut = true
    reading.broken ??= 'interrupted'
  } finally {
    // Never `cancel`: it would close the connection before the answer is written.
    reader.releaseLock()
  }
}

function write(parser: busboy.Busboy, piece: Uint8Array): Promise<void> {
  return new Promise((resolve) => parser.write(piece, () => resolve()))
}

async function finish(parser: busboy.Busboy, reading: Reading): Promise<void> {
  parser.end()
  await finished(parser).catch(() => (reading.broken ??= 'malformed'))
}

async function settle(reading: Reading): Promise<ReceivedBody> {
  const arrivals = await Promise.allSettled(reading.arrivals)
  const arrived = arrivals.flatMap((arrival) =>
    arrival.status === 'fulfilled' && arrival.value ? [arrival.value] : [],
  )
  const files = arrived.filter((one) => 'path' in one)
  const refused = arrived.filter((one) => 'reason' in one)
  const { fields, tooLong, cut, broken } = reading
  const unfinished = cut || broken !== undefined
  if (unfinished) await discard(files)
  const failure = arrivals.find((arrival) => arrival.status === 'rejected' && isDiskFailure(arrival.reason))
  if (failure?.status === 'rejected') throw failure.reason
  return {
    fields,
    files: unfinished ? [] : files,
    refused,
    tooLong,
    cut,
    ...(broken && { broken }),
  }
}

async function readText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  patience: number,
  borrow: BodyRules['borrow'],
): Promise<{ text: string; stopped?: Broken }> {
  const pieces: Uint8Array[] = []
  const reader = body?.getReader()
  const due = Date.now() + patience
  let size = 0
  let stopped: Broken | undefined
  try {
    while (reader && !stopped) {
      const piece = await withPatience(reader.read(), due - Date.now())
      if (piece.done) break
      size += piece.value.byteLength
      if (size > maxBytes) stopped = 'too-large'
      else if (borrow?.(piece.value.byteLength) === false) stopped = 'no-room'
      // What it had no room for is not kept.
      if (stopped !== 'no-room') pieces.push(piece.value)
    }
  } catch {
    stopped = 'interrupted'
  } finally {
    reader?.releaseLock()
  }
  const text = Buffer.concat(pieces).subarray(0, maxBytes).toString('utf8')
  return { text, ...(stopped && { stopped }) }
}

async function withPatience<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('nothing came in time')), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

function cleanName(name: string): string {
  return cleanText(name).slice(0, 200)
}

function cleanText(value: string): string {
  return value.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed()
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}

function isDiskFailure(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && !isFull(error)
}
