import type { Db } from '../../platform/database.ts'
import { writtenBy } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { writableBy } from '../names/hands.ts'

/** Something of one's own in this module. */
export interface OwnThing {
  id: string
  kind: string
  path: string
  title: string
  lang: string
  at: Date
}

/** What someone writes and told here, under any of their names, newest first. */
export async function listOwn(db: Db, viewer: Viewer): Promise<OwnThing[]> {
  return db
    .selectFrom('platform.thing as t')
    .select(['t.id', 't.kind', 't.path', 't.title', 't.lang', 't.published_at as at'])
    .where('t.kind', 'in', ['piece', 'path', 'testimony', 'crossing'])
    .where((eb) => eb.or([writtenBy(viewer.presentationIds), writableBy(viewer, 't.id')]))
    .orderBy('t.published_at', 'desc')
    .limit(200)
    .execute()
}

/** A piece or a path on which someone is asked to be named. */
export interface AskedName {
  id: string
  name: string
  title: string
  path: string
  lang: string
}

/** Where this reader is asked to be named, and has not answered. */
export async function listAsked(db: Db, viewer: Viewer): Promise<AskedName[]> {
  return db
    .selectFrom('knowledge.author as w')
    .innerJoin('platform.thing as t', 't.id', 'w.thing_id')
    .select(['w.id', 'w.name', 't.title', 't.path', 't.lang'])
    .where('w.presentation_id', 'in', viewer.presentationIds)
    .where('w.agreed_at', 'is', null)
    .where('t.hidden_at', 'is', null)
    .orderBy('w.asked_at')
    .limit(50)
    .execute()
}
