import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Db } from '../../../platform/database.ts'
import type { Ctx } from '../../../platform/web.ts'
import { stepsOf, type Course } from './course.ts'
import type { Followed } from './load.ts'

/** Holds what a browser without an account did in one course; sent to that course alone. */
export const doneCookie = 'etapes'
/** With the longest keys still well under what browsers keep of one cookie. */
export const mostInCookie = 150
const halfYear = 180 * 86_400

/** What this reader did of a course, by the keys of its steps: by account, else by the browser's own cookie. */
export async function readDone(c: Ctx, { productionId, course }: Followed): Promise<ReadonlySet<string>> {
  if (productionId === null) return new Set()
  const { viewer, lab } = c.var
  const done = viewer
    ? await selectDone(lab.db, viewer.accountId, productionId)
    : readCookie(getCookie(c, doneCookie))
  return new Set(keepKnown(course, done))
}

/** Notes that this reader did a step, or did not. */
export async function noteDone(c: Ctx, followed: Followed, key: string, isDone: boolean): Promise<void> {
  const { productionId } = followed
  if (productionId === null) return
  const { viewer, lab } = c.var
  if (viewer) await keepDone(lab.db, { accountId: viewer.accountId, productionId, key }, isDone)
  else noteInCookie(c, followed, key, isDone)
}

/** Notes in an account that a step was done, or was not. */
export async function keepDone(
  db: Db,
  { accountId, productionId, key }: { accountId: string; productionId: string; key: string },
  isDone: boolean,
): Promise<void> {
  if (isDone)
    await db
      .insertInto('productions.progress')
      .values({ account_id: accountId, production_id: productionId, key })
      .onConflict((same) => same.doNothing())
      .execute()
  else
    await db
      .deleteFrom('productions.progress')
      .where('account_id', '=', accountId)
      .where('production_id', '=', productionId)
      .where('key', '=', key)
      .execute()
}

/** Forgets all that this reader did of a course. */
export async function forgetDone(c: Ctx, { productionId, path }: Followed): Promise<void> {
  const { viewer, lab } = c.var
  deleteCookie(c, doneCookie, { path })
  if (!viewer || productionId === null) return
  await lab.db
    .deleteFrom('productions.progress')
    .where('account_id', '=', viewer.accountId)
    .where('production_id', '=', productionId)
    .execute()
}

/** The keys of a cookie as a browser sent it: anything else than keys is nothing. */
export function readCookie(sent: string | undefined): string[] {
  if (!sent || sent.length > mostInCookie * 13) return []
  return sent.split('.').filter((key) => /^[0-9a-z]{12}$/.test(key))
}

/** The cookie once a step was done or not: only steps the course has, the last ones noted when there are too many. */
export function writeCookie(course: Course, before: readonly string[], key: string, isDone: boolean): string {
  const others = keepKnown(course, before).filter((one) => one !== key)
  return (isDone ? [...others, key] : others).slice(-mostInCookie).join('.')
}

function noteInCookie(c: Ctx, { course, path }: Followed, key: string, isDone: boolean): void {
  const value = writeCookie(course, readCookie(getCookie(c, doneCookie)), key, isDone)
  if (value === '') return void deleteCookie(c, doneCookie, { path })
  setCookie(c, doneCookie, value, {
    path,
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.lab.config.publicUrl.protocol === 'https:',
    maxAge: halfYear,
  })
}

function keepKnown(course: Course, keys: readonly string[]): string[] {
  const known = new Set(stepsOf(course).map(({ key }) => key))
  return [...new Set(keys)].filter((key) => known.has(key))
}

async function selectDone(db: Db, accountId: string, productionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('productions.progress')
    .select('key')
    .where('account_id', '=', accountId)
    .where('production_id', '=', productionId)
    .execute()
  return rows.map(({ key }) => key)
}
