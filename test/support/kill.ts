import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import sharp from 'sharp'
import { openDatabase, type Database } from '../../src/platform/database.ts'
import { findHome, type Home } from '../../src/platform/embedded-home.ts'
import { startEmbedded, type Reached } from '../../src/platform/embedded.ts'
import { openFiles } from '../../src/platform/files/store.ts'
import { migrate } from '../../src/platform/migrate.ts'
import type { Client, Member, Page } from './lab.ts'
import { findPostgres, isReady, makeDataDir, until } from './launched.ts'
import { propose } from './place.ts'
import { admit, killNow, serve, type Served } from './process.ts'

/** What the lab said it had kept: the path of a thing, or the name of who booked. */
export interface Acknowledged {
  kind: 'voice' | 'picture' | 'group' | 'booking' | 'production'
  key: string
}

export interface Damage {
  acknowledged: readonly Acknowledged[]
  /** What was acknowledged and is not there. */
  lost: readonly Acknowledged[]
  /** What is there by halves, in words. */
  halves: readonly string[]
}

interface KilledLab {
  dataDir: string
  home: Home
  server: Reached
  database: Database
  app: Served
}

/**
 * Runs the lab on a durable database of its own, posts without a pause as people do, and kills in turn the application and the database
 * `rounds` times; then counts what is missing. `told` hears of each round.
 */
export async function killOverAndOver(
  rounds: number,
  told: (round: number) => void = () => {},
): Promise<Damage> {
  const { dataDir, forget } = await makeDataDir()
  const lab = await openKilledLab(dataDir)
  try {
    const acknowledged: Acknowledged[] = []
    const over = new AbortController()
    const writers = (await prepareWriters(lab)).map((write) => writeOn(write, acknowledged, over.signal))
    for (let round = 0; round < rounds; round += 1) {
      await sql`delete from platform.limit_count`.execute(lab.database.db)
      await sleep(150 + Math.random() * 400)
      await (round % 2 === 0 ? killApplication(lab) : killDatabase(lab))
      told(round)
    }
    await sleep(500)
    over.abort()
    await Promise.all(writers)
    return { acknowledged, lost: await findLost(lab, acknowledged), halves: await findHalves(lab) }
  } finally {
    lab.app.kill('SIGTERM')
    await lab.app.ended
    await lab.database.close()
    await lab.server.stop()
    await forget()
  }
}

async function openKilledLab(dataDir: string): Promise<KilledLab> {
  const home = await findHome(dataDir)
  const server = await startEmbedded(home)
  const database = openDatabase(server.url)
  await migrate(database.pool)
  const app = await serve('application', settingsOf(dataDir, server))
  return { dataDir, home, server, database, app }
}

const settingsOf = (dataDir: string, server: Reached) => ({
  DATABASE_URL: server.url,
  DATA_DIR: dataDir,
  LOG_LEVEL: 'silent',
})

async function killApplication(lab: KilledLab): Promise<void> {
  await killNow(lab.app)
  lab.app = await serve('application', settingsOf(lab.dataDir, lab.server), lab.app)
}

async function killDatabase(lab: KilledLab): Promise<void> {
  process.kill(await findPostgres(lab.dataDir), 'SIGKILL')
  await lab.server.ended
  lab.server = await startEmbedded(lab.home)
  await until(() => isReady(lab.app.port))
}

/** Posts once; what the lab acknowledged, or nothing. */
type Writer = (n: number) => Promise<Acknowledged | null>

/** People who post without a pause to `app`: voices, pictures, groups, bookings, productions. */
export async function prepareWriters({
  app,
  database,
}: Pick<KilledLab, 'app' | 'database'>): Promise<Writer[]> {
  const [nadia, samir, lila, karim, rosa] = await Promise.all(
    ['Nadia', 'Samir', 'Lila', 'Karim', 'Rosa'].map((name) => admit(database.db, name, app.address)),
  )
  if (!nadia || !samir || !lila || !karim || !rosa) throw new Error('five people were admitted')
  const path = await propose(nadia)
  const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#0a7' } })
    .png()
    .toBuffer()
  return [
    (n) => speak(nadia, `Parole ${n} de Nadia`),
    (n) => speak(samir, `Parole ${n} de Samir`),
    (n) => showPicture(lila, `Image ${n}`, picture),
    (n) => openGroup(karim, `Groupe ${n}`),
    (n) => book(app.visitor(), path, `Personne ${n}`),
    (n) => makeProduction(rosa, `Guide ${n}`),
  ]
}

