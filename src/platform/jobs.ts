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
import type { Config } from './config.ts'
import type { Db } from './database.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Mail } from './mail.ts'
import type { Words } from './words.ts'

/** What a job may need beside the database: the way out for letters, the lab's words and settings, and whether the process stops. */
export interface Around {
  config: Config
  words: Words
  limits: Limits
  mail: Mail
  stopping: AbortSignal
}

/** What jobs run on: an open lab. */
type Ground = Omit<Around, 'stopping'> & { db: Db; pool: pg.Pool; log: Log }

type Task = (db: Db, payload: never, around: Around) => Promise<void>

const tasks = new Map<string, Task>()
const daily: string[] = []

/**
 * Registers what a job of this name does. A job may run twice: it must not mind. The payload is what `addJob` was given; a long one ends when
 * `stopping` says that the process does.
 */
export function registerTask<Payload>(
  name: string,
  task: (db: Db, payload: Payload, around: Around) => Promise<void>,
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
export function runnerOptions(lab: Ground): RunnerOptions {
  return {
    pgPool: lab.pool,
    taskList: taskList(lab),
    concurrency: 3,
    noHandleSignals: true,
    pollInterval: 2_000,
    // A crontab in text takes no dot in a name.
    parsedCronItems: parseCronItems(daily.map((task, minute) => ({ task, match: `${minute % 60} 3 * * *` }))),
    logger: queueLogger(lab.log),
    preset,
  }
}

/** Runs every job that is due now, then returns: for tests and for the command line. */
export async function runDueJobs(lab: Ground): Promise<void> {
  const logger = queueLogger(lab.log)
  await runOnce({ pgPool: lab.pool, taskList: taskList(lab), noHandleSignals: true, logger, preset })
}

function taskList({ db, config, words, limits, mail }: Ground): TaskList {
  // What addJob wrote is what the task's type says: the queue only carries it.
  return Object.fromEntries(
    [...tasks].map(([name, task]) => [
      name,
      (payload: unknown, { abortSignal: stopping }: JobHelpers) =>
        task(db, payload as never, { config, words, limits, mail, stopping }),
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
