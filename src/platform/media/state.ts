import type { Db } from '../database.ts'
import type { ConverterState } from './converter.ts'
import './tables.ts'

/** What the process that does the jobs found of ffmpeg when it last started; undefined before it first has. */
export async function readConverter(db: Db): Promise<ConverterState | undefined> {
  const row = await db.selectFrom('platform.converter').select('state').executeTakeFirst()
  return row?.state
}
