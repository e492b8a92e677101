import { relative } from 'node:path'
import type { run } from 'node:test'
import { inspect } from 'node:util'

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

export const newCounts = (): Counts => ({ passed: 0, failed: 0, skipped: 0 })

type TestEvents = ReturnType<typeof run>

/** Adds the outcome of a run to `counts`, and shows each failure with the path of its names and its cause. */
export async function report(events: TestEvents, counts: Counts): Promise<void> {
  const names: string[] = []
  events.on('test:start', ({ name, nesting }) => {
    names.length = nesting
    names.push(shortName(name))
  })
  events.on('test:pass', ({ details, skip }) => {
    if (details.type === 'suite') return
    if (skip) counts.skipped += 1
    else counts.passed += 1
  })
  events.on('test:fail', ({ name, nesting, details, file, line }) => {
    // A suite fails when one of its tests does, which has been shown.
    if (details.type === 'suite' && isEcho(details.error)) return
    counts.failed += 1
    const path = [...names.slice(0, nesting), shortName(name)].join(' › ')
    console.log(`\n✖ ${path}\n  ${shortName(file ?? '')}${line ? `:${line}` : ''}\n${indent(inspect(causeOf(details.error)))}`)
  })
  events.on('test:stdout', ({ message }) => process.stdout.write(message))
  events.on('test:stderr', ({ message }) => process.stderr.write(message))
  events.on('test:diagnostic', ({ message, level }) => {
    if (level === 'error') console.log(message)
  })
  await events.toArray()
}

const shortName = (name: string) => (name.startsWith('/') ? relative(process.cwd(), name) : name)

const indent = (text: string) => text.replace(/^/gm, '  ')

function isEcho(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'subtestsFailed'
}

function causeOf(error: Error): unknown {
  return error.cause ?? error
}
