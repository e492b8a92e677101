import { keepDraft } from '../../platform/drafts.ts'
import { seeOther } from '../../platform/page.tsx'
import { limit, requireMember, type Ctx } from '../../platform/web.ts'

const button = 'garder'

/** Whether the form was sent by its « Garder comme brouillon » button. */
export function asksForDraft(c: Ctx): boolean {
  return c.var.typed.some(([name]) => name === button)
}

/** Keeps what was typed, right or not, for its writer alone. Files are not kept: the receipt says so. */
export async function keepAsDraft(c: Ctx): Promise<Response> {
  const viewer = requireMember(c)
  await limit(c, 'write')
  const typed = c.var.typed.filter(([name]) => name !== button)
  await keepDraft(c.var.lab.db, viewer.accountId, c.req.path, typed)
  return seeOther(c, '/moi/brouillons', { key: 'conversation.draft-kept' })
}
