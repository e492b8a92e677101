import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Db } from '../../platform/database.ts'
import type { Ctx } from '../../platform/web.ts'
import type { ShownPath, Step } from './queries.ts'

/** Holds what a browser without an account did of one path; sent to that path alone. */
const doneCookie = 'pas'
/** As many as a path holds, still well under what browsers keep of one cookie. */
export const mostSteps = 60
const halfYear = 180 * 86_400

/** What a reader did of a path, by the ids of its steps. */
export interface Done {
  done: ReadonlySet<string>
  /** What this browser noted before its reader signed in, and their account does not know. */
  waiting: readonly string[]
}

/** Whether this browser noted something of this path. */
export const hasNoted = (c: Ctx) => getCookie(c, doneCookie) !== undefined

/** What this reader did of a path: by account, else by the browser's own cookie. */
export async function readDone(c: Ctx, path: ShownPath, steps: readonly Step[]): Promise<Done> {
  const { viewer, lab } = c.var
  const noted = keepKnown(steps, readCookie(getCookie(c, doneCookie)))
  if (!viewer) return { done: new Set(noted), waiting: [] }
  const rows = await lab.db
    .selectFrom('knowledge.progress')
    .select('step_id')
    .where('account_id', '=', viewer.accountId)
    .where('path_id', '=', path.id)
    .execute()
  const done = new Set(rows.map(({ step_id }) => step_id))
  return { done, waiting: noted.filter((id) => !done.has(id)) }
}

/** Notes that this reader did a step, or did not. */
export async function noteDone(
  c: Ctx,
  { path, steps, id, isDone }: { path: ShownPath; steps: readonly Step[]; id: string; isDone: boolean },
): Promise<void> {
  const { viewer, lab } = c.var
  if (viewer && isDone) return keepDone(lab.db, viewer.accountId, path.id, [id])
  if (!viewer) {
    const others = keepKnown(steps, readCookie(getCookie(c, doneCookie))).filter((one) => one !== id)
    return writeCookie(c, path, isDone ? [...others, id] : others)
  }
  await lab.db
    .deleteFrom('knowledge.progress')
    .where('account_id', '=', viewer.accountId)
    .where('step_id', '=', id)
    .execute()
}

/** Puts what this browser noted in the account of whoever says that it was them. */
export async function takeNoted(c: Ctx, path: ShownPath, steps: readonly Step[]): Promise<void> {
  const { viewer, lab } = c.var
  const noted = keepKnown(steps, readCookie(getCookie(c, doneCookie)))
  if (viewer) await keepDone(lab.db, viewer.accountId, path.id, noted)
  deleteCookie(c, doneCookie, { path: path.path })
}

/** Forgets all that this reader did of a path, here and in this browser. */
export async function forgetDone(c: Ctx, path: ShownPath): Promise<void> {
  const { viewer, lab } = c.var
  deleteCookie(c, doneCookie, { path: path.path })
  if (!viewer) return
  await lab.db
    .deleteFrom('knowledge.progress')
    .where('account_id', '=', viewer.accountId)
    .where('path_id', '=', path.id)
    .execute()
}

async function keepDone(db: Db, accountId: string, pathId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .insertInto('knowledge.progress')
    .values(ids.map((id) => ({ account_id: accountId, path_id: pathId, step_id: id })))
    .onConflict((same) => same.doNothing())
    .execute()
}

/** The ids of a cookie as a browser sent it: anything else than ids is nothing. */
export function readCookie(sent: string | undefined): string[] {
  if (!sent || sent.length > mostSteps * 13) return []
  return sent.split('.').filter((id) => /^[0-9a-z]{12}$/.test(id))
}

function writeCookie(c: Ctx, { path }: ShownPath, ids: readonly string[]): void {
  if (ids.length === 0) return void deleteCookie(c, doneCookie, { path })
  setCookie(c, doneCookie, ids.slice(-mostSteps).join('.'), {
    path,
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.lab.config.publicUrl.protocol === 'https:',
    maxAge: halfYear,
  })
}

function keepKnown(steps: readonly Step[], ids: readonly string[]): string[] {
  const known = new Set(steps.map(({ id }) => id))
  return [...new Set(ids)].filter((id) => known.has(id))
}
