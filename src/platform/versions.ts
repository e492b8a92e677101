import type { Db } from './database.ts'
import type { MessageKey } from './messages.ts'
import { readInTurn } from './personal.ts'
import { writtenBy } from './things.ts'
import type { Viewer } from './viewer.ts'

/** What someone wrote, by the field it was typed in. */
export type Texts = Readonly<Record<string, string>>

/** What those fields are called, in the order they are read. */
export type Labels = Readonly<Record<string, MessageKey>>

/** What a thing said before it was edited. */
export interface Version {
  number: number
  texts: Texts
  writtenAt: Date
}

/**
 * Keeps what a thing says, in the transaction that writes `now` over it: for its author alone, and erased with the thing. False, and nothing
 * is kept, when no word changes: only its priority or its language did.
 */
export async function keepVersion(
  tx: Db,
  thingId: string,
  { number, texts, writtenAt }: Version,
  now: Texts,
): Promise<boolean> {
  if (Object.entries(texts).every(([field, text]) => now[field] === text)) return false
  await tx
    .insertInto('platform.thing_version')
    .values({ thing_id: thingId, number, texts: JSON.stringify(texts), written_at: writtenAt })
    .execute()
  return true
}

/** What a thing of the viewer's said before, latest first; nothing for anyone else. */
export async function readVersions(db: Db, viewer: Viewer, thingId: string): Promise<Version[]> {
  return selectVersions(db, viewer.presentationIds)
    .where('v.thing_id', '=', thingId)
    .orderBy('v.number', 'desc')
    .limit(100)
    .execute()
}

/** What a thing said before, latest first, whoever asks: for what several write, once the module has found that they do. */
export async function readVersionsOf(db: Db, thingId: string): Promise<Version[]> {
  return db
    .selectFrom('platform.thing_version')
    .select(['number', 'texts', 'written_at as writtenAt'])
    .where('thing_id', '=', thingId)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
}

/** What every thing of this kind by these presentations said before, for their export. */
export async function exportVersions(
  db: Db,
  kind: string,
  presentationIds: readonly string[],
): Promise<AsyncIterable<Version & { id: string }>> {
  const ids = await db
    .selectFrom('platform.thing as t')
    .select('t.id')
    .where(writtenBy(presentationIds))
    .where('t.kind', '=', kind)
    .where((eb) =>
      eb.exists(
        eb.selectFrom('platform.thing_version as v').select('v.number').whereRef('v.thing_id', '=', 't.id'),
      ),
    )
    .orderBy('t.published_at')
    .execute()
  return readInTurn(ids, (some) =>
    selectVersions(db, presentationIds)
      .select('t.id')
      .where('t.id', 'in', some)
      .orderBy('t.id')
      .orderBy('v.number')
      .execute(),
  )
}

function selectVersions(db: Db, presentationIds: readonly string[]) {
  return db
    .selectFrom('platform.thing_version as v')
    .innerJoin('platform.thing as t', 't.id', 'v.thing_id')
    .select(['v.number', 'v.texts', 'v.written_at as writtenAt'])
    .where(writtenBy(presentationIds))
}
