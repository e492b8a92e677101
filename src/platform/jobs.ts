import {
  Logger,
  parseCronItems,
  runOnce,
  type JobHelpers,
  type RunnerOptions,
  type TaskList,
} from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from './database.ts'
import type { Log } from './log.ts'

type Task = (db: Db, payload: never, stopping: AbortSignal) => Promise<void>

const tasks = new Map<string, Task>()
const daily: string[] = []

/**
 * Registers what a job of this name does. A job may run twice: it must not mind. The payload is what `addJob` was given; a long one ends when
 * `stopping` says that the process does.
 */
export function registerTask<Payload>(
  name: string,
  task: (db: Db, payload: Payload, stopping: AbortSignal) => Promise<void>,
): void {
  // The queue stores JSON that only addJob writes; the payload's type is the caller's promise.
  tasks.set(name, task as Task)
}

/** Registers what is done once a night, in the hour when nobody is there. */
export function registerNightly(name: string, task: (db: Db) => Promise<void>): void {
  registerTask(name, (db) => task(db))
  daily.push(name)
}

/**
 * Adds a job in the caller's transaction: it exists if, and only if, the write does. `key` keeps one job of that key waiting; jobs of one
 * `queue` run one after the other.
 */
export async function addJob(
  tx: Db,
  task: string,
  payload: object,
  { runAt, key, queue }: { runAt?: Date; key?: string; queue?: string } = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, run_at => ${runAt ?? null}::timestamptz,
    job_key => ${key ?? null}::text, queue_name => ${queue ?? null}::text)`.execute(tx)
}

// Told one by one, nobody waits for the end of a job to be heard: `runOnce` would return before, and a database that does not hear it would
// end the process.
// A long job hears at once that the process ends, so that it is begun again by the next.
const preset = {
  worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0, gracefulShutdownAbortTimeout: 0 },
}

/** How the queue runs: three jobs at a time in each process, of which one alone may be a long conversion, and the nightly ones. */
export function runnerOptions(db: Db, pool: pg.Pool, log: Log): RunnerOptions {
  return {
    pgPool: pool,
    taskList: taskList(db),
    concurrency: 3,
    noHandleSignals: true,
    pollInterval: 2_000,
    // A crontab in text takes no dot in a name.
    parsedCronItems: parseCronItems(daily.map((task, minute) => ({ task, match: `${minute % 60} 3 * * *` }))),
    logger: queueLogger(log),
    preset,
  }
}

/** Runs every job that is due now, then returns: for tests and for the command line. */
export async function runDueJobs(db: Db, pool: pg.Pool, log: Log): Promise<void> {
  const logger = queueLogger(log)
  await runOnce({ pgPool: pool, taskList: taskList(db), noHandleSignals: true, logger, preset })
}

function taskList(db: Db): TaskList {
  // What addJob wrote is what the task's type says: the queue only carries it.
  return Object.fromEntries(
    [...tasks].map(([name, task]) => [
      name,
      (payload: unknown, { abortSignal }: JobHelpers) => task(db, payload as never, abortSignal),
    ]),
  )
}

function queueLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    // Lower levels carry payloads and are of no use to a host.
    if (level === 'error') log.error({ queue: true }, message)
    else if (level === 'warning') log.warn({ queue: true }, message)
  })
}
