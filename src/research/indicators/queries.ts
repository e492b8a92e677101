import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Scope } from '../dataset/shape.ts'
import type { Published } from './compute.ts'
import type { Indicator, Outcome } from './measure.ts'
import type { FigureTable } from './tables.ts'

/** A scope that has figures in a quarter; the name of a priority is a word of the lab. */
export interface ShownScope {
  scope: string
  kind: Scope['kind']
  people: number | null
  coverage: number | null
  title: string | null
  path: string | null
  lang: string | null
}

/** Quarters that have figures, latest first. */
export async function readQuarters(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('research.measured')
    .select('quarter')
    .where('scope', '=', 'lab')
    .orderBy('quarter', 'desc')
    .limit(40)
    .execute()
  return rows.map(({ quarter }) => quarter)
}

/** The lab, then what is in it, in one quarter; what everyone may not see any more is missing. */
export async function readScopes(db: Db, quarter: string): Promise<ShownScope[]> {
  const rows = await db
    .selectFrom('research.measured as m')
    .leftJoin('platform.thing as t', (join) =>
      join.onRef('t.id', '=', 'm.scope').on('t.audience', '=', 'open').on('t.hidden_at', 'is', null),
    )
    .select(['m.scope', 'm.kind', 'm.people', 'm.coverage', 't.title', 't.path', 't.lang'])
    .where('m.quarter', '=', quarter)
    .where((eb) => eb.or([eb('m.kind', 'in', ['lab', 'priority']), eb('t.id', 'is not', null)]))
    .orderBy(sql`array_position(array['lab', 'priority', 'strand', 'group'], m.kind)`)
    .orderBy('t.title')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, coverage: row.coverage === null ? null : Number(row.coverage) }))
}

/** Every figure of a scope in a quarter. */
export async function readFigures(db: Db, quarter: string, scope: string): Promise<Published[]> {
  const rows = await db
    .selectFrom('research.figure')
    .selectAll()
    .where('quarter', '=', quarter)
    .where('scope', '=', scope)
    .execute()
  return rows.map(readRow)
}

/** One figure of a scope, quarter after quarter, latest first. */
export async function readHistory(db: Db, scope: string, indicator: Indicator): Promise<Published[]> {
  const rows = await db
    .selectFrom('research.figure')
    .selectAll()
    .where('scope', '=', scope)
    .where('indicator', '=', indicator)
    .orderBy('quarter', 'desc')
    .limit(12)
    .execute()
  return rows.map(readRow)
}

type Row = Omit<FigureTable, 'alarm'> & { alarm: boolean }

function readRow(row: Row): Published {
  const { quarter, scope, indicator, differs, alarm } = row
  return { quarter, scope, indicator, differs, alarm, outcome: readOutcome(row) }
}

function readOutcome(row: Row): Outcome {
  const { silence, value, low, high, beside, p, people, acts } = row
  if (silence !== null) return silence
  const numbers = { value, low, high, p, acts }
  // The table holds all of them where it holds no silence.
  const told = numbers as { [Name in keyof typeof numbers]: number }
  const chance = { low: row.chance_low, middle: row.chance_middle, high: row.chance_high }
  return { ...told, people, beside, chance: chance as { [Name in keyof typeof chance]: number } }
}
