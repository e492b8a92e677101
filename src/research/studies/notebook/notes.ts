import type { Db } from '../../../platform/database.ts'
import { recordFact } from '../../../platform/facts.ts'
import { newId } from '../../../platform/ids.ts'
import { excerpt } from '../../../platform/markdown.ts'
import { eraseThings, publish } from '../../../platform/things.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { studyPathOf } from '../paths.ts'

interface Draft {
  text: string
  lang: string
}

/**
 * Writes in the notebook of a study, under the name that speaks: whoever does it, or takes part and is willing to be read as such. Its path;
 * null for anyone else, and before the study opens.
 */
export async function writeNote(db: Db, viewer: Viewer, slug: string, draft: Draft): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const study = await tx
      .selectFrom('research.study as s')
      .select('s.id')
      .where('s.slug', '=', slug)
      .where('s.opened_at', 'is not', null)
      .where((eb) =>
        eb.or([
          eb('s.presentation_id', 'in', viewer.presentationIds),
          eb.exists(
            eb
              .selectFrom('research.consent as c')
              .select('c.study_id')
              .whereRef('c.study_id', '=', 's.id')
              .where('c.account_id', '=', viewer.accountId)
              .where('c.takes_part_at', 'is not', null),
          ),
        ]),
      )
      .executeTakeFirst()
    if (!study) return null
    const id = newId()
    const path = `${studyPathOf(slug)}/cahier/${id}`
    const { text, lang } = draft
    await tx
      .insertInto('research.note')
      .values({ id, study_id: study.id, presentation_id: viewer.presentationId, text, lang })
      .execute()
    await publish(tx, {
      id,
      kind: 'note',
      authorId: viewer.presentationId,
      audience: 'open',
      contextId: study.id,
      path,
      title: excerpt(text, 80),
      summary: excerpt(text, 300),
      body: text,
      lang,
    })
    await recordFact(tx, 'note.written', { thingId: id, contextId: study.id })
    return path
  })
}

/** Really erases a note, by whoever wrote it under any of their names. False when it is not theirs. */
export async function eraseNote(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const erased = await tx
      .deleteFrom('research.note')
      .where('id', '=', id)
      .where('presentation_id', 'in', viewer.presentationIds)
      .returning('study_id')
      .executeTakeFirst()
    if (!erased) return false
    await eraseThings(tx, [id])
    await recordFact(tx, 'note.erased', { thingId: id, contextId: erased.study_id })
    return true
  })
}
