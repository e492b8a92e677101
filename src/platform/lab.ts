import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Config } from './config.ts'
import { openDatabase, type Db } from './database.ts'
import { openFiles, type FileStore } from './files/store.ts'
import { openLimits, type Limits } from './limits.ts'
import { openLive, type Live } from './live.ts'
import { openLog, type Log } from './log.ts'
import { openMail, type Mail } from './mail.ts'
import { openConverter } from './media/converter.ts'
import { openPost } from './post.ts'
import { openRoom, type Room } from './room.ts'
import { openWords, wordName, type Words } from './words.ts'

/** What every module stands on, opened once by a process and handed to each request. */
export interface Lab {
  config: Config
  db: Db
  pool: pg.Pool
  files: FileStore
  words: Words
  limits: Limits
  live: Live
  mail: Mail
  room: Room
  log: Log
  /** Zone of the place, in which every time is written. */
  zone: string
  close: () => Promise<void>
}

/** Opens everything on a migrated database. Throws what stands in the way: nothing half-open is left behind. */
export async function openLab(config: Config & { databaseUrl: string }): Promise<Lab> {
  const log = openLog(config)
  const { db, pool, close } = openDatabase(config.databaseUrl)
  try {
    const secret = await readSecret(db, 'limits')
    const words = await openWords(db)
    const live = await openLive(config.databaseUrl, log)
    const reload = () =>
      void words.reload().catch((error: unknown) => log.warn({ err: error }, 'words not reloaded'))
    live.onWords(reload)
    live.onLost(reload)
    openConverter(config, db)
    const mail = openMail(config)
    const limits = openLimits(pool, config, secret)
    openPost(db, { config, mail, limits, words })
    const zone = words.find('lab', 'time-zone')
    return {
      config,
      db,
      pool,
      files: openFiles(config, db),
      words,
      limits,
      live,
      mail,
      room: await openRoom(config, pool),
      log,
      zone: zone ? wordName(zone, 'fr') : 'Europe/Paris',
      close: async () => {
        await live.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** A random secret of this lab, made the first time it is asked for. */
async function readSecret(db: Db, name: string): Promise<Buffer> {
  await db
    .insertInto('platform.secret')
    .values({ name, value: randomBytes(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom('platform.secret')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return row.value
}
