import type { Answers } from './load.ts'
import type { Scene } from './scenes.ts'

/** One scene measured at one size. */
export interface Result {
  voices: number
  scene: Pick<Scene, 'name' | 'who' | 'does'>
  connections: number
  answers: Answers
  /** Milliseconds of processor the application used for each answer. */
  cpu: number
  /** Of the bare server, at as many connections. */
  share: number
  store: 'on' | 'off'
}

export const goals = { visitors: 0.4, members: 0.04, p99: 100, growth: 1.3, memory: 200 }

const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`

/** What went wrong: answers that are neither a page nor a way on after an act. */
export function findFailures({ scene, answers }: Pick<Result, 'scene' | 'answers'>): string {
  const right = scene.does === 'reads' ? '200' : '303'
  const wrong = Object.entries(answers.statuses).filter(([status]) => status !== right)
  return wrong.map(([status, count]) => `${count} × ${status}`).join(', ')
}

export function writeLine(result: Result): string {
  const { scene, answers } = result
  return [
    `${scene.who}, ${scene.name}${result.store === 'off' ? ' (page store off)' : ''}`.padEnd(48),
    `${String(result.voices).padStart(6)} voices`,
    `${String(result.connections).padStart(2)} conn.`,
    `${answers.perSecond.toFixed(0).padStart(6)}/s`,
    percent(result.share).padStart(7),
    `p99 ${answers.p99.toFixed(1).padStart(6)} ms`,
    `${result.cpu.toFixed(2).padStart(5)} ms CPU`,
    `${(answers.bytes / 1_024).toFixed(1).padStart(6)} kB`,
    findFailures(result),
  ].join('  ')
}

function missesOf(result: Result, grown: number | undefined): string {
  const { scene, connections, answers, share, store } = result
  const reach = goals[scene.who]
  return [
    store === 'on' && scene.does === 'reads' && share < reach && `under ${percent(reach)}`,
    connections > 1 && answers.p99 > goals.p99 && `p99 over ${goals.p99} ms`,
    grown !== undefined && grown > goals.growth && `growth over ${goals.growth}`,
    findFailures(result),
  ]
    .filter(Boolean)
    .join(', ')
}

/** How much longer an answer takes at the largest size than at the smallest; only where something was asked of the database. */
function growthOf(result: Result, results: readonly Result[]): number | undefined {
  const small = results.find(
    (one) =>
      one.voices < result.voices &&
      one.scene.name === result.scene.name &&
      one.scene.who === result.scene.who &&
      one.connections === result.connections &&
      one.store === result.store,
  )
  return small && small.answers.perSecond / result.answers.perSecond
}

export interface Run {
  machine: string
  bare: ReadonlyMap<number, Answers>
  results: readonly Result[]
  /** MiB, of the application after everything that was asked of it. */
  memory: { idle: number; loaded: number }
  quick: boolean
}

/** A run as a section of results.md. */
export function writeSection({ machine, bare, results, memory, quick }: Run): string {
  const rows = results.map((result) => {
    const grown = growthOf(result, results)
    return [
      `${result.scene.who}, ${result.scene.name}${result.store === 'off' ? ' (store off)' : ''}`,
      result.voices.toLocaleString('en'),
      result.connections,
      result.answers.perSecond.toFixed(0),
      percent(result.share),
      result.answers.p99.toFixed(1),
      result.cpu.toFixed(2),
      (result.answers.bytes / 1_024).toFixed(1),
      grown?.toFixed(2) ?? '',
      missesOf(result, grown),
    ].join(' | ')
  })
  const bareLine = [...bare].map(
    ([connections, { perSecond }]) => `${perSecond.toFixed(0)}/s at ${connections}`,
  )
  const loaded = memory.loaded > goals.memory ? `, over ${goals.memory}` : ''
  return [
    `## ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC${quick ? ', quick' : ''}`,
    `${machine}. Bare server: ${bareLine.join(', ')}. Memory of the application: ${memory.idle.toFixed(0)} MiB idle, ${memory.loaded.toFixed(0)} MiB after the load${loaded}.`,
    [
      '| scene | voices | connections | answers/s | of the bare server | p99 ms | CPU ms | kB | growth | not reached |',
      '|---|---|---|---|---|---|---|---|---|---|',
      ...rows.map((row) => `| ${row} |`),
    ].join('\n'),
  ].join('\n\n')
}
