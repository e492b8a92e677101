import { loadFiles } from '../../platform/files/show.ts'
import type { FormState } from '../../platform/forms.ts'
import { readWhatCame } from '../../platform/origins.ts'
import { show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { param, requireFound, type Ctx } from '../../platform/web.ts'
import { listIdeas } from '../ideas/ideas.ts'
import { readUse, type ShownUse } from './queries.ts'
import { UsePage } from './use-page.tsx'

/** Where a use is read. */
export const usePath = '/usages/:slug{[a-z0-9-]+}'

/** A published use for who may see it, or 404. */
export async function requireUse(c: Ctx): Promise<ShownUse> {
  return requireFound(await readUse(c.var.lab.db, c.var.viewer, param(c, 'slug')))
}

/** The page of a use: what it says, what people think could come of it, and what did. `state` is that of a refused idea. */
export async function showUsePage(c: Ctx, state?: FormState): Promise<Response> {
  const { db } = c.var.lab
  const { viewer } = c.var
  const use = await requireUse(c)
  const cursor = readCursor(c)
  const [files, list, came] = await Promise.all([
    loadFiles(db, [use.id]),
    listIdeas(db, viewer, use.id, cursor),
    readWhatCame(db, viewer, use.id),
  ])
  const ideas = { ...list, started: cursor !== null, state }
  const page = <UsePage use={use} files={files.get(use.id) ?? []} ideas={ideas} came={came} />
  return show(c, page, state ? 422 : 200)
}
