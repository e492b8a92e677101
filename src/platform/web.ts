import type { ServerResponse } from 'node:http'
import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { clientAddress, type LimitRule } from './limits.ts'
import type { ReceivedFile } from './files/receive.ts'
import type { Lab } from './lab.ts'
import type { Said } from './messages.ts'
import type { Circle, Viewer } from './viewer.ts'
import type { View } from './view.ts'

/** A text field as it was typed. */
export type Typed = readonly (readonly [string, string])[]

/** Names of fields whose value is neither kept nor shown again. */
export const secretFields = /pass|code|secret|card|carte/i

/** A refused form: what was typed, and why it was refused, field by field. */
export interface FormState {
  typed: Typed
  errors: Readonly<Record<string, Said>>
  /** Nothing is wrong with it: what it was written over changed meanwhile. */
  conflict?: true
}

export interface Web {
  Bindings: { incoming?: { socket: { remoteAddress?: string } }; outgoing?: ServerResponse }
  Variables: {
    lab: Lab
    viewer: Viewer | null
    view: View
    /** What the form held, as soon as it was read: every refusal gives it back (`giveBack`). */
    typed: Typed
    /** Files that came with it: what nobody has kept when the request ends is thrown away. */
    received: readonly ReceivedFile[]
    /** Fields by which files that wait come back, and fields whose files are lost (`kept-files.ts`). */
    kept: Typed
    lost: readonly string[]
    /** Kinds of facts that drop this page from the store; absent: never stored. */
    storedFor: StoredFor
  }
}

export interface StoredFor {
  /** Facts whose name starts with one of these drop the page. */
  facts: readonly string[]
  /** Query keys the page understands; with any other it is not stored. */
  query: readonly string[]
  /** When the page was asked for, before it read anything, by `performance.now()`. */
  askedAt: number
}

export type Ctx = Context<Web>

/** An empty set of routes for one module. */
export function newRoutes(): Hono<Web> {
  return new Hono<Web>()
}

/** Thrown when an act needs a name here: the page to sign in or join carries the text that was typed. */
export class SignInNeeded extends HTTPException {
  constructor() {
    super(401)
  }
}

/** Thrown when someone did something too often: the page gives the text back and says when to try again. */
export class TooOften extends HTTPException {
  readonly seconds: number
  constructor(seconds: number) {
    super(429)
    this.seconds = seconds
  }
}

/** Thrown when a form arrived in pieces or is far too big; what was read of it is kept on the request. */
export class BrokenForm extends HTTPException {}

/** Who is signed in, or the page to sign in. */
export function requireMember(c: Ctx): Viewer {
  const { viewer } = c.var
  if (!viewer) throw new SignInNeeded()
  return viewer
}

/** Who is signed in and holds this circle now, or 403. */
export function requireCircle(c: Ctx, circle: Circle): Viewer {
  const viewer = requireMember(c)
  if (!viewer.circles.has(circle)) throw new HTTPException(403)
  return viewer
}

/** What was looked for, or 404: the same answer whether it is missing or not for this reader. */
export function requireFound<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new HTTPException(404)
  return found
}

/** The value of a path parameter; the route's own pattern guarantees it. */
export function param(c: Ctx, name: string): string {
  return requireFound(c.req.param(name))
}

/** The address that asks, as limits count it. */
export function addressOf(c: Ctx): string {
  const peer = c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1'
  return clientAddress(peer, c.req.header('x-forwarded-for'), c.var.lab.config.trustedProxy)
}

/** Counts one more act of this kind by account, or by address for a visitor. Throws TooOften. */
export async function limit(c: Ctx, rule: LimitRule): Promise<void> {
  const { lab, viewer } = c.var
  const address = addressOf(c)
  if (!viewer && lab.limits.isShared(address)) return
  const seconds = await lab.limits.count(rule, viewer ? `account ${viewer.accountId}` : `address ${address}`)
  if (seconds > 0) throw new TooOften(seconds)
}

/** Lets visitors' answers of this route stay in memory until a fact touches them or a few seconds pass. Call it before reading anything. */
export function storePage(c: Ctx, facts: readonly string[], query: readonly string[] = []): void {
  c.set('storedFor', { facts, query, askedAt: performance.now() })
}
