import { sql } from 'kysely'
import { readStanding } from '../../../groups/index.ts'
import { readHolders } from '../../../people/index.ts'
import type { Db } from '../../../platform/database.ts'
import { readFewTraces } from '../../../platform/traces.ts'
import type { Viewer } from '../../../platform/viewer.ts'

/** Where one asks who decides, and what the reader is there. */
export interface Place {
  scope: string
  kind: 'lab' | 'strand' | 'group'
  /** Its name, in the language it is written in. */
  title: string
  lang: string
  path: string
  /** How many take part; null for the lab, where it changes every day. */
  members: number | null
  /** Whether it has ended: nobody declares or votes there any more. */
  ended: boolean
  /** Whether the reader votes there. */
  inside: boolean
  /** Whether the reader is of those who declare. */
  carries: boolean
  /** The name under which they carry it, where it is already known. */
  carriesAs: string | null
}

/** The whole lab, among the scopes of figures. */
const lab = 'lab'

/** How long what one did in the lab counts. */
const activeDays = 92

/** The lab, or a group or strand of which figures may be told; undefined for anything else. */
export async function readPlace(db: Db, viewer: Viewer | null, scope: string): Promise<Place | undefined> {
  const steers = viewer?.circles.has('steering') ?? false
  if (scope === lab) return readLab(db, viewer, steers)
  const standing = await readStanding(db, viewer, scope)
  if (!standing) return undefined
  const { id, memberAs, leadsAs, ...about } = standing
  return {
    ...about,
    scope: id,
    inside: memberAs !== null && !standing.ended,
    carries: !standing.ended && (standing.kind === 'group' ? leadsAs !== null : steers),
    carriesAs: leadsAs,
  }
}

async function readLab(db: Db, viewer: Viewer | null, steers: boolean): Promise<Place> {
  const [name, inside] = await Promise.all([
    db
      .selectFrom('platform.word')
      .select(sql<string>`names->>'fr'`.as('title'))
      .where('list', '=', 'lab')
      .where('slug', '=', 'name')
      .executeTakeFirst(),
    viewer ? isActive(db, viewer) : false,
  ])
  return {
    ...{ scope: lab, kind: 'lab', title: name?.title ?? '', lang: 'fr', path: '/' },
    ...{ members: null, ended: false, inside, carries: steers, carriesAs: null },
  }
}

/** Whether someone said or did something here lately, under any of their names. */
async function isActive(db: Db, { presentationIds }: Viewer): Promise<boolean> {
  const now = Date.now()
  const traces = await readFewTraces(
    db,
    {
      presentationIds,
      textsOf: [],
      from: new Date(now - activeDays * 86_400_000),
      to: new Date(now + 60_000),
    },
    500,
  )
  // To be in a group or to hold a seat lasts: it is not something one did.
  return traces.some(({ list }) => list !== 'members' && list !== 'seats')
}

/** The name under which the reader declares there: that of their role or of their seat, which everyone can read already. */
export async function readSigner(db: Db, viewer: Viewer, place: Place): Promise<string | null> {
  if (!place.carries) return null
  if (place.kind === 'group') return place.carriesAs
  const holders = await readHolders(db, 'steering')
  return holders.find(({ accountId }) => accountId === viewer.accountId)?.presentationId ?? null
}
