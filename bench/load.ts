import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'

/** What is asked of this process: these requests, over and over, each connection waiting for its answer before it asks again. */
export interface Job {
  port: number
  connections: number
  seconds: number
  requests: string[]
}

export interface Answers {
  perSecond: number
  /** Milliseconds. */
  mean: number
  p99: number
  bytes: number
  /** How many answers bore each status. */
  statuses: Record<string, number>
}

/** Shares the requests of a job between its connections: none is sent twice before all have been. */
function take(requests: readonly Buffer[]): () => Buffer {
  let next = 0
  return () => requests[next++ % requests.length] ?? Buffer.alloc(0)
}

/** Whether a whole answer was received; its length is said or it is chunked, as node:http always does. */
function isWhole(head: string, headLength: number, length: number, tail: Buffer): boolean {
  const said = /\r\ncontent-length: (\d+)/i.exec(head)
  if (said) return length >= headLength + Number(said[1])
  if (/\r\ntransfer-encoding: chunked/i.test(head))
    return tail.subarray(-5).toString('latin1') === '0\r\n\r\n'
  return true
}

function ask(
  port: number,
  next: () => Buffer,
  until: number,
  told: (status: string, ms: number, bytes: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let head = ''
    let headLength = 0
    let length = 0
    let since = 0
    let start: Buffer = Buffer.alloc(0)
    const send = () => {
      head = ''
      length = 0
      start = Buffer.alloc(0)
      since = performance.now()
      socket.write(next())
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.on('data', (part: Buffer) => {
      length += part.length
      if (!head) {
        start = start.length === 0 ? part : Buffer.concat([start, part])
        const end = start.indexOf('\r\n\r\n')
        if (end < 0) return
        headLength = end + 4
        head = start.toString('latin1', 0, headLength)
      }
      if (!isWhole(head, headLength, length, part)) return
      const now = performance.now()
      told(head.slice(9, 12), now - since, length)
      if (now >= until || /\r\nconnection: close/i.test(head)) socket.end()
      else send()
    })
  })
}

async function run({ port, connections, seconds, requests }: Job): Promise<Answers> {
  const next = take(requests.map((request) => Buffer.from(request)))
  const start = performance.now()
  const until = start + seconds * 1_000
  const times: number[] = []
  const statuses: Record<string, number> = {}
  let bytes = 0
  const told = (status: string, ms: number, length: number) => {
    times.push(ms)
    bytes += length
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  await Promise.all(Array.from({ length: connections }, () => ask(port, next, until, told)))
  const elapsed = (performance.now() - start) / 1_000
  const sorted = Float64Array.from(times).sort()
  return {
    perSecond: times.length / elapsed,
    mean: times.reduce((sum, ms) => sum + ms, 0) / Math.max(1, times.length),
    p99: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0,
    bytes: bytes / Math.max(1, times.length),
    statuses,
  }
}

process.on('message', (job: Job) => {
  run(job).then(
    (answers) => process.send?.(answers),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
