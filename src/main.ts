import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { setTimeout as sleep } from 'node:timers/promises'
import { createApp } from './app.tsx'
import type { Config } from './platform/config.ts'
import { isDatabaseAway } from './platform/database.ts'
import { openLab, type Lab } from './platform/lab.ts'
import { resumeConversions } from './platform/media/conversions.ts'
import { openPageStore } from './platform/pagestore.ts'
import { closeStreams } from './platform/streams.ts'
import { startWorker } from './platform/worker.ts'

export interface Serving {
  /** Where the lab answers; empty when only jobs run here. */
  address: string
  close: () => Promise<void>
}

/** How long what is under way may take when we stop. */
const longestAnswer = 7_000
const longestClose = 1_000

/** Runs the parts asked for on a migrated database: pages, jobs, or both. Throws what stands in the way, with nothing left open. */
export async function serve(
  config: Config & { databaseUrl: string },
  parts: { web: boolean; worker: boolean },
): Promise<Serving> {
  const lab = await openLab(config)
  process.on('unhandledRejection', (error) => outliveDatabase(lab, error))
  // What answers or works, ended together before what they stand on, whether we end or fail to start.
  const open: (() => Promise<void>)[] = []
  const close = async () => {
    await Promise.all(open.map((end) => end()))
    // A query that holds on to its connection does not hold us.
    await Promise.race([lab.close(), sleep(longestClose, undefined, { ref: false })])
  }
  try {
    if (parts.worker) {
      open.push((await startWorker(lab)).stop)
      await resumeConversions(lab.db)
    }
    const web = parts.web ? await listen(lab) : null
    if (web) open.push(web.close)
    return { address: web?.address ?? '', close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A promise of some library that nobody waits for does not end us when the database went away. */
function outliveDatabase(lab: Lab, error: unknown): void {
  if (!isDatabaseAway(error)) throw error
  lab.log.warn({ err: error }, 'the database went away')
}

async function listen(lab: Lab): Promise<Serving> {
  const { config } = lab
  const pages = config.pageStore ? openPageStore(lab.live) : undefined
  const app = createApp(lab, pages)
  const answer = getRequestListener(app.fetch)
  const bounds = {
    headersTimeout: 10_000,
    connectionsCheckingInterval: 1_000,
    // What Node takes of a form that nobody reads yet, rounded up to one piece of 64 KiB: with its own 64 KiB it takes two.
    highWaterMark: 16 * 1024,
  }
  const server = createServer(bounds, (request: IncomingMessage, response: ServerResponse) => {
    if (!pages?.answer(request, response)) void answer(request, response)
  })
  // The reader of forms has its own patience, shorter by far: this is the end of what nobody reads.
  // A film of 4 GiB sent whole takes ten hours where the network carries 1 Mbit/s.
  server.requestTimeout = 12 * 3_600_000
  server.keepAliveTimeout = 10_000
  server.maxConnections = 2_000
  await new Promise<void>((ready, fail) => {
    server.once('error', fail)
    server.listen(config.port, config.host, ready)
  })
  return {
    address: config.publicUrl.href,
    close: async () => {
      const ended = new Promise<void>((done) => server.close(() => done()))
      closeStreams()
      // A connection that just got its answer is idle from then on, and would be kept for a next request.
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const impatient = setTimeout(() => server.closeAllConnections(), longestAnswer)
      await ended
      clearTimeout(impatient)
      clearInterval(idle)
    },
  }
}
