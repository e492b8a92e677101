import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { newRoutes, type Ctx, type Web } from './web.ts'

const registry = new Registry()
collectDefaultMetrics({ register: registry })

const answers = new Counter({
  name: 'socialab_answers_total',
  help: 'Answers by route and status',
  labelNames: ['method', 'route', 'status'],
  registers: [registry],
})
const seconds = new Histogram({
  name: 'socialab_answer_seconds',
  help: 'Time to answer by route',
  labelNames: ['method', 'route'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
  registers: [registry],
})

/** Counts and logs each answer by its route's pattern: never the address typed, which may hold a code or words. */
export const measured: MiddlewareHandler<Web> = async (c, next) => {
  const start = performance.now()
  await next()
  const route = routePath(c, -1)
  const { method } = c.req
  const elapsed = performance.now() - start
  answers.inc({ method, route, status: c.res.status })
  seconds.observe({ method, route }, elapsed / 1_000)
  c.var.lab.log.debug({ method, route, status: c.res.status, ms: Math.round(elapsed) }, 'answered')
}

/** Alive, ready, and figures: for the host's own tools. */
export const healthRoutes = newRoutes()
  .get('/healthz', (c) => c.text('ok'))
  .get('/readyz', async (c) => {
    await c.var.lab.pool.query('select 1')
    return c.text('ok')
  })
  .get('/metrics', async (c) => {
    if (!mayMeasure(c)) return c.text('not found', 404)
    return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** A peer on this machine, or the token; what was forwarded always needs the token, since then everyone is on this machine. */
function mayMeasure(c: Ctx): boolean {
  const { metricsToken } = c.var.lab.config
  const given = Buffer.from(c.req.header('authorization') ?? '')
  const wanted = Buffer.from(`Bearer ${metricsToken}`)
  if (metricsToken && given.length === wanted.length && timingSafeEqual(given, wanted)) return true
  const forwarded = c.req.header('x-forwarded-for') ?? c.req.header('forwarded')
  return !forwarded && loopback.has(c.env?.incoming?.socket.remoteAddress ?? '')
}
