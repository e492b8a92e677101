import { finished } from 'node:stream/promises'
import busboy from 'busboy'
import { cleanName, cleanText, withPatience } from './body.ts'
import type { BodyRules, Broken, Incoming, ReceivedBody } from './body.ts'
import { discard, receiveFile, type ReceivedFile, type RefusedFile } from './files/receive.ts'
import { fileNameForPeople } from './files/types.ts'

// A telephone far from its mast sends more than this every second; who sends less only holds a connection.
const slowest = 512

type Arrival = ReceivedFile | RefusedFile | 'dropped' | undefined

/** A form being read. */
interface Reading {
  fields: [string, string][]
  arrivals: { field: string; arrival: Promise<Arrival> }[]
  tooLong: string[]
  counts: Map<string, number>
  texts: number
  /** Bytes that were of use; the others are waste. */
  useful: number
  cut: boolean
  broken?: Broken
  /** What the disk failed with, otherwise than by being full. */
  failure?: Error
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
    const field = cleanName(name ?? '')
    const arriving = takeFile(reading, rules, { field, name: info.filename, stream })
    const arrival = arriving.catch((error: unknown): Arrival => {
      reading.broken ??= isFull(error) ? 'no-room' : 'interrupted'
      if (isDiskFailure(error)) reading.failure ??= error
      return 'dropped'
    })
    reading.arrivals.push({ field, arrival })
  })
  parser.on('fieldsLimit', () => (reading.broken ??= 'too-many-fields'))
  parser.on('partsLimit', () => (reading.broken ??= 'too-many-fields'))
  parser.on('error', () => (reading.broken ??= 'malformed'))
  await pour(request.body, parser, reading, rules)
  parser.destroy()
  return settle(reading)
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
): Promise<Arrival> {
  const { field, name, stream } = arriving
  const own = rules.files && Object.hasOwn(rules.files, field) ? rules.files[field] : undefined
  const rule = own ?? rules.otherFiles
  // Fields without a rule of their own share one, and its number.
  const counted = own ? field : ''
  const count = (reading.counts.get(counted) ?? 0) + 1
  reading.counts.set(counted, count)
  if (rule && count <= (rule.maxCount ?? 1))
    return receiveFile(arriving, rule, rules.folder, (bytes) => (reading.useful += bytes))
  stream.resume()
  // Without a name it is an empty field.
  if (!name) return Promise.resolve(undefined)
  return Promise.resolve(own ? { field, name: fileNameForPeople(name), reason: 'too-many' } : 'dropped')
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
  const files: ReceivedFile[] = []
  const refused: RefusedFile[] = []
  const dropped: string[] = []
  for (const { field, arrival } of reading.arrivals) {
    const arrived = await arrival
    if (arrived === 'dropped') dropped.push(field)
    else if (arrived && 'path' in arrived) files.push(arrived)
    else if (arrived) refused.push(arrived)
  }
  const { fields, tooLong, cut, broken, failure } = reading
  const body = { fields, files, refused, dropped, tooLong, cut }
  if (!cut && !broken) return body
  await discard(files)
  if (failure) throw failure
  const left = [...dropped, ...[...files, ...refused].map(({ field }) => field)]
  return { ...body, files: [], dropped: left, ...(broken && { broken }) }
}

/** Whether the disk had no room for it. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}

function isDiskFailure(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && !isFull(error)
}
