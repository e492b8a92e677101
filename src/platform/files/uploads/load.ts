import type { Ctx } from '../../web.ts'
import { listUploads } from './uploads.ts'

/** Has the page say which uploads of the reader stopped or wait for the form at `path`; with a slash at its end, for those under it. */
export async function loadUploads(c: Ctx, path: string): Promise<void> {
  const { viewer, lab, view } = c.var
  if (viewer) view.uploads = await listUploads(lab.db, viewer.accountId, path)
}
