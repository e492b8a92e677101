import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import { eraseFiles, keepFile, type PreparedFile } from '../../platform/files/keep.ts'
import type { FileStore } from '../../platform/files/contents.ts'
import { loadFiles, type ShownFile } from '../../platform/files/show.ts'
import { excerpt, renderMarkdown } from '../../platform/markdown.ts'
import { publish, updateThing } from '../../platform/things.ts'
import { weekOf, type AccessKind, type VenueDraft } from './forms.ts'
import type { WeekHours } from './hours.ts'

/** The one venue, which has its address and its id from the first day. */
export const venueId = 'lieu'

export interface Venue {
  name: string
  summary: string
  street: string
  postalCode: string
  town: string
  directions: string
  access: readonly AccessKind[]
  accessWords: string
  hours: WeekHours
  hoursWords: string
  telephone: string
  mail: string
  latitude: number | null
  longitude: number | null
  version: number
  picture: ShownFile | undefined
  /** False until the place circle has written its name and its address. */
  filled: boolean
  /** Why care hid it. */
  hiddenReason: string | null
}

/** The venue, filled or not. */
export async function readVenue(db: Db): Promise<Venue> {
  const {
    postal_code,
    access_words,
    hours_words,
    id: _,
    updated_at: __,
    ...row
  } = await db
    .selectFrom('place.venue as v')
    .leftJoin('platform.thing as t', 't.id', 'v.id')
    .selectAll('v')
    .select('t.hidden_reason as hiddenReason')
    .where('v.id', '=', venueId)
    .executeTakeFirstOrThrow()
  const pictures = row.version > 0 ? (await loadFiles(db, [venueId])).get(venueId) : undefined
  return {
    ...row,
    // Only the form below writes the column.
    access: row.access as AccessKind[],
    postalCode: postal_code,
    accessWords: access_words,
    hoursWords: hours_words,
    picture: pictures?.[0],
    filled: row.version > 0,
  }
}

/** All the words of the venue, for people who must decide about it. */
export async function readWholeVenue(db: Db): Promise<string> {
  const venue = await readVenue(db)
  const address = [venue.street, `${venue.postalCode} ${venue.town}`, venue.telephone, venue.mail]
  const texts = [venue.summary, venue.directions, venue.accessWords, venue.hoursWords]
  return [address.filter(Boolean).join('\n\n'), ...texts].map(renderMarkdown).join('')
}

/** Writes the venue, and its picture where one was sent. 'stale' when another hand wrote since the form was shown. */
export async function editVenue(
  db: Db,
  store: FileStore,
  draft: VenueDraft,
  { lang, picture }: { lang: string; picture: PreparedFile | undefined },
): Promise<'edited' | 'stale'> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('place.venue')
      .set({ ...columnsOf(draft), version: draft.version + 1, updated_at: new Date() })
      .where('id', '=', venueId)
      .where('version', '=', draft.version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return 'stale'
    const text = {
      title: draft.name,
      summary: excerpt(draft.summary, 200),
      body: [draft.street, draft.town, draft.directions, draft.accessWords].join('\n'),
    }
    if (draft.version === 0)
      await publish(tx, {
        id: venueId,
        kind: 'place',
        authorId: null,
        audience: 'open',
        path: '/lieu',
        lang,
        ...text,
      })
    else await updateThing(tx, venueId, { text })
    if (picture) await changePicture(tx, store, picture, { alt: draft.pictureAlt, lang })
    else await describePicture(tx, draft.pictureAlt)
    await recordFact(tx, 'place.edited', { thingId: venueId })
    return 'edited'
  })
}

async function changePicture(
  tx: Db,
  store: FileStore,
  picture: PreparedFile,
  words: { alt: string; lang: string },
): Promise<void> {
  const before = (await loadFiles(tx, [venueId])).get(venueId) ?? []
  await eraseFiles(
    tx,
    before.map((file) => file.id),
  )
  // The picture is the place's: it stays when whoever put it there leaves.
  const id = await keepFile(tx, store, picture, { ownerAccount: venueId, thingId: venueId, ...words })
  await updateThing(tx, venueId, { picture: id })
}

async function describePicture(tx: Db, alt: string): Promise<void> {
  const [file] = (await loadFiles(tx, [venueId])).get(venueId) ?? []
  if (file && file.alt !== alt)
    await tx.updateTable('platform.file_use').set({ alt }).where('id', '=', file.id).execute()
}

function columnsOf(draft: VenueDraft) {
  const { name, summary, street, town, directions, access, telephone, mail, latitude, longitude } = draft
  return {
    ...{ name, summary, street, town, directions, access, telephone, mail, latitude, longitude },
    postal_code: draft.postalCode,
    access_words: draft.accessWords,
    hours: JSON.stringify(weekOf(draft)),
    hours_words: draft.hoursWords,
  }
}
