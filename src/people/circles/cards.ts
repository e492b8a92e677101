import type { Db } from '../../platform/database.ts'
import { newCode } from '../../platform/ids.ts'
import { openAccount, type NewAccount } from '../accounts.ts'
import { keepCodes, takeCode } from '../codes.ts'
import { logAct } from './log.ts'

const days = 90

/** Draws welcome cards to hand over at the desk, and returns their codes; each opens one account, for ninety days. */
export async function drawCards(db: Db, count: number): Promise<string[]> {
  const codes = Array.from({ length: count }, () => newCode())
  await db.transaction().execute(async (tx) => {
    await keepCodes(tx, codes, { purpose: 'welcome', minutes: days * 24 * 60 })
    await logAct(tx, { circle: 'place', act: 'people.log.cards', ids: { count } })
  })
  return codes
}

/** Opens an account with a welcome card. Null when the card was used, is too old or never was. */
export async function openByWelcomeCard(
  db: Db,
  code: string,
  who: { name: string; lang: string },
): Promise<NewAccount | null> {
  return db.transaction().execute(async (tx) => {
    const taken = await takeCode(tx, 'welcome', code)
    return taken ? openAccount(tx, who) : null
  })
}
