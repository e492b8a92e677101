import { keepDraft } from '../../platform/drafts.ts'
import { giveBack } from '../../platform/give-back.ts'
import { readLost } from '../../platform/kept-files.ts'
import { seeOther } from '../../platform/page.tsx'
import { limit, requireMember, type Ctx } from '../../platform/web.ts'

/** Keeps what was typed and what came with it, right or not, for its writer alone. */
export async function keepAsDraft(c: Ctx): Promise<Response> {
  const viewer = requireMember(c)
  await limit(c, 'write')
  const typed = await giveBack(c)
  await keepDraft(c.var.lab.db, viewer.accountId, c.req.path, typed)
  const key = readLost(typed).length > 0 ? 'conversation.draft-kept.no-file' : 'conversation.draft-kept'
  return seeOther(c, '/moi/brouillons', { key })
}
