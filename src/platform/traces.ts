import { sql, type RawBuilder } from 'kysely'
import type { Db } from './database.ts'

/** What someone did here, as research may use it once they agreed. Each module says what it knows; research alone asks. */
export interface Trace {
  list: 'members' | 'turns' | 'initiatives' | 'proposals' | 'credits' | 'seats' | 'crossings'
  presentationId: string
  /** The group or strand it was done in. */
  contextId: string | null
  priority: string | null
  kind: string
  /** Monday of its week; null for what lasts. */
  week: string | null
  words: number | null
  /** Who is answered, by presentation. */
  answers: string | null
  /** What only some lists have: the outcome of a proposal, the work of a credit. */
  more: Readonly<Record<string, string | number | boolean | null>>
  /** Only for those whose words were asked for. */
  text: string | null
  lang: string | null
}

/** Whose traces, from when to before when. */
export interface TraceAsk {
  presentationIds: readonly string[]
  /** Those whose words are asked for too. */
  textsOf: readonly string[]
  from: Date
  to: Date
}

type Piece = RawBuilder<unknown>
type Read = (ask: TraceAsk) => readonly Piece[]

const reads = new Map<string, Read>()

/**
 * Registers what a module knows of what people did: queries that each select `traceOf`. What names nobody, what care hid and what only a
 * group reads stays out of them (`leaves`).
 */
export function registerTraces(name: string, read: Read): void {
  reads.set(name, read)
}

interface TracePieces {
  list: Trace['list']
  presentation: Piece
  context?: Piece
  priority?: Piece
  kind?: Piece
  at?: Piece
  words?: Piece
  answers?: Piece
  more?: Piece
  text?: Piece
  lang?: Piece
}

/** The columns of one trace, for the `select` of a query. Times leave as weeks. */
export function traceOf(pieces: TracePieces): Piece {
  const or = (piece: Piece | undefined, type: Piece) => sql`${piece ?? sql`null`}::${type}`
  const text = sql`text`
  return sql`${sql.lit(pieces.list)}::text as list, ${pieces.presentation} as "presentationId",
    ${or(pieces.context, text)} as "contextId", ${or(pieces.priority, text)} as priority,
    ${pieces.kind ?? sql`''`}::text as kind, to_char(${or(pieces.at, sql`timestamptz`)} at time zone 'UTC', 'IYYY"-W"IW') as week,
    ${or(pieces.words, sql`int`)} as words, ${or(pieces.answers, text)} as answers,
    ${pieces.more ?? sql`'{}'`}::jsonb as more, ${or(pieces.text, text)} as text, ${or(pieces.lang, text)} as lang`
}

/** How many words a text has. */
export function countWords(text: Piece): Piece {
  return sql`coalesce(array_length(regexp_split_to_array(nullif(btrim(${text}, E' \\t\\r\\n'), ''), '\\s+'), 1), 0)`
}

/** A text, for those whose words were asked for, whoever's the presentation in this column. */
export function textOf(ask: TraceAsk, presentation: Piece, text: Piece): Piece {
  return sql`case when ${presentation} = any(${ask.textsOf}::text[]) then ${text} end`
}

/** Whether the presentation in this column is among those asked for. */
export function isAsked(ask: TraceAsk, presentation: Piece): Piece {
  return sql`${presentation} = any(${ask.presentationIds}::text[])`
}

/** Whether it was done in the time asked for. */
export function isWithin(ask: TraceAsk, at: Piece): Piece {
  return sql`(${at} >= ${ask.from} and ${at} < ${ask.to})`
}

/** Whether the thing of this alias may be told of at all: neither hidden nor for a group alone, and not one that names nobody. */
export function leaves(alias: string): Piece {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  return sql`(${of('hidden_at')} is null and ${of('audience')} <> 'group' and ${of('unnamed_author_id')} is null)`
}

/** What people began that the social space shows, of these kinds; `context`: the group or strand it was begun in. */
export function readBegun(
  ask: TraceAsk,
  kinds: readonly string[],
  context: Piece = sql`t.context_id`,
): Piece {
  return sql`select ${traceOf({
    list: 'initiatives',
    presentation: sql`t.author_id`,
    context,
    priority: sql`t.priority`,
    kind: sql`t.kind`,
    at: sql`t.published_at`,
  })} from platform.thing t
  where t.kind = any(${kinds}::text[]) and ${isAsked(ask, sql`t.author_id`)}
    and ${isWithin(ask, sql`t.published_at`)} and ${leaves('t')}`
}

/**
 * All that every module knows of these people, read as it comes: thousands of lines are never held whole. In a transaction, whose cursor
 * reads them.
 */
export async function* readTraces(tx: Db, ask: TraceAsk): AsyncGenerator<Trace> {
  await sql`declare traces no scroll cursor for ${unite(ask)}`.execute(tx)
  for (;;) {
    const { rows } = await sql<Trace>`fetch 2000 from traces`.execute(tx)
    yield* rows
    if (rows.length < 2000) break
  }
  await sql`close traces`.execute(tx)
}

/** The same about a few people, in one statement; at most so many. */
export async function readFewTraces(db: Db, ask: TraceAsk, most: number): Promise<readonly Trace[]> {
  const { rows } = await sql<Trace>`${unite(ask)} limit ${most}`.execute(db)
  return rows
}

function unite(ask: TraceAsk): Piece {
  const queries = [...reads.values()].flatMap((read) => read(ask))
  return sql.join(
    queries.map((query) => sql`select * from (${query}) as traces`),
    sql` union all `,
  )
}
