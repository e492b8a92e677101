import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { TestLab } from './lab.ts'

/** Puts a test lab on a free port of this machine, for a browser. */
export async function listen({ app }: TestLab): Promise<{ address: string; close: () => Promise<void> }> {
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return {
    // By name: Chromium takes `__Host-` cookies over plain http from localhost only.
    address: `http://localhost:${bound.port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
