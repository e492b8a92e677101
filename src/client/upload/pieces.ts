/** What is sent in one request. Small enough for any proxy to pass on, and nothing is lost of one that was cut. */
const pieceBytes = 16 * 2 ** 20
const longestWait = 30_000

/** Answered no, for good: trying again would not help. */
export class Refused extends Error {
  readonly word: string
  constructor(word: string) {
    super(word)
    this.word = word
  }
}

interface Way {
  /** Where it stopped the last time. */
  url: string | undefined
  signal: AbortSignal
  /** Where it is received. */
  began: (url: string) => void
  progress: (share: number) => void
  /** It cannot go on just now, and tries again by itself. */
  waits: (word: string) => void
}

interface Answer {
  status: number
  text: string
  header: (name: string) => string | null
}

/** Sends a file by the resumable upload protocol (tus 1.0), for as long as it takes. Returns what the form says to bring it. Throws Refused. */
export async function sendInPieces(file: File, about: Record<string, string>, way: Way): Promise<string> {
  let { url } = way
  for (let failures = 0; ; failures += 1) {
    try {
      url ??= await create(file, about, way.signal)
      way.began(url)
      for (let offset = await askOffset(url, way.signal); ;) {
        const answer = await sendPiece(url, file, offset, way)
        const next = Number(answer.header('upload-offset'))
        if (answer.status === 200) return answer.text
        if (next > offset) failures = 0
        offset = next
      }
    } catch (error) {
      if (way.signal.aborted) throw error
      const { status = 0, text = '' } = error instanceof Failed ? error.answer : {}
      if (status === 404 || status === 410) url = undefined
      else if (isFinal(status)) throw new Refused(text)
      way.waits(text)
      await pause(Math.min(longestWait, 500 * 2 ** failures), way.signal)
    }
  }
}

/** Throws away what was received, even while the page closes. */
export async function throwAway(url: string): Promise<void> {
  const headers = { 'tus-resumable': '1.0.0' }
  // What stays is forgotten in time.
  await fetch(url, { method: 'DELETE', headers, keepalive: true }).catch(() => {})
}

class Failed extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super(String(answer.status))
    this.answer = answer
  }
}

/** Too late, offsets that differ, locked, too often, and what fails on the other side: all pass. */
const isFinal = (status: number) =>
  status >= 400 && status < 500 && ![404, 408, 410, 423, 425, 429].includes(status)

async function create(file: File, about: Record<string, string>, signal: AbortSignal): Promise<string> {
  const metadata = Object.entries(about).map(([key, value]) => `${key} ${encode(value)}`)
  const answer = await ask('POST', '/envois', signal, {
    'upload-length': String(file.size),
    'upload-metadata': metadata.join(),
  })
  const url = answer.header('location')
  if (answer.status !== 201 || !url) throw new Failed(answer)
  return url
}

async function askOffset(url: string, signal: AbortSignal): Promise<number> {
  const answer = await ask('HEAD', url, signal)
  if (answer.status !== 200) {
    // An answer to HEAD has no words.
    throw new Failed(answer.status === 507 ? { ...answer, text: 'no-room' } : answer)
  }
  return Number(answer.header('upload-offset'))
}

async function sendPiece(url: string, file: File, offset: number, way: Way): Promise<Answer> {
  const headers = {
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
  }
  const body = file.slice(offset, offset + pieceBytes)
  const answer = await ask('PATCH', url, way.signal, headers, {
    body,
    progress: (sent) => way.progress((offset + sent) / file.size),
  })
  if (answer.status === 409) throw new Failed({ ...answer, status: 0 })
  if (answer.status >= 300 || answer.status === 0) throw new Failed(answer)
  return answer
}

/** One request. `fetch` does not tell how much of a body has left. */
function ask(
  method: string,
  url: string,
  signal: AbortSignal,
  headers: Record<string, string> = {},
  { body, progress }: { body?: Blob; progress?: (sent: number) => void } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    for (const [name, value] of Object.entries({ 'tus-resumable': '1.0.0', ...headers }))
      request.setRequestHeader(name, value)
    const cut = () => request.abort()
    signal.addEventListener('abort', cut)
    request.upload.onprogress = ({ loaded }) => progress?.(loaded)
    request.onload = () =>
      resolve({
        status: request.status,
        text: request.responseText,
        header: (name) => request.getResponseHeader(name),
      })
    request.onerror = request.onabort = () => reject(new Error('cut'))
    request.onloadend = () => signal.removeEventListener('abort', cut)
    request.send(body ?? null)
  })
}

/** Waits, but no longer than until the network is back. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('online', end)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    addEventListener('online', end)
    signal.addEventListener('abort', end)
  })
}

/** Base 64 of UTF-8. */
function encode(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
