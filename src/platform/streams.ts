import { addressOf, type Ctx } from './web.ts'

/** Sends one event to one open page. Data is a single line. */
export type Send = (event: string, data: string) => void

const heartbeat = 25_000
// An open page comes back by itself, and is then asked again who reads.
const longest = 10 * 60_000
const mostOpen = 1_000
const mostFromOneAddress = 12
const mostFromSharedAddress = 300

const open = new Set<() => void>()
const fromAddress = new Map<string, number>()

/**
 * Answers with server-sent events until the reader leaves, ten minutes pass or the process stops. `start` gets the way to send and returns
 * what ends it. An address with too many streams open gets 204, which tells browsers to stop asking: pages read without.
 */
export function streamEvents(c: Ctx, start: (send: Send) => () => void): Response {
  const address = addressOf(c)
  const most = c.var.lab.limits.isShared(address) ? mostFromSharedAddress : mostFromOneAddress
  // A stream made for HEAD would be read by nobody.
  if (c.req.raw.method === 'HEAD') return c.body(null)
  if (open.size >= mostOpen || (fromAddress.get(address) ?? 0) >= most) return c.body(null, 204)
  let release = () => {}
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const encoder = new TextEncoder()
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      const stop = start((event, data) => write(`event: ${event}\ndata: ${data.replaceAll('\n', ' ')}\n\n`))
      const close = () => {
        release()
        controller.close()
      }
      const beat = setInterval(() => write(': \n\n'), heartbeat)
      const end = setTimeout(close, longest)
      release = () => {
        clearInterval(beat)
        clearTimeout(end)
        stop()
        open.delete(close)
        forget(address)
      }
      open.add(close)
      fromAddress.set(address, (fromAddress.get(address) ?? 0) + 1)
      write('retry: 5000\n\n')
    },
    // The reader left. A cancelled stream may not be closed again.
    cancel: () => release(),
  })
  c.header('content-type', 'text/event-stream; charset=utf-8')
  c.header('cache-control', 'no-store')
  c.header('x-accel-buffering', 'no')
  return c.body(body)
}

function forget(address: string): void {
  const left = (fromAddress.get(address) ?? 1) - 1
  if (left > 0) fromAddress.set(address, left)
  else fromAddress.delete(address)
}

/** Ends every open stream, so that a process that stops need not wait for its readers. */
export function closeStreams(): void {
  for (const close of open) close()
}
