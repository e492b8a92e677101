import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** One upload that this process writes or judges. */
interface Held {
  /** Asks who holds it to end. */
  cancel: () => void
  freed: Promise<void>
}

/** The connection that holds all locks of this process: the database frees them when the process dies. */
interface Keeper {
  client: Promise<pg.PoolClient>
  held: Map<string, Held>
  users: number
}

const keepers = new WeakMap<pg.Pool, Keeper>()

/** How long another request has to let go. A telephone that changed networks leaves one behind that nobody feeds. */
const longest = 10_000

/**
 * Holds an upload until what it returns is called: nobody else writes to it, in any process. Who held it here before is asked to end;
 * undefined when it is not free in ten seconds. `cancel` is called when someone else asks, or when the lock is lost.
 */
export async function holdUpload(
  pool: pg.Pool,
  id: string,
  cancel: () => void = () => {},
): Promise<(() => Promise<void>) | undefined> {
  const due = Date.now() + longest
  const keeper = openKeeper(pool)
  try {
    for (let other = keeper.held.get(id); other; other = keeper.held.get(id)) {
      other.cancel()
      await Promise.race([other.freed, sleep(Math.max(0, due - Date.now()), undefined, { ref: false })])
      if (Date.now() >= due) return leave(pool, keeper)
    }
    const { promise: freed, resolve } = Promise.withResolvers<void>()
    keeper.held.set(id, { cancel, freed })
    const free = () => {
      keeper.held.delete(id)
      resolve()
    }
    if (await lockInDatabase(keeper, id, due).catch(() => false)) {
      return async () => {
        const client = await keeper.client.catch(() => null)
        await client?.query('select pg_advisory_unlock(hashtextextended($1, 1))', [id]).catch(() => {})
        free()
        await leave(pool, keeper)
      }
    }
    free()
  } catch (error) {
    await leave(pool, keeper)
    throw error
  }
  return leave(pool, keeper)
}

function openKeeper(pool: pg.Pool): Keeper {
  const known = keepers.get(pool)
  if (known) {
    known.users += 1
    return known
  }
  const keeper: Keeper = { client: pool.connect(), held: new Map(), users: 1 }
  keepers.set(pool, keeper)
  void keeper.client.then(
    (client) => client.once('error', () => lose(pool, keeper)),
    () => lose(pool, keeper),
  )
  return keeper
}

/** The last who leaves gives the connection back. */
async function leave(pool: pg.Pool, keeper: Keeper): Promise<undefined> {
  keeper.users -= 1
  if (keeper.users > 0 || keepers.get(pool) !== keeper) return
  keepers.delete(pool)
  await keeper.client.then(
    // Ended, not kept: whatever it still held goes with it.
    (client) => client.release(true),
    () => {},
  )
}

/** The connection went away and its locks with it: nobody writes on. */
function lose(pool: pg.Pool, keeper: Keeper): void {
  if (keepers.get(pool) === keeper) keepers.delete(pool)
  for (const { cancel } of keeper.held.values()) cancel()
  void keeper.client.then(
    (client) => client.release(true),
    () => {},
  )
}

async function lockInDatabase(keeper: Keeper, id: string, due: number): Promise<boolean> {
  const client = await keeper.client
  for (;;) {
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 1)) as got',
      [id],
    )
    if (rows[0]?.got) return true
    if (Date.now() >= due) return false
    await sleep(300)
  }
}
