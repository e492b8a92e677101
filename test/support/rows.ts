import { connectPlainly, listTables, quoteTable } from '../../src/platform/backup-parts.ts'

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
