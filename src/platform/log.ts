import pino from 'pino'
import type { Config } from './config.ts'

/** Structured lines on standard output: what happened and how long it took, never what was said or who asked from where. */
export type Log = pino.Logger

/** Opens the log at the configured level. An error is written as its type, code and stack: a database's message may quote a row. */
export function openLog(config: Pick<Config, 'logLevel'>): Log {
  return pino({
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  })
}

function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  // A database error repeats values in its message and detail; its code says what it was.
  const fromDatabase = 'severity' in error
  return {
    type: error.name,
    ...('code' in error && { code: String(error.code) }),
    ...(!fromDatabase && { message: error.message.slice(0, 300) }),
    stack: frames.slice(0, 12).join('\n'),
  }
}
