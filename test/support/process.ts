import { openAccount } from '../../src/people/index.ts'
import type { Db } from '../../src/platform/database.ts'
import { newClient, signIn, type Client, type Member } from './lab.ts'
import { findPort, isReady, launchProgram, until, type Launched } from './launched.ts'

/** A process that answers on a port of its own. */
export interface Served extends Launched {
  port: number
  address: string
  /** Someone who comes to this process, and to no other. */
  visitor: () => Client
}

/** Starts the built program on a port and waits until it answers, its database included. `again` takes the port of one that ended. */
export async function serve(
  command: 'serve' | 'application' | 'web',
  settings: Record<string, string>,
  again?: { port: number },
): Promise<Served> {
  const port = again?.port ?? (await findPort())
  // Everyone here comes from one address: it is the place's own, where limits go by account.
  const launched = launchProgram([command], {
    PORT: String(port),
    VENUE_ADDRESSES: '127.0.0.1',
    ...settings,
  })
  let over = false
  void launched.ended.then(() => (over = true))
  await until(async () => over || (await isReady(port)))
  if (over) throw new Error(`it did not start: ${launched.said()}`)
  const address = `http://127.0.0.1:${port}`
  return { ...launched, port, address, visitor: () => visit(address) }
}

/** Someone at a browser without scripts, over the network. */
export function visit(address: string): Client {
  return newClient(address, (url, init) => fetch(url, { ...init, redirect: 'manual' }))
}

/** Someone with an account, who comes to each of these addresses with one session; the first is theirs. */
export async function admit(db: Db, name: string, address: string): Promise<Member> {
  const { card: _, ...account } = await openAccount(db, { name })
  return signIn(db, visit(address), { ...account, name })
}

/** The same person at another process: same cookies. */
export function at(address: string, member: Client): Client {
  const other = visit(address)
  for (const [name, value] of member.cookies) other.cookies.set(name, value)
  return other
}

/** Ends a process as the system would, and waits until it is gone. */
export async function killNow(launched: Launched): Promise<void> {
  launched.kill('SIGKILL')
  await launched.ended
}
