import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { newCode, readCode } from '../../platform/ids.ts'
import type { Lab } from '../../platform/lab.ts'
import { sendLetter } from '../../platform/mail.ts'
import type { Translate } from '../../platform/messages.ts'
import { keepCode, takeCode } from '../codes.ts'
import { enterAccount, type Entry } from './enter.ts'

const minutes = 15

/** Who reads the letter, and in which words. */
interface Reader {
  t: Translate
  lang: string
}

/** Sends a link that proves this address belongs to this account. Nothing is written to the account before it is followed. */
export async function askToConfirm(lab: Lab, accountId: string, address: string, { t, lang }: Reader) {
  const code = newCode()
  await keepCode(lab.db, code, { purpose: 'confirm-email', minutes, accountId, data: address })
  const link = new URL(`/moi/entrer/courriel/${code}`, lab.config.publicUrl).href
  const text = t('people.email.confirm-letter', { link, minutes })
  return sendLetter(lab, { to: address, subject: t('people.email.confirm-subject'), text, lang })
}

/**
 * Writes the address whose link was followed by the account that asked for it. 'spent' for any other link, 'taken' when the address opens
 * another account already: it is never moved, and accounts are never joined.
 */
export async function confirmEmail(
  db: Db,
  accountId: string,
  typed: string,
): Promise<'confirmed' | 'spent' | 'taken'> {
  return db.transaction().execute(async (tx) => {
    const taken = await takeCode(tx, 'confirm-email', readCode(typed) ?? '')
    if (taken?.accountId !== accountId || taken.data === null) return 'spent'
    // Two accounts that confirm one address in the same instant take turns.
    await sql`select pg_advisory_xact_lock(hashtext(${taken.data}))`.execute(tx)
    const other = tx
      .selectFrom('people.account')
      .select('id')
      .where('email', '=', taken.data)
      .where('id', '<>', accountId)
    if (await other.executeTakeFirst()) return 'taken'
    await tx.updateTable('people.account').set({ email: taken.data }).where('id', '=', accountId).execute()
    return 'confirmed'
  })
}

/** Forgets the address of an account. */
export async function removeEmail(db: Db, accountId: string): Promise<void> {
  await db.updateTable('people.account').set({ email: null }).where('id', '=', accountId).execute()
}

/** Sends a link to sign in, if this address opens an account. The caller says the same in both cases, and does not wait. */
export async function mailEntry(lab: Lab, address: string, { t, lang }: Reader): Promise<void> {
  const account = await lab.db
    .selectFrom('people.account')
    .select('id')
    .where('email', '=', address)
    .where('leaving_at', 'is', null)
    .executeTakeFirst()
  if (!account) return
  const code = newCode()
  await keepCode(lab.db, code, { purpose: 'enter-by-email', minutes, accountId: account.id })
  const link = new URL(`/entrer/courriel/${code}`, lab.config.publicUrl).href
  const text = t('people.email.enter-letter', { link, minutes })
  await sendLetter(lab, { to: address, subject: t('people.email.enter-subject'), text, lang })
}

/** Who opens with a mailed link, once. */
export async function enterByEmail(db: Db, typed: string): Promise<Entry | null> {
  const taken = await takeCode(db, 'enter-by-email', readCode(typed) ?? '')
  return taken?.accountId ? enterAccount(db, taken.accountId) : null
}
