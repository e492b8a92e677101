import { readScopes } from '../../groups/index.ts'
import type { Db } from '../../platform/database.ts'
import type { Trace } from '../../platform/traces.ts'
import type { Scope } from '../dataset/shape.ts'

/** A scope and what it stands in. */
export interface KnownScope {
  kind: Scope['kind']
  /** All that it stands in but the lab. */
  within: readonly string[]
  /** What it is told as where it is too small. */
  parent: string | null
}

export type Scopes = ReadonlyMap<string, KnownScope>

/** The priorities of the lab. */
export async function listPriorities(db: Db): Promise<string[]> {
  const words = await db
    .selectFrom('platform.word')
    .select('slug')
    .where('list', '=', 'priority')
    .where('adopted_at', 'is not', null)
    .execute()
  return words.map(({ slug }) => slug)
}

/** The lab, these priorities, and the strands and groups that anyone here may see. */
export async function readKnownScopes(db: Db, priorities: readonly string[]): Promise<Scopes> {
  const known = new Map<string, KnownScope>([['lab', { kind: 'lab', within: [], parent: null }]])
  for (const slug of priorities) known.set(slug, { kind: 'priority', within: [], parent: 'lab' })
  const rows = await readScopes(db)
  // Strands first: a group also stands in what its strand stands in.
  for (const { id, kind, strandId, priority } of rows.toSorted((a, b) => (a.kind > b.kind ? -1 : 1))) {
    const strand = strandId === null ? undefined : known.get(strandId)
    const around = [...(strandId === null ? [] : [strandId]), ...(priority === null ? [] : [priority])]
    const within = [...new Set([...around, ...(strand?.within ?? [])])].filter((one) => known.has(one))
    known.set(id, { kind, within, parent: within[0] ?? 'lab' })
  }
  return known
}

/** The narrowest scope something was done in. A circle is one of its own: who sits in it is public. */
export function scopeOf(
  { list, contextId, priority, more }: Omit<Trace, 'text' | 'lang'>,
  known: Scopes,
): string {
  if (list === 'seats') return circleScope(String(more['circle']))
  if (contextId !== null && known.has(contextId)) return contextId
  return priority !== null && known.has(priority) ? priority : 'lab'
}

/** Seats in any circle. */
export const circles = 'circles'

const circleScope = (circle: string) => `circle:${circle}`

/** The circle that a scope is, or nothing said. */
export function circleOf(scope: string): string {
  return scope.startsWith('circle:') ? scope.slice('circle:'.length) : ''
}

/** What a scope is told as where it is too small. */
export function parentOf(scope: string, known: Scopes): string | null {
  return scope.startsWith('circle:') ? circles : (known.get(scope)?.parent ?? null)
}

/** Whether a study looks at what is done in this scope. */
export function isLookedAt(scope: string, scopes: readonly string[], known: Scopes): boolean {
  if (scopes.includes('lab')) return true
  const within = known.get(scope)?.within ?? []
  return [scope, ...within].some((one) => scopes.includes(one))
}
