import type { CompiledQuery } from 'kysely'
import { findReaders, type Db } from './database.ts'
import { isPlain } from './json.ts'
import { markPrepared, nameOf } from './statements.ts'

/** Stands for a value while a query is built: where it comes from in what the query is given. */
interface Mark {
  from: readonly string[]
}

interface Prepared<Row> {
  name: string
  compiled: CompiledQuery<Row>
  parameters: readonly ((args: object) => unknown)[]
}

/**
 * A read for hot pages, where building joins takes the application longer than all else, and planning them the database. It is built once
 * for each shape of `args`, then sent with other values, and planned once for all values: limits, and what an index requires, stand in its
 * text (`sql.lit`). What is null, missing, a yes or no, a number or a set (circles someone holds) is part of the shape, so no number comes
 * from a reader, and `build` may look at it; every other value may only be handed on to the query. To reckon with one throws.
 */
export function prepare<Args extends object, Row>(
  build: (db: Db, args: Args) => { compile: (db: Db) => CompiledQuery<Row> },
): (db: Db, args: Args) => Promise<Row[]> {
  const shapes = new Map<string, Prepared<Row>>()
  return async (db, args) => {
    const shape = shapeOf(args)
    let known = shapes.get(shape)
    if (!known) {
      // Marks are where values were, and Kysely hands both on unseen.
      const compiled = build(db, mark(args, []) as Args).compile(db)
      markPrepared(compiled.sql)
      known = { name: nameOf(compiled.sql), compiled, parameters: compiled.parameters.map(readerOf) }
      shapes.set(shape, known)
    }
    const { name, compiled, parameters } = known
    const values = parameters.map((read) => read(args))
    const readers = findReaders(db)
    if (readers) return readers.read<Row>({ name, text: compiled.sql, values })
    return (await db.executeQuery<Row>({ ...compiled, parameters: values })).rows
  }
}

const isShape = (value: unknown) =>
  value === null || ['undefined', 'boolean', 'number'].includes(typeof value) || value instanceof Set

function shapeOf(value: unknown): string {
  if (value instanceof Set) return `(${[...value].sort().join()})`
  if (isShape(value)) return String(value)
  if (!isPlain(value)) return '*'
  let shape = '{'
  for (const name in value) shape += `${name}:${shapeOf(value[name])},`
  return `${shape}}`
}

function mark(value: unknown, from: readonly string[]): unknown {
  if (isShape(value)) return value
  if (isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mark(one, [...from, name])]))
  return { from, [Symbol.toPrimitive]: refuse, [Symbol.iterator]: refuse }
}

function refuse(): never {
  throw new TypeError('a prepared query may only hand this value on')
}

const isMark = (value: unknown): value is Mark =>
  typeof value === 'object' && value !== null && Symbol.toPrimitive in value && 'from' in value

function readerOf(parameter: unknown): (args: object) => unknown {
  if (!isMark(parameter)) return () => parameter
  const [first = '', second] = parameter.from
  if (second === undefined) return (args) => Reflect.get(args, first)
  return (args) => parameter.from.reduce((held: object, name) => Reflect.get(held, name), args)
}
