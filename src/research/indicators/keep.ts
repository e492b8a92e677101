import { sql } from 'kysely'
import { isUnnamed } from '../../groups/index.ts'
import type { Db } from '../../platform/database.ts'
import { recordFact } from '../../platform/facts.ts'
import type { Dataset } from '../dataset/shape.ts'
import { measureQuarter, type Measured, type Published } from './compute.ts'

/**
 * Measures one quarter and publishes its figures. False, and nothing changes, when that quarter has been: figures are never computed
 * again, for what changed in them would tell who withdrew meanwhile. `coverage` is the part of all accounts whose data these are.
 */
export async function publishFigures(
  db: Db,
  dataset: Dataset,
  coverage: number | null = null,
): Promise<boolean> {
  const { quarter, study } = dataset
  if (await isPublished(db, quarter)) return false
  const measured = await measureQuarter(dataset, await listApart(db, dataset))
  return db.transaction().execute(async (tx) => {
    // Two at once would each find nothing: one waits here for the other.
    await sql`select pg_advisory_xact_lock(hashtext(${`figures ${quarter}`}))`.execute(tx)
    if (await isPublished(tx, quarter)) return false
    await tx
      .insertInto('research.measured')
      .values(
        measured.map(({ scope, people }) => ({
          ...{ quarter, scope: scope.scope, kind: scope.kind, study_id: study, people },
          // Which part of a group's members consented is for nobody to know.
          coverage: scope.kind === 'lab' && coverage !== null ? toTenths(coverage) : null,
        })),
      )
      .execute()
    await tx.insertInto('research.figure').values(measured.flatMap(writeRows)).execute()
    await recordFact(tx, 'figures.published', { quarter })
    return true
  })
}

async function isPublished(db: Db, quarter: string): Promise<boolean> {
  const row = await db
    .selectFrom('research.measured')
    .select('scope')
    .where('quarter', '=', quarter)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Groups that do not show themselves to everyone, and those between peers: what is told of them tells of whoever is in them. */
async function listApart(db: Db, { scopes }: Dataset): Promise<ReadonlySet<string>> {
  const kinds = new Map(scopes.map(({ scope, kind }) => [scope, kind]))
  const things = [...kinds].flatMap(([scope, kind]) => (kind === 'group' || kind === 'strand' ? scope : []))
  if (things.length === 0) return new Set()
  const open = await db
    .selectFrom('platform.thing')
    .select('id')
    .where('id', 'in', things)
    .where('audience', '=', 'open')
    .where('hidden_at', 'is', null)
    .execute()
  const betweenPeers = async (id: string) => kinds.get(id) === 'group' && isUnnamed(db, id, 'open')
  const shown = await Promise.all(open.map(async ({ id }) => ((await betweenPeers(id)) ? [] : [id])))
  return new Set(things).difference(new Set(shown.flat()))
}

const toTenths = (part: number) => String(Math.round(part * 10) / 10)

function writeRows({ figures }: Measured) {
  return figures.map(writeRow)
}

function writeRow({ quarter, scope, indicator, outcome, differs, alarm }: Published) {
  const place = { quarter, scope, indicator, differs, alarm }
  if (typeof outcome === 'string') return { ...place, silence: outcome }
  const { value, low, high, beside, chance, p, people, acts } = outcome
  return {
    ...place,
    ...{ value, low, high, beside, p, people, acts },
    ...{ chance_low: chance.low, chance_middle: chance.middle, chance_high: chance.high },
  }
}
