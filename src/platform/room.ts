import { statfs } from 'node:fs/promises'
import type pg from 'pg'
import type { Config } from './config.ts'

/** How much room the disks have: our files' and, when it is on this machine, the database's. */
export interface Room {
  /** Whether there is too little to take anything more. */
  isShort: () => Promise<boolean>
  /** Bytes that files still to come may take where they arrive. */
  leftForFiles: () => Promise<number>
}

// PostgreSQL stops altogether, reads included, when it cannot begin the next 16 MiB of its journal: writes are refused well before.
const least = 64 * 2 ** 20
// What is promised to files leaves room for everything else that is written meanwhile.
const spared = 256 * 2 ** 20

/** Finds the disks to watch. A database elsewhere watches its own. */
export async function openRoom(config: Config, pool: pg.Pool): Promise<Room> {
  const { rows } = await pool.query<{ setting: string }>(
    `select setting from pg_settings where name = 'data_directory' and inet_server_addr() is null`,
  )
  const folders = [config.dataDir, ...rows.map(({ setting }) => setting)]
  return {
    isShort: async () => {
      const left = await Promise.all(folders.map(readLeft))
      return left.some((bytes) => bytes < least)
    },
    leftForFiles: async () => (await readLeft(config.dataDir)) - spared,
  }
}

/** Bytes left where this folder is; what cannot be asked is not short. */
async function readLeft(folder: string): Promise<number> {
  const found = await statfs(folder).catch(() => null)
  return found ? found.bavail * found.bsize : Infinity
}
