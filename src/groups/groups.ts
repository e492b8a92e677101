import { sql, type Selectable } from 'kysely'
import type { Db } from '../platform/database.ts'
import { recordFact } from '../platform/facts.ts'
import { newId } from '../platform/ids.ts'
import { excerpt } from '../platform/markdown.ts'
import { recordOrigin } from '../platform/origins.ts'
import { drawSlug, slugOf } from '../platform/slugs.ts'
import { publish, unnameAround, updateThing } from '../platform/things.ts'
import type { Viewer } from '../platform/viewer.ts'
import { recordAct, tellAct } from './acts/acts.ts'
import { announceChange } from './changes/announce.ts'
import type { GroupDraft, GroupEdit } from './forms.ts'
import { asMember } from './held.ts'
import { addMember } from './members.ts'
import { addRole, contactRole, holdRole, leadRole, usualMonths } from './roles/holdings.ts'
import type { GroupTable, Weighty } from './tables.ts'

export interface OpenedGroup {
  id: string
  slug: string
  path: string
  name: string
}

/**
 * Opens a group, at once and with nobody's permission. Who opens it is its first member, leads it and answers for it, for three months and
 * until they leave these roles to others.
 */
export async function openGroup(
  db: Db,
  viewer: Viewer,
  draft: GroupDraft,
  lang: string,
): Promise<OpenedGroup> {
  return db.transaction().execute(async (tx) => {
    const id = newId()
    const slug = await drawSlug(tx, 'group', slugOf(draft.name))
    const path = `/groupes/${slug}`
    await tx
      .insertInto('groups.group')
      .values({
        id,
        slug,
        ...wordsOf(draft),
        ...plainOf(draft),
        lang,
        strand_id: await findStrand(tx, draft.strand),
      })
      .execute()
    await addMember(tx, id, viewer, { concerned: true })
    for (const word of [leadRole, contactRole]) {
      const role = await addRole(tx, id, { word, name: '', details: '' })
      await holdRole(tx, role, viewer, { months: usualMonths })
    }
    await publish(tx, {
      id,
      kind: 'group',
      // Who is in a group between peers is for its members: no list names who opened it.
      authorId: viewer.presentationId,
      unnamed: draft.peersFor !== '',
      audience: draft.audience,
      priority: draft.priority,
      path,
      lang,
      ...searchText(wordsOf(draft)),
    })
    await recordOrigin(tx, viewer, draft.de, id)
    await recordFact(tx, 'group.opened', { thingId: id })
    return { id, slug, path, name: draft.name }
  })
}

/** What came of an edit: refused since the form was older than the group, refused since this waits already, or done. */
export type Edited = 'stale' | { waiting: Weighty } | { announced: Date | null }

/**
 * Edits a group from its form. What weighs on everyone (name, purpose, words between peers, who sees it) is announced and waits 72 hours;
 * the rest is done at once, in the sight of all. `version` is the one the form was shown with. Null for whoever is not in it.
 */
export async function editGroup(
  db: Db,
  viewer: Viewer,
  groupId: string,
  draft: GroupEdit,
  version: number,
): Promise<Edited | null> {
  return asMember(db, viewer, groupId, async (tx, group): Promise<Edited> => {
    if (group.version !== version) return 'stale'
    const thing = await tx
      .selectFrom('platform.thing')
      .select(['audience', 'priority'])
      .where('id', '=', groupId)
      .executeTakeFirstOrThrow()
    const wanted = { ...wordsOf(draft), audience: draft.audience }
    const current = { ...group, audience: thing.audience }
    const waiting = await findWaiting(tx, groupId)
    const weighing = (['name', 'purpose', 'peers_for', 'peers_out', 'audience'] as const).filter(
      (what) => wanted[what] !== current[what],
    )
    const twice = weighing.find((what) => waiting.has(what))
    if (twice) return { waiting: twice }
    let announced: Date | null = null
    for (const what of weighing)
      announced = await announceChange(tx, viewer, groupId, { what, value: wanted[what] })
    await editPlainly(tx, viewer, { group, priority: thing.priority, draft })
    await tx
      .updateTable('groups.group')
      .set((eb) => ({ version: eb('version', '+', 1), moved_at: sql<Date>`now()` }))
      .where('id', '=', groupId)
      .execute()
    await recordFact(tx, 'group.changed', { thingId: groupId })
    return { announced }
  })
}

