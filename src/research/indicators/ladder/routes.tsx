import { z } from 'zod'
import { readForm, text, word, type FormState } from '../../../platform/forms.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import { limit, newRoutes, requireFound, requireMember, type Ctx } from '../../../platform/web.ts'
import { declareRung } from './declare.ts'
import { DeclarePage, LadderPage } from './pages.tsx'
import { readPlace } from './place.ts'
import { listDeclarations, listLadderVotes, readLastMeasured } from './queries.ts'
import { numberOf, writeLadder } from './rungs.ts'
import { openLadder, pathOfLadder } from './vote.ts'

const page = '/recherche/echelle'
const scopeForm = z.object({ scope: text(40) })

/** Who decides in a group, a strand or the lab: what is declared, and what is seen. */
export const ladderRoutes = newRoutes()
  .get(page, async (c) => {
    const { db } = c.var.lab
    const scope = scopeIn(c)
    const [place, declared, votes, measured] = await Promise.all([
      readPlace(db, c.var.viewer, scope),
      listDeclarations(db, scope),
      listLadderVotes(db, scope),
      readLastMeasured(db, scope),
    ])
    return show(c, <LadderPage place={requireFound(place)} {...{ declared, votes, measured }} />)
  })
  .get(`${page}/declarer`, (c) => showDeclare(c, scopeIn(c)))
  .post(`${page}/declarer`, async (c) => {
    const form = await readForm(c, scopeForm.extend({ rung: word(c.var.lab.words, 'rung') }))
    if (!form.ok) return showDeclare(c, new Map(form.state.typed).get('scope') ?? '', form.state)
    const viewer = requireMember(c)
    await limit(c, 'write')
    const { scope, rung } = form.data
    requireFound((await declareRung(c.var.lab.db, viewer, scope, numberOf(rung))) || null)
    return seeOther(c, pathOfLadder(scope), { key: 'research.ladder.declared-done' })
  })
  .post(`${page}/voter`, async (c) => {
    const form = await readForm(c, scopeForm)
    const { scope } = requireFound(form.ok ? form.data : null)
    const viewer = requireMember(c)
    await limit(c, 'open')
    const { db, words } = c.var.lab
    const opened = requireFound(await openLadder(db, viewer, scope, writeLadder(words)))
    if (typeof opened === 'string')
      return seeOther(c, pathOfLadder(scope), { key: `research.ladder.vote.${opened}` })
    return seeOther(c, opened.path, { key: 'research.ladder.opened' })
  })

const scopeIn = (c: Ctx) => c.req.query('portee') ?? 'lab'

/** The form, for those who carry the place alone. */
async function showDeclare(c: Ctx, scope: string, state?: FormState) {
  const place = requireFound(await readPlace(c.var.lab.db, requireMember(c), scope))
  const own = requireFound(place.carries ? place : null)
  return show(c, <DeclarePage place={own} {...(state && { state })} />, state ? 422 : 200)
}
