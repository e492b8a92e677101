import type { Db } from '../../platform/database.ts'

/** How someone is here: on their own time, and willing to be drawn by lot. */
export interface Settings {
  ownTime: boolean
  lotVolunteer: boolean
}

/** The settings of an account, for its owner. */
export async function readSettings(db: Db, accountId: string): Promise<Settings> {
  return db
    .selectFrom('people.account')
    .select(['own_time as ownTime', 'lot_volunteer as lotVolunteer'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
}

/** Writes both settings. */
export async function writeSettings(db: Db, accountId: string, settings: Settings): Promise<void> {
  await db
    .updateTable('people.account')
    .set({ own_time: settings.ownTime, lot_volunteer: settings.lotVolunteer })
    .where('id', '=', accountId)
    .execute()
}
