import { isUnnamed } from '../../groups/index.ts'
import { actAsMember } from '../../platform/acting.tsx'
import type { Db } from '../../platform/database.ts'
import type { FileStore } from '../../platform/files/contents.ts'
import { keepFile } from '../../platform/files/keep.ts'
import { newId } from '../../platform/ids.ts'
import { drawSlug, slugOf } from '../../platform/slugs.ts'
import { publish } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { cueColumns } from '../captions/captions.ts'
import { inOrder } from '../captions/cue.ts'
import { toldForm, type Manifest, type Part, type Version } from './format.ts'
import type { Known } from './known.ts'
import { findHere } from './queries.ts'
import type { Unpacked } from './unpack.ts'

/** What is brought, in the words of this lab, and for which group. */
interface Bringing {
  unpacked: Unpacked
  known: Known
  groupId: string | null
}

/**
 * Keeps what another lab sent, whole: versions, names, files. Whoever brought it, or the group they brought it for, alone see it until one
 * of them shows it. `here` says that it had come before.
 */
export async function takeIn(
  db: Db,
  store: FileStore,
  viewer: Viewer,
  { unpacked, known, groupId }: Bringing,
): Promise<{ path: string; here: boolean } | 'not-member'> {
  const { manifest } = unpacked
  return db.transaction().execute(async (tx) => {
    const writer = groupId === null ? viewer : await actAsMember(tx, viewer, groupId)
    if (!writer) return 'not-member'
    const here = await findHere(tx, viewer, manifest.origin.address)
    if (here) return { path: here, here: true }
    const [id, last] = [newId(), known.versions.at(-1)]
    if (!last) throw new Error('a package has a version')
    const slug = await drawSlug(tx, 'production', slugOf(last.title))
    await tx
      .insertInto('productions.production')
      .values({
        ...{
          id,
          slug,
          group_id: groupId,
          account_id: writer.accountId,
          presentation_id: writer.presentationId,
        },
        ...{ version: last.number, kind: last.kind.slug, licence: last.licence.slug },
        published_at: new Date(known.versions[0]?.publishedAt ?? last.publishedAt),
      })
      .execute()
    await show(tx, writer.presentationId, { id, slug, groupId, last })
    const kept = await keepFiles(tx, store, unpacked, {
      ownerAccount: writer.accountId,
      thingId: id,
      lang: last.lang,
    })
    for (const version of known.versions) await keepVersion(tx, id, version, kept)
    await setPicture(tx, id, last, kept)
    await keepNames(tx, id, manifest.authors)
    await tx
      .insertInto('productions.arrival')
      .values({
        production_id: id,
        url: manifest.origin.address,
        lab: manifest.origin.lab,
        group_name: manifest.group,
        told: JSON.stringify(toldForm.parse(manifest)),
      })
      .execute()
    return { path: `/productions/${slug}`, here: false }
  })
}

/** Its thing, for those who brought it alone. */
async function show(
  tx: Db,
  authorId: string,
  { id, slug, groupId, last }: { id: string; slug: string; groupId: string | null; last: Version },
): Promise<void> {
  await publish(tx, {
    ...{ id, authorId, title: last.title, summary: last.summary, lang: last.lang },
    kind: 'production',
    unnamed: await isUnnamed(tx, groupId, 'open'),
    audience: 'group',
    // Without a group the audience is nobody: an author always sees what is theirs.
    audienceId: groupId ?? id,
    contextId: groupId,
    priority: last.priority?.slug ?? null,
    path: `/productions/${slug}`,
    body: [last.easy, ...last.parts.flatMap((part) => [part.title, part.text])].join('\n'),
  })
}

/** Keeps each file once; their ids here by their paths. */
async function keepFiles(
  tx: Db,
  store: FileStore,
  { files }: Unpacked,
  use: { ownerAccount: string; thingId: string; lang: string },
): Promise<ReadonlyMap<string, string>> {
  const kept = new Map<string, string>()
  for (const [path, { prepared, role }] of files)
    kept.set(path, await keepFile(tx, store, prepared, { ...use, role }))
  return kept
}

async function keepVersion(
  tx: Db,
  productionId: string,
  version: Version,
  kept: ReadonlyMap<string, string>,
): Promise<void> {
  const id = newId()
  const { number, title, summary, easy, lang, changed, cover } = version
  const publishedAt = new Date(version.publishedAt)
  await tx
    .insertInto('productions.edition')
    .values({
      ...{ id, production_id: productionId, number, title, summary, easy, lang, changed },
      kind: version.kind.slug,
      licence: version.licence.slug,
      priority: version.priority?.slug ?? null,
      answers: JSON.stringify(version.answers),
      cover_id: kept.get(cover?.file ?? '') ?? null,
      cover_alt: cover?.alt ?? '',
      saved_at: publishedAt,
      published_at: publishedAt,
    })
    .execute()
  if (version.parts.length === 0) return
  await tx
    .insertInto('productions.part')
    .values(version.parts.map((part, at) => rowOf(id, part, at, kept)))
    .execute()
}

function rowOf(
  editionId: string,
  { key, sort, title, text, alt, own, file, captions, withdrawn }: Part,
  at: number,
  kept: ReadonlyMap<string, string>,
) {
  return {
    ...{ id: newId(), edition_id: editionId, position: at + 1, key, sort, title, text, alt, withdrawn },
    own: JSON.stringify(own),
    file_id: kept.get(file ?? '') ?? null,
    ...cueColumns(captions && inOrder(captions)),
  }
}

/** The picture that lists and other sites show of it. */
async function setPicture(
  tx: Db,
  id: string,
  last: Version,
  kept: ReadonlyMap<string, string>,
): Promise<void> {
  const path = last.cover?.file ?? last.parts.find(({ sort }) => sort === 'picture')?.file
  const picture = kept.get(path ?? '')
  if (picture) await tx.updateTable('platform.thing').set({ picture }).where('id', '=', id).execute()
}

/** Names as the package gives them: nobody here is meant by them. */
async function keepNames(tx: Db, productionId: string, names: Manifest['authors']): Promise<void> {
  if (names.length === 0) return
  await tx
    .insertInto('productions.author')
    .values(
      names.map(({ name, did }, at) => ({
        ...{ id: newId(), production_id: productionId, name, did, position: at + 1 },
        agreed_at: new Date(),
      })),
    )
    .execute()
}
