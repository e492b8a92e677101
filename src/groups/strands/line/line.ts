import { logAct } from '../../../people/index.ts'
import type { Db } from '../../../platform/database.ts'
import { recordFact } from '../../../platform/facts.ts'
import { newId } from '../../../platform/ids.ts'
import { excerpt } from '../../../platform/markdown.ts'
import { eraseThings, publish, visibleTo, writtenBy } from '../../../platform/things.ts'
import type { Viewer } from '../../../platform/viewer.ts'

interface Strand {
  id: string
  name: string
  path: string
}

/** Proposes a text as the line of a strand. Anyone may; everyone reads it. Returns its id. */
export async function proposeLine(
  db: Db,
  viewer: Viewer,
  strand: Strand,
  draft: { text: string; lang: string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const id = newId()
    await tx
      .insertInto('groups.line')
      .values({ id, strand_id: strand.id, ...draft })
      .execute()
    await publish(tx, {
      id,
      kind: 'line',
      authorId: viewer.presentationId,
      audience: 'open',
      contextId: strand.id,
      path: `${strand.path}/ligne#${id}`,
      title: strand.name,
      summary: excerpt(draft.text, 200),
      body: draft.text,
      lang: draft.lang,
    })
    await recordFact(tx, 'strand.line-proposed', { thingId: id, contextId: strand.id })
    return id
  })
}

/**
 * Keeps a proposed text as the line, again if it was the line before: whoever holds a seat of the steering circle does, and any other may
 * keep another one. False when it is not there or is the line already.
 */
export async function keepLine(db: Db, viewer: Viewer, strandId: string, lineId: string): Promise<boolean> {
  if (!viewer.circles.has('steering')) return false
  return db.transaction().execute(async (tx) => {
    const strand = await lockStrand(tx, strandId)
    const line = await tx
      .selectFrom('groups.line as l')
      .innerJoin('platform.thing as t', 't.id', 'l.id')
      .select('l.id')
      .where('l.id', '=', lineId)
      .where('l.strand_id', '=', strandId)
      .where(visibleTo(viewer))
      .executeTakeFirst()
    const now = await tx
      .selectFrom('groups.kept_line')
      .select('line_id')
      .where('strand_id', '=', strandId)
      .orderBy('kept_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    if (!strand || !line || now?.line_id === lineId) return false
    await tx
      .insertInto('groups.kept_line')
      .values({ id: newId(), strand_id: strandId, line_id: lineId })
      .execute()
    await logAct(tx, {
      circle: 'steering',
      act: 'groups.log.line',
      ids: { strand: strand.slug, line: lineId },
    })
    await recordFact(tx, 'strand.line-kept', { thingId: lineId, contextId: strandId })
    return true
  })
}

/** Takes back a text one proposed, as long as it was never the line. False when it is not theirs to take back. */
export async function takeLineBack(
  db: Db,
  viewer: Viewer,
  strandId: string,
  lineId: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockStrand(tx, strandId)
    const own = await tx
      .selectFrom('groups.line as l')
      .innerJoin('platform.thing as t', 't.id', 'l.id')
      .select('l.id')
      .where('l.id', '=', lineId)
      .where('l.strand_id', '=', strandId)
      .where(writtenBy(viewer.presentationIds))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('groups.kept_line as k').select('k.id').whereRef('k.line_id', '=', 'l.id'))),
      )
      .executeTakeFirst()
    if (!own) return false
    await tx.deleteFrom('groups.line').where('id', '=', lineId).execute()
    await eraseThings(tx, [lineId])
    await recordFact(tx, 'strand.line-erased', { thingId: lineId, contextId: strandId })
    return true
  })
}

/** A strand, held until the end of the transaction: whoever keeps a text and whoever takes it back see each other. */
async function lockStrand(tx: Db, strandId: string) {
  return tx
    .selectFrom('groups.strand')
    .select(['id', 'slug'])
    .where('id', '=', strandId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}
