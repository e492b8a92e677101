import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { fillDemo } from '../demo/index.ts'
import { openTestLab, type TestLab } from './support/lab.ts'
import { readFewTraces, readTraces, type Trace } from '../src/platform/traces.ts'

suite('what modules know of what people did', () => {
  let lab: TestLab
  let traces: readonly Trace[]
  let all: string[]

  before(async () => {
    lab = await openTestLab()
    await fillDemo(lab.lab)
    const rows = await lab.lab.db.selectFrom('people.presentation').select('id').execute()
    all = rows.map(({ id }) => id)
    traces = await readFewTraces(lab.lab.db, ask(), 10_000)
  })
  after(() => lab.close())

  const ask = (textsOf: readonly string[] = []) => {
    return { presentationIds: all, textsOf, from: new Date(0), to: new Date(Date.now() + 86_400_000) }
  }
  const kinds = (list: Trace['list']) =>
    new Set(traces.filter((trace) => trace.list === list).map(({ kind }) => kind))

  test('is told of every list, whichever module it comes from', () => {
    for (const list of [
      'members',
      'turns',
      'initiatives',
      'proposals',
      'credits',
      'seats',
      'crossings',
    ] as const)
      assert.ok(
        traces.some((trace) => trace.list === list),
        list,
      )
    for (const kind of ['voice', 'answer', 'journal', 'decision']) assert.ok(kinds('turns').has(kind), kind)
    for (const kind of ['group', 'workshop', 'production', 'need', 'trial', 'piece', 'use', 'reading'])
      assert.ok(kinds('initiatives').has(kind), kind)
  })

  test('comes without a word of theirs unless it was asked for', async () => {
    assert.ok(traces.every(({ text }) => text === null))
    const [someone = ''] = traces.filter(({ list }) => list === 'turns').map((trace) => trace.presentationId)
    const told = await readFewTraces(lab.lab.db, ask([someone]), 10_000)
    const owners = new Set(told.filter(({ text }) => text !== null).map((trace) => trace.presentationId))
    assert.deepEqual([...owners], [someone])
  })

  test('says nothing of a group between peers, nor of what a group alone reads', async () => {
    const { rows } = await lab.lab.pool.query(
      `select id from groups."group" where peers_for <> '' union select id from platform.thing where audience = 'group'`,
    )
    const shut = new Set<string | null>(rows.map(({ id }) => id))
    assert.ok(shut.size > 0)
    assert.ok(traces.every(({ contextId }) => !shut.has(contextId)))
  })

  test('is the same read as it comes', async () => {
    const read = await lab.lab.db.transaction().execute((tx) => Array.fromAsync(readTraces(tx, ask())))
    assert.equal(read.length, traces.length)
  })
})
