import type { Db } from '../platform/database.ts'
import { recordFact } from '../platform/facts.ts'
import { hashCode, newCode, newId } from '../platform/ids.ts'
import { drawSlug, slugOf } from '../platform/slugs.ts'
import { publish } from '../platform/things.ts'
import { sealPassphrase } from './passphrases.ts'

export interface NewAccount {
  accountId: string
  presentationId: string
  handle: string
  /** The recovery card's code, shown once and stored only as a hash. */
  card: string
}

/**
 * Opens an account with its first presentation, in the caller's transaction or in its own. No e-mail, no civil identity: a name and, if one
 * likes, a passphrase.
 */
export async function openAccount(
  db: Db,
  who: { name: string; passphrase?: string; lang?: string },
): Promise<NewAccount> {
  const sealed = who.passphrase === undefined ? null : await sealPassphrase(who.passphrase)
  const card = newCode()
  const accountId = newId()
  const write = async (tx: Db) => {
    await tx
      .insertInto('people.account')
      .values({ id: accountId, passphrase: sealed, card_hash: hashCode(card) })
      .execute()
    const presentation = await addPresentation(tx, {
      accountId,
      name: who.name,
      ...(who.lang && { lang: who.lang }),
    })
    return { accountId, ...presentation, card }
  }
  return db.isTransaction ? write(db) : db.transaction().execute(write)
}

/** Adds a presentation to an account, or without one for words entered for someone. Returns its id and its handle, drawn from the name. */
export async function addPresentation(
  tx: Db,
  who: { accountId: string | null; name: string; words?: string; lang?: string },
): Promise<{ presentationId: string; handle: string }> {
  const presentationId = newId()
  const handle = await drawSlug(tx, 'handle', slugOf(who.name, 24))
  await tx
    .insertInto('people.presentation')
    .values({ id: presentationId, account_id: who.accountId, handle, name: who.name, words: who.words ?? '' })
    .execute()
  await publish(tx, {
    id: presentationId,
    kind: 'presentation',
    authorId: presentationId,
    audience: 'open',
    path: `/@${handle}`,
    title: who.name,
    ...(who.words && { summary: who.words }),
    ...(who.lang && { lang: who.lang }),
  })
  await recordFact(tx, 'presentation.opened', { thingId: presentationId })
  return { presentationId, handle }
}
