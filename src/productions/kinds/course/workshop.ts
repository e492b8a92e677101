import { visibleTo } from '../../../platform/things.ts'
import type { Ctx } from '../../../platform/web.ts'

/** The workshop of the lab at this address, where the reader may see it. */
export async function findWorkshop(c: Ctx, path: string): Promise<{ title: string; path: string } | null> {
  if (path === '') return null
  const found = await c.var.lab.db
    .selectFrom('platform.thing as t')
    .select(['t.title', 't.path'])
    .where('t.path', '=', path)
    .where('t.kind', '=', 'workshop')
    .where(visibleTo(c.var.viewer))
    .executeTakeFirst()
  return found ?? null
}
