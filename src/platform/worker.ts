import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { run, type Runner, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import pg from 'pg'
import { runnerOptions } from './jobs.ts'
import type { Lab } from './lab.ts'

const longestJob = 5_000
const longestStop = 8_000
const sweepEvery = 5_000

/**
 * Runs jobs until stopped, again after each loss of the database. A stop lets running jobs end for five seconds and gives the rest back to
 * the queue. Throws when the queue cannot be reached at the start.
 */
export async function startWorker(lab: Lab): Promise<{ stop: () => Promise<void> }> {
  const asked = new AbortController()
  const stopped = keepWorking(lab, await openQueue(lab), asked.signal)
  return {
    stop: () => {
      asked.abort()
      return stopped
    },
  }
}

/** A running queue: `lost` resolves when it can go on no more. */
interface Queue {
  lost: Promise<unknown>
  stop: () => Promise<void>
}

async function keepWorking(lab: Lab, first: Queue, asked: AbortSignal): Promise<void> {
  const ending = new Promise((resolve) => asked.addEventListener('abort', resolve, { once: true }))
  for (let queue: Queue | null = first; ; queue = await openQueue(lab).catch(() => null)) {
    await Promise.race([queue?.lost, ending])
    await queue?.stop()
    if (asked.aborted) return
    await sleep(1_000, undefined, { signal: asked }).catch(() => {})
    if (asked.aborted) return
  }
}

async function openQueue(lab: Lab): Promise<Queue> {
  const events: WorkerEvents = new EventEmitter()
  const pools: WorkerPool[] = []
  events.on('pool:create', ({ workerPool }) => pools.push(workerPool))
  const runner = await run({ ...runnerOptions(lab), events })
  const sign = new pg.Client({
    connectionString: lab.config.databaseUrl,
    application_name: `socialab jobs ${pools[0]?.id}`,
    keepAlive: true,
  })
  const lost = Promise.race([
    runner.promise.catch((error: unknown) => lab.log.error({ err: error }, 'job queue stopped')),
    new Promise((resolve) => sign.on('error', () => {}).once('end', resolve)),
  ])
  const sweep = setInterval(() => void freeOrphans(lab), sweepEvery)
  const stop = async () => {
    clearInterval(sweep)
    await stopRunner(runner, pools)
    await sign.end().catch(() => {})
  }
  try {
    await sign.connect()
  } catch (error) {
    await stop()
    throw error
  }
  return { lost, stop }
}

/** Waits for running jobs a little, then leaves them to whoever comes next. */
async function stopRunner(runner: Runner, pools: readonly WorkerPool[]): Promise<void> {
  const giveBack = () => {
    for (const pool of pools) void Promise.resolve(pool.forcefulShutdown('stopped')).catch(() => {})
  }
  const impatient = setTimeout(giveBack, longestJob)
  const over = new AbortController()
  await Promise.race([
    runner.stop().catch(() => {}),
    sleep(longestStop, undefined, { signal: over.signal }).catch(() => {}),
  ])
  over.abort()
  clearTimeout(impatient)
}

/** A killed process leaves its jobs locked: they are free as soon as no connection bears its sign. */
async function freeOrphans({ pool, log }: Lab): Promise<void> {
  await pool
    .query(
      `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
       where locked_by like 'pool-%' and locked_at < now() - interval '5 seconds' and not exists
         (select from pg_stat_activity where application_name = 'socialab jobs ' || locked_by)
       having count(*) > 0`,
    )
    .catch((error: unknown) => log.warn({ err: error }, 'orphan jobs not freed'))
}
