import type { Ctx } from '../../platform/web.ts'
import { forgetOnce, handOnce, readOnce } from '../once.ts'

export const cardPath = '/rejoindre/carte'
const minePath = '/moi'

/** A recovery card as it was just drawn. */
export interface Card {
  code: string
  /** The four words drawn for the passphrase, if they were. */
  words: readonly string[]
}

/**
 * Keeps a card ten minutes in this browser, for its own page alone; the pages of whoever drew it are told that there is one, so
 * that a link followed loses nothing. On a shared computer it is shown once and stays nowhere.
 */
export function handCard(c: Ctx, { code, words }: Card): void {
  handOnce(c, cardPath, [code, ...words])
  if (!c.var.viewer?.shared) handOnce(c, minePath, ['carte'])
}

/** The card that this browser holds for who reads. */
export function readCard(c: Ctx): Card | null {
  const [code, ...words] = readOnce(c, cardPath)
  if (!code) return null
  if (c.var.viewer?.shared) forgetCard(c)
  return { code, words }
}

/** Whether the card of who reads can still be seen again; asked by pages under `/moi`. */
export function holdsCard(c: Ctx): boolean {
  return readOnce(c, minePath).length > 0
}

/** Leaves nothing of a card in this browser: it is noted, or someone else comes. */
export function forgetCard(c: Ctx): void {
  for (const path of [cardPath, minePath]) forgetOnce(c, path)
}
