import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { visibleTo } from '../things.ts'
import type { Viewer } from '../viewer.ts'
import type { ConversionRefusal, ConversionState } from '../media/tables.ts'
import './tables.ts'
import { asFileType, fileNameForPeople, type FileRole } from './types.ts'

/** A file as pages show it. */
export interface ShownFile {
  id: string
  role: FileRole
  name: string
  type: string
  bytes: number
  alt: string
  lang: string
  width: number | null
  height: number | null
  seconds: number | null
  variants: { name: string; type: string; width: number; bytes: number }[]
  /** How far the conversion of a film or sound is; null for all else. */
  conversion: { state: ConversionState; percent: number; reason: ConversionRefusal | null } | null
}

/**
 * The files of several things at once, in their order, by the id of the thing. It asks nothing about who reads: load the things with
 * `visibleTo` first.
 */
export async function loadFiles(db: Db, thingIds: readonly string[]): Promise<Map<string, ShownFile[]>> {
  const found = new Map<string, ShownFile[]>()
  if (thingIds.length === 0) return found
  const rows = await db
    .selectFrom('platform.file_use as u')
    .leftJoin('platform.conversion as c', 'c.sha256', 'u.sha256')
    .select([
      'u.id',
      'u.thing_id',
      'u.role',
      'u.name',
      'u.type',
      'u.bytes',
      'u.alt',
      'u.lang',
      'u.width',
      'u.height',
      'u.seconds',
      'c.state',
      'c.percent',
      'c.reason',
    ])
    .select(
      sql<
        ShownFile['variants']
      >`coalesce((select json_agg(json_build_object('name', v.name, 'type', v.type, 'width', v.width, 'bytes', v.bytes) order by v.width, v.name)
        from platform.file_variant v where v.use_id = u.id), '[]')`.as('variants'),
    )
    .where('u.thing_id', 'in', thingIds)
    .orderBy('u.position')
    .orderBy('u.id')
    .execute()
  for (const { thing_id, state, percent, reason, ...row } of rows) {
    const thing = thing_id ?? ''
    const conversion = state && { state, percent: percent ?? 0, reason }
    found.set(thing, [...(found.get(thing) ?? []), { ...row, bytes: Number(row.bytes), conversion }])
  }
  return found
}

/** What is served under an address of a file. */
export interface ServedFile {
  sha256: string
  type: string
  bytes: number
  role: FileRole
  name: string
  /** The name of the variant that was asked for, if it is one. */
  variant: string | null
  /** Whether anybody may see it. */
  open: boolean
}

/**
 * The content under `/fichiers/:id/:name`, for this reader: of a thing they may see, or their own. A name that is that of a variant gives the
 * variant; any other is only what the browser calls it.
 */
export async function findFile(
  db: Db,
  viewer: Viewer | null,
  id: string,
  name: string,
): Promise<ServedFile | undefined> {
  const row = await selectServed(db, id, name)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('platform.thing as t')
            .select('t.id')
            .whereRef('t.id', '=', 'u.thing_id')
            .where(visibleTo(viewer)),
        ),
        eb('u.owner_account', '=', viewer?.accountId ?? null),
      ]),
    )
    .executeTakeFirst()
  return row && toServed(row)
}

/** The content of a file of this thing, whoever reads: for those who must decide about the thing. Ask first who they are. */
export async function findFileOf(
  db: Db,
  thingId: string,
  id: string,
  name: string,
): Promise<ServedFile | undefined> {
  const row = await selectServed(db, id, name).where('u.thing_id', '=', thingId).executeTakeFirst()
  return row && toServed(row)
}

/** A content of a thing's files, by the id of its use and the name it is served under. */
export interface FileContent {
  id: string
  name: string
  sha256: string
}

/** Every content of a thing's files, sizes of pictures and lighter versions too. It asks nothing about who reads. */
export async function listContents(db: Db, thingId: string): Promise<FileContent[]> {
  const rows = await db
    .selectFrom('platform.file_use')
    .select(['id', 'name', 'sha256'])
    .where('thing_id', '=', thingId)
    .unionAll(
      db
        .selectFrom('platform.file_use as u')
        .innerJoin('platform.file_variant as v', 'v.use_id', 'u.id')
        .select(['u.id', 'v.name', 'v.sha256'])
        .where('u.thing_id', '=', thingId),
    )
    .execute()
  return rows.map(({ sha256, ...row }) => ({ ...row, sha256: sha256.toString('hex') }))
}

function selectServed(db: Db, id: string, name: string) {
  return db
    .selectFrom('platform.file_use as u')
    .leftJoin('platform.file_variant as v', (join) =>
      join.onRef('v.use_id', '=', 'u.id').on('v.name', '=', name),
    )
    .select([
      'u.role',
      'u.name',
      'u.type',
      'u.sha256',
      'u.bytes',
      'v.name as variant',
      'v.type as variantType',
      'v.sha256 as variantHash',
      'v.bytes as variantBytes',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('platform.thing as t')
            .select('t.id')
            .whereRef('t.id', '=', 'u.thing_id')
            .where(visibleTo(null)),
        )
        .as('open'),
    )
    .where('u.id', '=', id)
}

type ServedRow = NonNullable<Awaited<ReturnType<ReturnType<typeof selectServed>['executeTakeFirst']>>>

function toServed(row: ServedRow): ServedFile {
  const type = row.variantType === null ? undefined : asFileType(row.variantType)
  return {
    sha256: (row.variantHash ?? row.sha256).toString('hex'),
    type: row.variantType ?? row.type,
    bytes: Number(row.variantBytes ?? row.bytes),
    role: row.role,
    // A variant may be of another type than the file it was made of.
    name: type ? fileNameForPeople(row.name, type) : row.name,
    variant: row.variant,
    open: Boolean(row.open),
  }
}

/** Where a file is served; `variant` is the name of one. */
export function fileUrl(file: Pick<ShownFile, 'id' | 'name'>, variant = file.name): string {
  return `/fichiers/${file.id}/${encodeURIComponent(variant)}`
}
