import { expressionBuilder, sql } from 'kysely'
import { anyOf, type Db } from '../../platform/database.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { mostDrawn, type Edge, type Node } from './layout.ts'

/** What a picture is about: the pieces of a priority, those of a path, or one piece and what crosses it. */
export type Subject = { priority: string } | { pathId: string } | { pieceId: string }

/** The pieces of a subject that this reader may see, newest first, and how many there are in all. */
export async function readNodes(
  db: Db,
  viewer: Viewer | null,
  subject: Subject,
): Promise<{ nodes: Node[]; total: number }> {
  const rows = await db
    .selectFrom('platform.thing as t')
    .innerJoin('knowledge.piece as p', 'p.id', 't.id')
    .select(['t.id', 'p.kind', 't.title', 't.path', 't.lang'])
    .select(sql<string>`count(*) over ()`.as('total'))
    .where('t.kind', '=', 'piece')
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .where(isOf(subject, viewer))
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(mostDrawn)
    .execute()
  const nodes = rows.map(({ total: _, ...node }) => node)
  return { nodes, total: Number(rows[0]?.total ?? 0) }
}

function isOf(subject: Subject, viewer: Viewer | null) {
  if ('priority' in subject) return sql<boolean>`t.priority = ${subject.priority}`
  if ('pathId' in subject)
    return sql<boolean>`t.id in (select s.piece_id from knowledge.step s where s.path_id = ${subject.pathId})`
  const { pieceId } = subject
  const seen = sql<boolean>`t.hidden_at is null and ${visibleTo(viewer)(expressionBuilder())}`
  // One list: an « or » over two of them would read every piece.
  return sql<boolean>`t.id in (select ${pieceId}::text
    union all select c.to_id from knowledge.crossing c join platform.thing t on t.id = c.id where c.from_id = ${pieceId} and ${seen}
    union all select c.from_id from knowledge.crossing c join platform.thing t on t.id = c.id where c.to_id = ${pieceId} and ${seen})`
}

const mostEdges = 120

/** The crossings between these pieces that this reader may see. */
export async function readEdges(db: Db, viewer: Viewer | null, nodes: readonly Node[]): Promise<Edge[]> {
  const ids = nodes.map(({ id }) => id)
  return db
    .selectFrom('knowledge.crossing as c')
    .innerJoin('platform.thing as t', 't.id', 'c.id')
    .select(['c.id', 'c.from_id as from', 'c.to_id as to', 'c.kind'])
    .where('c.from_id', '=', anyOf(ids))
    .where('c.to_id', '=', anyOf(ids))
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .orderBy('c.written_at')
    .orderBy('c.id')
    .limit(mostEdges)
    .execute()
}
