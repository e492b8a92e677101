import { writeSync } from 'node:fs'
import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** Where a process of tests writes its counts for the runner, one line of JSON. */
export const countsDescriptor = 3

/** A reporter for node:test: only the failures, with the path of their names and their cause. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  const names: string[] = []
  for await (const event of events) {
    if (event.type === 'test:start') {
      names.length = event.data.nesting
      names.push(shortName(event.data.name))
    } else if (event.type === 'test:pass' && event.data.details.type !== 'suite') {
      if (event.data.skip) counts.skipped += 1
      else counts.passed += 1
    } else if (event.type === 'test:fail') {
      const { details, name, nesting, file, line } = event.data
      // A suite fails when one of its tests does, which has been shown.
      if (isEcho(details.error)) continue
      counts.failed += 1
      const path = [...names.slice(0, nesting), shortName(name)].join(' › ')
      yield `\n✖ ${path}\n  ${shortName(file ?? '')}${line ? `:${line}` : ''}\n${indent(explain(details.error))}\n`
    } else if (event.type === 'test:stdout' || event.type === 'test:stderr') {
      yield event.data.message
    }
  }
  writeSync(countsDescriptor, JSON.stringify(counts))
}

const shortName = (name: string) => (name.startsWith('/') ? relative(process.cwd(), name) : name)

const indent = (text: string) => text.replace(/^/gm, '    ')

function isEcho(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'subtestsFailed'
}

/** The error's own words and the lines of the stack that are ours. */
function explain(error: Error): string {
  const cause = error.cause ?? error
  if (!(cause instanceof Error)) return inspect(cause)
  const lines = (cause.stack ?? cause.message).split('\n')
  const kept = lines.filter((line) => !/^\s+at .*(node:internal|node_modules\/|node:async_hooks)/.test(line))
  return [...kept, ...(cause.cause ? [inspect(cause.cause)] : [])].join('\n')
}
