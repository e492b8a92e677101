import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { conflictOf, readForm, text, type FormState } from '../../../platform/forms.ts'
import { language } from '../../../platform/languages.tsx'
import { seeOther, show } from '../../../platform/page.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../../platform/web.ts'
import type { Where } from '../figure.tsx'
import { writeComment } from './comments.ts'
import { CommentPage, WriteCommentPage } from './pages.tsx'
import { readComment, readCommentVersions, readMeasuredGroup } from './queries.ts'

const commentForm = z.object({
  quarter: text(10),
  scope: text(40),
  version: z.coerce.number().int().min(0),
  text: text(3_000),
  lang: language,
})

/** What groups say of their figures. */
export const commentRoutes = newRoutes()
  .get('/recherche/participation/dire', async (c) => {
    const where = { quarter: c.req.query('trimestre') ?? '', scope: c.req.query('portee') ?? '' }
    return showForm(c, where)
  })
  .post('/recherche/participation/dire', async (c) => {
    const form = await readForm(c, commentForm)
    if (!form.ok) {
      const typed = new Map(form.state.typed)
      return showForm(c, { quarter: typed.get('quarter') ?? '', scope: typed.get('scope') ?? '' }, form.state)
    }
    const viewer = requireMember(c)
    await limit(c, 'write')
    const { scope: groupId, ...draft } = form.data
    const written = requireFound(await writeComment(c.var.lab.db, viewer, { ...draft, groupId }))
    if (written === 'stale')
      return showForm(c, { quarter: draft.quarter, scope: groupId }, await conflictOf(c), 409)
    return seeOther(c, written.path, { key: 'research.participation.sent' })
  })
  .get('/recherche/participation/groupes/:id{[0-9a-z]{12}}', async (c) => {
    storePage(c, ['comment.', 'group.'])
    const versions = await readCommentVersions(c.var.lab.db, c.var.viewer, param(c, 'id'))
    return show(c, <CommentPage latest={requireFound(versions[0])} versions={versions} />)
  })

/** The form, for someone of the group; 403 for anyone else, 404 where there is no such group with figures. */
async function showForm(c: Ctx, where: Where, state?: FormState, status: 409 | 422 = 422) {
  const viewer = requireMember(c)
  const place = { quarter: where.quarter, groupId: where.scope }
  const { name, inside } = requireFound(await readMeasuredGroup(c.var.lab.db, viewer, place))
  if (!inside) throw new HTTPException(403)
  const comment = await readComment(c.var.lab.db, place)
  const page = <WriteCommentPage {...where} name={name} comment={comment} {...(state && { state })} />
  return state ? show(c, page, status) : show(c, page)
}
