import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { publish } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { nameOneself } from '../authors/authors.ts'
import { keepCover, type Keeping, type Prepared } from '../parts/files.ts'
import type { PartDraft } from '../parts/forms.ts'
import { addPart } from '../parts/parts.ts'
import type { Answers, PartSort } from '../tables.ts'
import type { FileStore } from '../../platform/files/contents.ts'
import type { Whole } from './forms.ts'

/** What is being started, and with what. */
export interface Start extends Whole {
  answers: Answers
  groupId: string | null
  needId: string | null
  /** How whoever starts wants to be named; empty for not at all. */
  named: string
  part: PartDraft & { sort: PartSort }
}

/**
 * Starts a production: it is seen by its writer, or by the group it is made in, until someone publishes it. Returns the id of what is being
 * written. The caller has made sure that the writer is in the group.
 */
export async function startProduction(
  db: Db,
  viewer: Viewer,
  start: Start,
  { store, prepared }: { store: FileStore; prepared: Prepared },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const productionId = newId()
    await tx
      .insertInto('productions.production')
      .values({
        id: productionId,
        group_id: start.groupId,
        account_id: viewer.accountId,
        presentation_id: viewer.presentationId,
      })
      .execute()
    const id = newId()
    await showToWriters(tx, viewer, { id, productionId, groupId: start.groupId, whole: start })
    const keeping: Keeping = { store, viewer, thingId: id, lang: start.lang }
    const cover = prepared['cover'] ? await keepCover(tx, keeping, prepared['cover'], start.coverAlt) : null
    await tx
      .insertInto('productions.edition')
      .values({ id, production_id: productionId, ...columnsOf(start, start.answers), cover_id: cover })
      .execute()
    const { file, captions } = prepared
    if (start.part.partText || file) {
      const files = { ...(file && { file }), ...(captions && { captions }) }
      await addPart(tx, keeping, id, start.part, files)
    }
    if (start.named) await nameOneself(tx, viewer, productionId, start.named)
    if (start.needId) await answerNeed(tx, start.needId, productionId)
    return id
  })
}

/** Gives what is being written a thing of its own, so that its files and its link are seen by those who write it and nobody else. */
export async function showToWriters(
  tx: Db,
  viewer: Viewer,
  draft: { id: string; productionId: string; groupId: string | null; whole: { title: string; lang: string } },
): Promise<void> {
  const { id, productionId, groupId, whole } = draft
  await publish(tx, {
    id,
    kind: 'draft',
    authorId: viewer.presentationId,
    audience: 'group',
    // Without a group the audience is nobody: an author always sees what is theirs.
    audienceId: groupId ?? productionId,
    contextId: groupId,
    path: `/productions/ebauches/${id}`,
    title: whole.title,
    lang: whole.lang,
  })
}

/** What is said of the whole, as its columns. */
export function columnsOf(whole: Whole, answers: Answers) {
  const { kind, title, summary, easy, licence, priority, lang, coverAlt } = whole
  const said = { kind, title, summary, easy, licence, priority, lang, cover_alt: coverAlt }
  return { ...said, answers: JSON.stringify(answers) }
}

/** Says that a production answers a need that is still there; saying it twice changes nothing. */
export async function answerNeed(tx: Db, needId: string, productionId: string): Promise<void> {
  await tx
    .insertInto('productions.answer')
    .columns(['need_id', 'production_id'])
    .expression((eb) =>
      eb
        .selectFrom('productions.need')
        .select(['id', eb.val(productionId).as('production')])
        .where('id', '=', needId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
