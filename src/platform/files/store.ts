import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Db } from '../database.ts'
import type { FileStore } from './contents.ts'
import { openLocalStore } from './local.ts'
import { openS3Store } from './s3.ts'

export type { ByteRange, FileStore } from './contents.ts'

const stores = new WeakMap<Db, FileStore>()

/**
 * Opens the store that the settings name: a bucket, else a folder of DATA_DIR. It belongs to the contents that `db` counts: jobs, which are
 * handed the database alone, find it by `filesOf`.
 */
export function openFiles(config: Pick<Config, 'dataDir' | 's3'>, db: Db): FileStore {
  const incoming = join(config.dataDir, 'tmp')
  const store = config.s3
    ? openS3Store(config.s3, incoming)
    : openLocalStore(join(config.dataDir, 'files'), incoming)
  stores.set(db, store)
  return store
}

/** The store opened beside this database. */
export function filesOf(db: Db): FileStore {
  const store = stores.get(db)
  if (!store) throw new Error('no file store was opened beside this database')
  return store
}
