import { sql, type RawBuilder } from 'kysely'
import type { Db } from './database.ts'
import { writtenBy } from './things.ts'

/** The presentations that sign the thing of this column with its author, as a subquery of one column. */
type Signers = (column: RawBuilder<string>) => RawBuilder<{ id: string }>

const registered: Signers[] = []

/** Has those who write things together all read, contest and never judge their own words, whoever of them published it. */
export function registerSigners(signers: Signers): void {
  registered.push(signers)
}

/** Whether one of these presentations wrote `platform.thing as t`, alone or with others; null for what nobody did. */
export function signedBy(presentationIds: readonly string[]) {
  const signing = registered.map((signers) => sql`array(${signers(sql`t.id`)}) && ${presentationIds}::text[]`)
  return sql<boolean>`(${sql.join([writtenBy(presentationIds), ...signing], sql` or `)})`
}

/** Every presentation that signs a thing with its author. */
export async function listSigners(db: Db, thingId: string): Promise<string[]> {
  const found = await Promise.all(registered.map((signers) => signers(sql`${thingId}`).execute(db)))
  return found.flatMap(({ rows }) => rows.map(({ id }) => id))
}
