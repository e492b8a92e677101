import { findHolder, findVolunteer, readHolders, readVolunteers } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import type { Circle, Viewer } from '../../platform/viewer.ts'
import { readNames } from '../names.tsx'
import type { Among, Person } from './effects.ts'
import type { Deciding } from './subject.ts'

/** Whom a decision of this group or circle is about, if they are there. */
export async function findPerson(
  tx: Db,
  { groupId, circle }: Deciding,
  among: Among,
  presentationId: string,
): Promise<Person | undefined> {
  if (among === 'volunteer') return circle === null ? undefined : findVolunteer(tx, circle, presentationId)
  if (among === 'holder') return circle === null ? undefined : findHolder(tx, circle, presentationId)
  return tx
    .selectFrom(among === 'member' ? 'groups.member' : 'groups.set_aside')
    .select(['account_id', 'presentation_id'])
    .where('group_id', '=', groupId)
    .where('presentation_id', '=', presentationId)
    .executeTakeFirst()
}

/** People a decision of this group or circle may be about. A volunteer comes with their title. */
export async function readPeople(
  db: Db,
  viewer: Viewer,
  { groupId, circle }: Deciding,
  among: Among,
): Promise<readonly { id: string; name: string; seat?: string | null }[]> {
  if (among === 'volunteer') return circle === null ? [] : listVolunteers(db, circle)
  if (among === 'holder') {
    const holders = circle === null ? [] : await readHolders(db, circle)
    return nameAll(
      db,
      viewer,
      holders.map(({ presentationId }) => presentationId),
    )
  }
  const rows = await db
    .selectFrom(among === 'member' ? 'groups.member' : 'groups.set_aside')
    .select('presentation_id as id')
    .where('group_id', '=', groupId)
    .limit(500)
    .execute()
  return nameAll(
    db,
    viewer,
    rows.map(({ id }) => id),
  )
}

async function listVolunteers(db: Db, circle: Circle) {
  const volunteers = await readVolunteers(db, circle)
  return volunteers.flatMap(({ presentationId: id, name, seat }) =>
    name === null ? [] : [{ id, name, seat }],
  )
}

async function nameAll(db: Db, viewer: Viewer, ids: readonly string[]) {
  const names = await readNames(db, viewer, ids)
  return [...names].map(([id, { name }]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name))
}