/** Posts until it is over, and notes what was acknowledged. */
export async function writeOn(write: Writer, acknowledged: Acknowledged[], over: AbortSignal): Promise<void> {
  for (let n = 0; !over.aborted; n += 1) {
    // A connection cut in the middle: nobody was told anything.
    const done = await write(n).catch(() => null)
    if (done) acknowledged.push(done)
    else await sleep(20)
  }
}

async function speak(member: Member, text: string): Promise<Acknowledged | null> {
  return led(await member.post('/paroles/dire', { text, readers: 'open' }), 'voice')
}

async function showPicture(member: Member, text: string, picture: Buffer): Promise<Acknowledged | null> {
  const form = new FormData()
  form.set('text', text)
  form.set('readers', 'open')
  form.set('alt1', 'Un rectangle vert')
  form.set('picture1', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'vert.png')
  return led(await member.post('/paroles/dire', form), 'picture')
}

async function openGroup(member: Member, name: string): Promise<Acknowledged | null> {
  return led(await member.post('/groupes/ouvrir', { name, purpose: 'Tenir.', promise: 'guide' }), 'group')
}

async function book(visitor: Client, path: string, name: string): Promise<Acknowledged | null> {
  return led(await visitor.post(`${path}/inscription`, { name }), 'booking', name)
}

async function makeProduction(member: Member, title: string): Promise<Acknowledged | null> {
  const whole = { title, summary: 'Ce qui tient.', partText: 'Un texte.' }
  const draft = await member.post('/productions/proposer/guide', whole)
  if (draft.status !== 303) return null
  return led(await member.post(`${draft.location}/publier`, { audience: 'open' }), 'production')
}

function led({ status, location }: Page, kind: Acknowledged['kind'], key = location): Acknowledged | null {
  return status === 303 && key ? { kind, key } : null
}

/** What was acknowledged and is not in this database. */
export async function findLost(
  { database }: Pick<KilledLab, 'database'>,
  acknowledged: readonly Acknowledged[],
): Promise<Acknowledged[]> {
  const { rows } = await database.pool.query<{ key: string }>(
    'select path as key from platform.thing union all select name from place.booking',
  )
  const kept = new Set(rows.map(({ key }) => key))
  return acknowledged.filter(({ key }) => !kept.has(key))
}

/** Each kind of thing, with the rows of its module that readers see as one. */
const rowsOfKind = {
  presentation: 'select id from people.presentation',
  post: 'select id from conversation.post',
  group: 'select id from groups.group',
  workshop: 'select id from place.workshop',
  production: 'select id from productions.production where version is not null',
  draft: 'select id from productions.edition where number is null',
}

/** Things without their module's row, rows without their thing, facts, seats and files that do not agree. */
export async function findHalves(lab: Pick<KilledLab, 'dataDir' | 'database'>): Promise<string[]> {
  const ask = async (says: string, query: string): Promise<string[]> => {
    const { rows } = await lab.database.pool.query<{ id: string }>(query)
    return rows.map(({ id }) => `${says}: ${id}`)
  }
  const kinds = Object.entries(rowsOfKind).flatMap(([kind, rows]) => {
    const things = `select id from platform.thing where kind = '${kind}'`
    return [
      ask(`${kind} without its row`, `${things} except ${rows}`),
      ask(`${kind} without its thing`, `${rows} except ${things}`),
    ]
  })
  const found = await Promise.all([
    ...kinds,
    ask(
      'published without its fact',
      `select id from platform.thing where kind in ('post', 'production', 'workshop')
       except select ids->>'thingId' from platform.fact where name like '%.published'`,
    ),
    ask(
      'seats that do not add up',
      `select id from place.occurrence o where taken <> (select count(*) from place.booking b
         where b.occurrence_id = o.id and not b.waiting and b.cancelled_at is null)`,
    ),
    ask(
      'production without its text',
      `select id from productions.edition e where not exists (select from productions.part p where p.edition_id = e.id)`,
    ),
    findMissingFiles(lab),
  ])
  return found.flat()
}

/** Files that the database counts and the folder does not hold. */
async function findMissingFiles({
  dataDir,
  database,
}: Pick<KilledLab, 'dataDir' | 'database'>): Promise<string[]> {
  const store = openFiles({ dataDir }, database.db)
  const { rows } = await database.pool.query<{ sha256: string }>(
    `select encode(sha256, 'hex') as sha256 from platform.file`,
  )
  const held = new Set<string>()
  for await (const sha256 of store.list()) held.add(sha256)
  return rows
    .filter(({ sha256 }) => !held.has(sha256))
    .map(({ sha256 }) => `file without its contents: ${sha256}`)
}
