import { createHash, randomBytes } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sql } from 'kysely'
import { isDatabaseAway, type Db } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { prepare } from '../platform/prepared.ts'
import type { Circle, Viewer } from '../platform/viewer.ts'
import type { Ctx } from '../platform/web.ts'

export const quietMinutes = 10
export const quietDays = 60

/** `__Host-` ties the cookie to this very host; a plain name only where the host allowed plain http on a local network. */
function cookieName(c: Ctx): string {
  return isProtected(c) ? '__Host-session' : 'session'
}

function isProtected(c: Ctx): boolean {
  return !c.var.lab.config.allowInsecureLan || c.var.lab.config.publicUrl.protocol === 'https:'
}

const digest = (token: string) => createHash('sha256').update(token).digest()

/** Opens a session, gives its cookie and ends the one before: signing in always makes a new one, so an old cookie is worth nothing. */
export async function openSession(
  c: Ctx,
  as: { accountId: string; presentationId: string },
  shared = false,
): Promise<void> {
  await endSession(c)
  const token = await startSession(c.var.lab.db, as, shared)
  setCookie(c, cookieName(c), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isProtected(c),
    // On a shared computer the cookie also goes when the browser closes.
    ...(!shared && { maxAge: quietDays * 86_400 }),
  })
  await readAgain(c, token)
}

/** The rest of this request is already theirs: the page that answers bears their name. */
async function readAgain(c: Ctx, token: string): Promise<void> {
  const viewer = await findViewer(c, token)
  c.set('viewer', viewer)
  c.var.view.viewer = viewer
}

/** Writes a session and returns its token, which is stored nowhere. */
export async function startSession(
  db: Db,
  as: { accountId: string; presentationId: string },
  shared = false,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('people.session')
    .values({
      id: newId(),
      token_hash: digest(token),
      account_id: as.accountId,
      presentation_id: as.presentationId,
      shared,
    })
    .execute()
  return token
}

async function endSession(c: Ctx): Promise<void> {
  const token = getCookie(c, cookieName(c))
  if (token) await c.var.lab.db.deleteFrom('people.session').where('token_hash', '=', digest(token)).execute()
}

/** Ends this session here and in the database. */
export async function closeSession(c: Ctx): Promise<void> {
  await endSession(c)
  deleteCookie(c, cookieName(c), { path: '/', secure: isProtected(c) })
}

/** Ends the sessions of an account, all of them or all but one. */
export async function closeSessions(db: Db, accountId: string, except?: string): Promise<void> {
  const sessions = db.deleteFrom('people.session').where('account_id', '=', accountId)
  await (except === undefined ? sessions : sessions.where('id', '<>', except)).execute()
}

/** Who is signed in, in one query; null for a visitor, and for a session that was quiet too long. */
export async function readViewer(c: Ctx): Promise<Viewer | null> {
  const token = getCookie(c, cookieName(c))
  if (!token || token.length > 100) return null
  const viewer = await findViewer(c, token)
  // On a shared computer the back button must show nothing to who comes next.
  if (viewer?.shared) c.header('cache-control', 'no-store')
  return viewer
}

const readSession = prepare(
  (_db, { hash }: { hash: Buffer }) => sql<SessionRow>`
    select s.id, s.account_id, s.presentation_id, s.shared, p.name, p.handle,
      s.seen_at < now() - interval '1 minute' as stale,
      (select array_agg(a.id) from people.presentation a where a.account_id = s.account_id) as presentation_ids,
      (select array_agg(k.circle) from people.circle_seat k
        where k.account_id = s.account_id and k.left_at is null and k.until > now()) as circles
    from people.session s join people.presentation p on p.id = s.presentation_id
    where s.token_hash = ${hash}
      and s.seen_at > now() - case when s.shared then make_interval(mins => ${quietMinutes}) else make_interval(days => ${quietDays}) end`,
)

async function findViewer(c: Ctx, token: string): Promise<Viewer | null> {
  const [row] = await readSession(c.var.lab.db, { hash: digest(token) })
  if (!row) return null
  if (row.stale)
    await c.var.lab.db
      .updateTable('people.session')
      .set({ seen_at: sql<Date>`now()` })
      .where('id', '=', row.id)
      .execute()
      .catch(ignoreFullDisk)
  return {
    sessionId: row.id,
    accountId: row.account_id,
    presentationId: row.presentation_id,
    presentationIds: row.presentation_ids,
    name: row.name,
    handle: row.handle,
    circles: new Set(row.circles ?? []),
    shared: row.shared,
  }
}

/** One may read while nothing can be written, even when this session was last seen. */
function ignoreFullDisk(error: unknown): void {
  if (!isDatabaseAway(error)) throw error
}

interface SessionRow {
  id: string
  account_id: string
  presentation_id: string
  presentation_ids: string[]
  shared: boolean
  stale: boolean
  name: string
  handle: string
  circles: Circle[] | null
}
