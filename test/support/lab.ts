import type { Hono } from 'hono'
import { createApp } from '../../src/app.tsx'
import { openAccount, startSession } from '../../src/people/index.ts'
import { loadConfig } from '../../src/platform/config.ts'
import type { Db } from '../../src/platform/database.ts'
import { openLab, type Lab } from '../../src/platform/lab.ts'
import type { Viewer } from '../../src/platform/viewer.ts'
import type { Web } from '../../src/platform/web.ts'
import { createDatabase } from './postgres.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Fields = Record<string, string | readonly string[]>

/** Someone at a browser without scripts: keeps cookies, posts forms as a browser would. */
export interface Client {
  get: (path: string, headers?: Record<string, string>) => Promise<Page>
  post: (path: string, fields?: Fields | FormData, headers?: Record<string, string>) => Promise<Page>
  /** Posts, then reads the page the answer leads to. */
  submit: (path: string, fields?: Fields | FormData) => Promise<Page>
  cookies: Map<string, string>
}

export interface Page {
  status: number
  headers: Headers
  text: string
  /** Where a redirect leads. */
  location: string | null
}

export interface Member extends Client {
  accountId: string
  presentationId: string
  handle: string
  name: string
}

export interface TestLab {
  lab: Lab
  app: Hono<Web>
  visitor: () => Client
  member: (name: string) => Promise<Member>
  close: () => Promise<void>
}

/** A lab of its own on a fresh migrated database and an empty folder. */
export async function openTestLab(settings: Record<string, string> = {}): Promise<TestLab> {
  const dataDir = await mkdtemp(join(tmpdir(), 'socialab-test-'))
  const databaseUrl = await createDatabase()
  const lab = await openLab({
    ...loadConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error', ...settings }),
    databaseUrl,
  })
  const app = createApp(lab)
  const { origin } = lab.config.publicUrl
  const ask: Ask = (url, init) => app.request(url, init)
  return {
    lab,
    app,
    visitor: () => newClient(origin, ask),
    member: async (name) => {
      const { card: _, ...account } = await openAccount(lab.db, { name })
      return signIn(lab.db, newClient(origin, ask), { ...account, name })
    },
    close: async () => {
      await lab.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The same lab as another process has it open, and its application. */
export async function openBeside({
  lab,
}: TestLab): Promise<{ lab: Lab; app: Hono<Web>; close: () => Promise<void> }> {
  const { databaseUrl } = lab.config
  if (!databaseUrl) throw new Error('a test lab has an address for its database')
  const beside = await openLab({ ...lab.config, databaseUrl })
  return { lab: beside, app: createApp(beside), close: beside.close }
}

/** How requests leave: through the application itself, or over the network. */
export type Ask = (url: URL, init: RequestInit) => Response | Promise<Response>

/** A client who has an account, with a session of its own. */
export async function signIn(db: Db, client: Client, account: Omit<Member, keyof Client>): Promise<Member> {
  client.cookies.set('__Host-session', await startSession(db, account))
  return { ...client, ...account }
}

/** A member as the verbs know them, in no circle. */
export function viewerOf({ accountId, presentationId, name, handle }: Member): Viewer {
  return {
    ...{ accountId, presentationId, name, handle },
    presentationIds: [presentationId],
    circles: new Set(),
    shared: false,
    sessionId: 'none',
  }
}

/** Someone who comes to `origin` for the first time. */
export function newClient(origin: string, ask: Ask): Client {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Page> => {
    const headers = new Headers(init.headers)
    headers.set('host', new URL(origin).host)
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await ask(new URL(path, origin), { ...init, headers })
    for (const cookie of response.headers.getSetCookie()) keepCookie(cookies, cookie)
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location: response.headers.get('location'),
    }
  }
  const get: Client['get'] = (path, headers = {}) => send(path, { headers })
  const post: Client['post'] = (path, fields = {}, headers = {}) =>
    send(path, {
      method: 'POST',
      body: fields instanceof FormData ? fields : encode(fields),
      headers: { origin, 'sec-fetch-site': 'same-origin', ...headers },
    })
  return {
    cookies,
    get,
    post,
    submit: async (path, fields) => {
      const page = await post(path, fields)
      return page.location === null ? page : get(page.location)
    },
  }
}

function encode(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]),
    ),
  )
}

function keepCookie(cookies: Map<string, string>, cookie: string): void {
  const [pair = ''] = cookie.split(';')
  const [name = '', ...value] = pair.split('=')
  const gone = /max-age=0/i.test(cookie)
  if (gone) cookies.delete(name)
  else cookies.set(name, value.join('='))
}
