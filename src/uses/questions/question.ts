import { param, requireFound, type Ctx } from '../../platform/web.ts'
import { readQuestion, type ShownQuestion } from './queries.ts'

export const questionPath = '/usages/questions/:slug{[a-z0-9-]+}'

/** Facts that touch the pages of questions. */
export const facts = ['question.', 'statement.', 'presentation.']

/** The question of this address, for who may see it. */
export async function requireQuestion(c: Ctx): Promise<ShownQuestion> {
  return requireFound(await readQuestion(c.var.lab.db, c.var.viewer, param(c, 'slug')))
}

/** The number after which a list goes on: `?apres=30`; from the start otherwise. */
export function readAfter(c: Ctx): number {
  const typed = c.req.query('apres') ?? ''
  return /^\d{1,4}$/.test(typed) ? Number(typed) : 0
}
