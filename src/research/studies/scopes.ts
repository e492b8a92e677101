import type { Db } from '../../platform/database.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { StudyChange } from './forms.ts'

/** A strand or a group that a study may look at. */
export interface Place {
  id: string
  kind: string
  title: string
  path: string
}

/** Beyond, a drop-down helps nobody. */
const mostOffered = 200

/** The strands and groups that this reader may name. */
export function listPlaces(db: Db, viewer: Viewer | null): Promise<Place[]> {
  return selectPlaces(db, viewer).orderBy('t.title').orderBy('t.id').limit(mostOffered).execute()
}

/** Those of these scopes that are strands or groups this reader may see. */
export function readPlaces(db: Db, viewer: Viewer | null, scopes: readonly string[]): Promise<Place[]> {
  return selectPlaces(db, viewer)
    .where('t.id', 'in', ['', ...scopes])
    .orderBy('t.title')
    .execute()
}

function selectPlaces(db: Db, viewer: Viewer | null) {
  return db
    .selectFrom('platform.thing as t')
    .select(['t.id', 't.kind', 't.title', 't.path'])
    .where('t.kind', 'in', ['strand', 'group'])
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
}

type Chosen = Pick<StudyChange, 'where' | 'priority' | 'strand' | 'group'>

/** What a form asks a study to look at; null when it names what this reader may not see, or nothing. */
export async function scopesOf(tx: Db, viewer: Viewer, chosen: Chosen): Promise<string[] | null> {
  if (chosen.where === 'lab') return ['lab']
  const named = [chosen.strand, chosen.group].filter(Boolean)
  const seen = await readPlaces(tx, viewer, named)
  if (seen.length !== named.length) return null
  const scopes = [...(chosen.priority ? [chosen.priority] : []), ...named]
  return scopes.length === 0 ? null : scopes.toSorted()
}
