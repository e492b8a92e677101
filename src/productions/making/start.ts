import { isUnnamed } from '../../groups/index.ts'
import { actAsMember } from '../../platform/acting.tsx'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { recordOrigin } from '../../platform/origins.ts'
import { publish } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { nameWriter } from '../authors/authors.ts'
import { keepCover, type Keeping, type Prepared } from '../parts/files.ts'
import type { PartDraft } from '../parts/forms.ts'
import { addPart } from '../parts/parts.ts'
import type { PartSort } from '../parts/sorts.ts'
import type { Answers } from '../tables.ts'
import type { FileStore } from '../../platform/files/contents.ts'
import type { Whole } from './forms.ts'

/** What is being started, and with what. */
export interface Start extends Whole {
  answers: Answers
  groupId: string | null
  needId: string | null
  /** The path of what it begins from; empty for nothing. */
  de: string
  /** How whoever starts wants to be named; empty for not at all. */
  named: string
  part: PartDraft & { sort: PartSort }
}

/**
 * Starts a production: it is seen by its writer, or by the group it is made in, until someone publishes it. Returns the id of what is being
 * written, 'not-member' for a group that the writer is not in.
 */
export async function startProduction(
  db: Db,
  viewer: Viewer,
  start: Start,
  { store, prepared }: { store: FileStore; prepared: Prepared },
): Promise<string | 'not-member'> {
  return db.transaction().execute(async (tx) => {
    const writer = start.groupId === null ? viewer : await actAsMember(tx, viewer, start.groupId)
    if (!writer) return 'not-member'
    const productionId = newId()
    await tx
      .insertInto('productions.production')
      .values({
        id: productionId,
        group_id: start.groupId,
        account_id: writer.accountId,
        presentation_id: writer.presentationId,
      })
      .execute()
    const id = newId()
    await showToWriters(tx, writer.presentationId, { id, productionId, groupId: start.groupId, whole: start })
    const keeping: Keeping = { store, viewer, thingId: id, lang: start.lang }
    const cover = prepared['cover'] ? await keepCover(tx, keeping, prepared['cover'], start.coverAlt) : null
    await tx
      .insertInto('productions.edition')
      .values({ id, production_id: productionId, ...columnsOf(start, start.answers), cover_id: cover })
      .execute()
    const { file } = prepared
    if (start.part.partText || file) await addPart(tx, keeping, id, start.part, file ? { file } : {})
    // The form holds the name that speaks, before a group is chosen where they have another.
    const named = start.named === viewer.name ? writer.name : start.named
    // The form is filled in with their name: of a group between peers that alone tells nobody who is in it.
    const agreed = !(await isUnnamed(tx, start.groupId, 'open'))
    if (named) await nameWriter(tx, writer, productionId, named, agreed)
    await recordOrigin(tx, viewer, start.de, productionId)
    if (start.needId) await answerNeed(tx, start.needId, productionId)
    return id
  })
}

/** Gives what is being written a thing of its own, so that its files and its link are seen by those who write it and nobody else. */
export async function showToWriters(
  tx: Db,
  authorId: string,
  draft: { id: string; productionId: string; groupId: string | null; whole: { title: string; lang: string } },
): Promise<void> {
  const { id, productionId, groupId, whole } = draft
  await publish(tx, {
    id,
    kind: 'draft',
    authorId,
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
