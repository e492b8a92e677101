import { asksForDraft, dropDraft, readDraftId } from './drafts.ts'
import { recoverTyped } from './errors.tsx'
import type { Ctx } from './web.ts'

/**
 * When the request ends: the draft of a form that was taken goes away, unless it was sent to be kept. A route whose forms are a button alone
 * reads none, so what came with it is read here.
 */
export async function endDraft(c: Ctx): Promise<void> {
  const viewer = c.get('viewer')
  if (!viewer || c.req.method !== 'POST' || c.res.status !== 303) return
  const typed = await recoverTyped(c, { files: false })
  const id = readDraftId(typed)
  if (!id || asksForDraft(typed)) return
  // The act is done and its answer made: a draft that stays can be thrown away by hand.
  await dropDraft(c.var.lab.db, viewer.accountId, id).catch((error: unknown) =>
    c.var.lab.log.warn({ err: error }, 'the draft of a form that was taken stays'),
  )
}
