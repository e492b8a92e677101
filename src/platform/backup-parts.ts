import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { z } from 'zod'
import { StartError } from './embedded-home.ts'

// A backup is a folder, or the same folder in a .tar:
//   manifest.json         what is in it, each part with its SHA-256
//   tables/<name>.copy.gz the rows of one table as COPY writes them, all of the same instant
//   jobs.json             the jobs that waited, to be added again
//   files/<sha256>        the contents that rows speak of

// A damaged or forged manifest must not make us read elsewhere.
const inside = z.string().regex(/^(tables\/[\w.-]+|files\/[0-9a-f]{64}|jobs\.json)$/)
const part = z.object({ path: inside, sha256: z.string(), bytes: z.number() })

const manifestSchema = z.object({
  format: z.literal(1),
  at: z.string(),
  /** The migrations its tables had gone through. */
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(part.extend({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), last: z.string() })),
  jobs: part,
  files: z.array(part),
})

export type Part = z.infer<typeof part>
export type Manifest = z.infer<typeof manifestSchema>

export interface Table {
  schema: string
  name: string
  columns: string[]
}

export const manifestName = 'manifest.json'

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => {
    throw new StartError(`${folder} n’est pas une sauvegarde : ${manifestName} manque.`)
  })
  const parsed = manifestSchema.safeParse(JSON.parse(text))
  if (!parsed.success)
    throw new StartError(`${manifestName} ne se lit pas : cette sauvegarde vient d’un autre programme.`)
  return parsed.data
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

export const quoteTable = ({ schema, name }: { schema: string; name: string }) =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`

export const quoteColumns = (columns: string[]) =>
  columns.map((column) => pg.escapeIdentifier(column)).join(', ')

/** Every table of ours with the columns that are written, generated ones aside. The job queue keeps its own, see `jobs.json`. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const found = await client.query<Table>(`
    select n.nspname as schema, c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$|graphile_worker$)'
      and (n.nspname, c.relname) <> ('public', 'migration')
    order by 1, 2`)
  return found.rows
}

/** A connection whose texts read the same on every machine. */
export async function connectPlainly(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'socialab backup',
  })
  // A connection that breaks fails the query under way; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  await client.query(
    `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set client_encoding = 'UTF8'`,
  )
  return client
}
