import { sql } from 'kysely'
import { connectPlainly, listTables, quoteTable } from '../../src/platform/backup-parts.ts'
import type { Db } from '../../src/platform/database.ts'

/** Every table's rows as one hash, whatever their order. */
export async function hashRows(url: string): Promise<Record<string, string>> {
  const client = await connectPlainly(url)
  const hashes: Record<string, string> = {}
  for (const table of await listTables(client)) {
    const found = await client.query<{ hash: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\n' order by t::text)), '') as hash from ${quoteTable(table)} t`,
    )
    hashes[`${table.schema}.${table.name}`] = found.rows[0]?.hash ?? ''
  }
  await client.end()
  return hashes
}

/** Every table of the lab whose rows hold one of these ids in any column. */
export async function tablesHolding(db: Db, ids: readonly string[]): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1`.execute(db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.raw(name)} as r where ${sql.join(
      ids.map((id) => sql`r::text like ${`%${id}%`}`),
      sql` or `,
    )} limit 1`.execute(db)
    if (rows.length > 0) found.push(name)
  }
  return found
}
