import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.tsx'
import type { Config } from './platform/config.ts'
import { startWorker } from './platform/jobs.ts'
import { openLab, type Lab } from './platform/lab.ts'
import { openPageStore } from './platform/pagestore.ts'
import { closeStreams } from './platform/streams.ts'

export interface Serving {
  /** Where the lab answers; empty when only jobs run here. */
  address: string
  close: () => Promise<void>
}

/** Runs the parts asked for on a migrated database: pages, jobs, or both. Throws what stands in the way, with nothing left open. */
export async function serve(
  config: Config & { databaseUrl: string },
  parts: { web: boolean; worker: boolean },
): Promise<Serving> {
  const lab = await openLab(config)
  // What is open, the last opened first: closed in this order, whether we end or fail to start.
  const open = [() => lab.close()]
  const close = async () => {
    for (const end of open) await end()
  }
  try {
    const worker = parts.worker ? await startWorker(lab.db, lab.pool, lab.log) : null
    if (worker) open.unshift(() => worker.stop())
    const web = parts.web ? await listen(lab) : null
    if (web) open.unshift(web.close)
    return { address: web?.address ?? '', close }
  } catch (error) {
    await close()
    throw error
  }
}

async function listen(lab: Lab): Promise<Serving> {
  const { config } = lab
  const pages = config.pageStore ? openPageStore(lab.live) : undefined
  const app = createApp(lab, pages)
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (!pages?.answer(request, response)) void answer(request, response)
  })
  server.headersTimeout = 10_000
  // Uploads have their own patience in the reader of forms; anything else ends within this.
  server.requestTimeout = 0
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
      server.closeIdleConnections()
      closeStreams()
      // Live connections never end by themselves; what is under way gets ten seconds.
      const impatient = setTimeout(() => server.closeAllConnections(), 10_000)
      await ended
      clearTimeout(impatient)
    },
  }
}
