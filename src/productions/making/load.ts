import type { Viewer } from '../../platform/viewer.ts'
import { loadUploads } from '../../platform/files/uploads/load.ts'
import { param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { readDraft, type ShownDraft } from './queries.ts'

/** Where something that is being written has its page; what is done to it stands under that. */
export const draftPath = '/productions/ebauches/:id{[0-9a-z]{12}}'

/** What is being written at this address, for those who write it; 404 for anyone else, and a visitor is asked for a name. */
export async function loadDraft(c: Ctx): Promise<{ viewer: Viewer; draft: ShownDraft }> {
  const viewer = requireMember(c)
  const id = param(c, 'id')
  const [found] = await Promise.all([
    readDraft(c.var.lab.db, viewer, id),
    loadUploads(c, `/productions/ebauches/${id}/`),
  ])
  const draft = requireFound(found)
  return { viewer, draft }
}
