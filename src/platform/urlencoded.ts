import { cleanName, cleanText, withPatience } from './body.ts'
import type { BodyRules, Broken, Incoming, ReceivedBody } from './body.ts'

/** Reads a form sent as urlencoded text, at most 256 KiB of it. Says what `readMultipart` says, never with a file. */
export async function readUrlencoded(
  request: Incoming,
  rules: Omit<BodyRules, 'folder' | 'files' | 'otherFiles'> = {},
): Promise<ReceivedBody> {
  const { maxFields = 500, maxText = 65_536, patience = 30_000, borrow } = rules
  const nothing = {
    fields: [],
    files: [],
    refused: [],
    dropped: [],
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
