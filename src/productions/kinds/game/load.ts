import { param, requireFound, type Ctx } from '../../../platform/web.ts'
import { loadDraft } from '../../making/load.ts'
import { readProduction } from '../../reading/queries.ts'
import { formOfKind } from '../registry.ts'

/** The game that is being written at this address; 404 for what is no game. */
export async function loadDraftGame(c: Ctx) {
  const { viewer, draft } = await loadDraft(c)
  return { viewer, draft: requireGame(c, draft) }
}

/** The published game at this address. */
export async function loadGame(c: Ctx) {
  return requireGame(c, requireFound(await readProduction(c.var.lab.db, c.var.viewer, param(c, 'slug'))))
}

function requireGame<Made extends { kind: string }>(c: Ctx, made: Made): Made {
  return requireFound(formOfKind(c.var.lab.words, made.kind).form === 'game' ? made : null)
}