/** Says what the group will produce: asked again as long as nobody knew. Returns it, null for whoever is not in the group. */
export async function promiseKind(
  db: Db,
  viewer: Viewer,
  groupId: string,
  kind: string,
): Promise<string | null> {
  return asMember(db, viewer, groupId, async (tx, group) => {
    await tx
      .updateTable('groups.group')
      .set({ promise: kind, moved_at: sql<Date>`now()` })
      .where('id', '=', groupId)
      .execute()
    await tellAct(tx, { groupId, viewer, what: 'promise', before: group.promise, after: kind })
    return kind
  })
}

/** Shows the group's present words wherever it is listed or found; between peers, no more who opened it nor who made what it shows to others. */
export async function republish(tx: Db, groupId: string): Promise<void> {
  const group = await tx
    .selectFrom('groups.group')
    .selectAll()
    .where('id', '=', groupId)
    .executeTakeFirstOrThrow()
  const unnamed = group.peers_for !== ''
  await updateThing(tx, groupId, { text: searchText(group), unnamed })
  if (unnamed) await unnameAround(tx, groupId)
}

type Words = Pick<Selectable<GroupTable>, 'name' | 'purpose' | 'peers_for' | 'peers_out'>

function wordsOf(draft: GroupEdit): Words {
  return { name: draft.name, purpose: draft.purpose, peers_for: draft.peersFor, peers_out: draft.peersOut }
}

function plainOf(draft: GroupEdit) {
  return { promise: draft.promise, pole: draft.pole, size: draft.size }
}

function searchText({ name, purpose, peers_for, peers_out }: Words) {
  return { title: name, summary: excerpt(purpose, 200), body: [purpose, peers_for, peers_out].join('\n') }
}

async function findStrand(tx: Db, slug: string | null): Promise<string | null> {
  if (!slug) return null
  const row = await tx.selectFrom('groups.strand').select('id').where('slug', '=', slug).executeTakeFirst()
  return row?.id ?? null
}

async function findWaiting(tx: Db, groupId: string): Promise<Set<Weighty>> {
  const rows = await tx
    .selectFrom('groups.announced_change')
    .select('what')
    .where('group_id', '=', groupId)
    .where('closed_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.what))
}

interface PlainEdit {
  group: Selectable<GroupTable>
  priority: string | null
  draft: GroupEdit
}

async function editPlainly(tx: Db, viewer: Viewer, { group, priority, draft }: PlainEdit): Promise<void> {
  const strand = await findStrand(tx, draft.strand)
  const plain = plainOf(draft)
  const changes = [
    { what: 'promise', before: group.promise, after: plain.promise },
    { what: 'pole', before: group.pole, after: plain.pole },
    { what: 'size', before: textOf(group.size), after: textOf(plain.size) },
    { what: 'strand', before: group.strand_id, after: strand },
    { what: 'priority', before: priority, after: draft.priority },
  ] as const
  for (const { what, before, after } of changes) {
    if (before === after) continue
    await setPlainly(tx, group.id, what, after)
    await recordAct(tx, { groupId: group.id, viewer, what, before, after })
  }
}

const textOf = (size: number | null) => (size === null ? null : String(size))

/** Sets one of the things any member may set; `value` as acts keep it. */
export async function setPlainly(
  tx: Db,
  groupId: string,
  what: 'promise' | 'pole' | 'size' | 'strand' | 'priority',
  value: string | null,
): Promise<void> {
  if (what === 'priority') return updateThing(tx, groupId, { priority: value })
  const set = {
    promise: { promise: value },
    pole: { pole: value },
    size: { size: value === null ? null : Number(value) },
    strand: { strand_id: value },
  }[what]
  await tx.updateTable('groups.group').set(set).where('id', '=', groupId).execute()
}
