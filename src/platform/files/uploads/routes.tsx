import { show, seeOther } from '../../page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../web.ts'
import { UploadPage } from './pages.tsx'
import { openReception, uploadsPath } from './reception.ts'
import { endUploads, findUpload } from './uploads.ts'
// The jobs that remove uploads live there.
import './sweep.ts'

const onePath = `${uploadsPath}/:id{[0-9a-z]{12}}`

/** Files that come in pieces: for the script that sends them, and one page for whoever wants to look at one or throw it away. */
export const uploadRoutes = newRoutes()
  .post(uploadsPath, async (c) => {
    if (c.var.viewer) await limit(c, 'upload')
    return receive(c)
  })
  .get(onePath, async (c) => {
    if (c.req.raw.method === 'HEAD') return receive(c)
    const { accountId } = requireMember(c)
    const upload = requireFound(await findUpload(c.var.lab.db, accountId, param(c, 'id')))
    return show(c, <UploadPage upload={upload} />)
  })
  .patch(onePath, (c) => receive(c))
  .delete(onePath, (c) => receive(c))
  .post(`${onePath}/jeter`, async (c) => {
    const { accountId } = requireMember(c)
    const { db } = c.var.lab
    const upload = requireFound(await findUpload(db, accountId, param(c, 'id')))
    requireFound((await endUploads(db, accountId, [upload.id])) || null)
    return seeOther(c, upload.path, { key: 'platform.upload.thrown', args: { name: upload.name } })
  })

/** Hands the request to the protocol. No page answers a script: what it may not do is a status and a word. */
async function receive(c: Ctx): Promise<Response> {
  const { viewer, lab } = c.var
  if (!viewer) return ended(new Response('no-name', { status: 401 }))
  // A browser that still sends does not hear an answer: it asks before it goes on, and hears this.
  const asks = c.req.raw.method !== 'DELETE'
  if (asks && (await lab.room.isShort())) return ended(new Response('no-room', { status: 507 }))
  // Before anything else: whoever asks for an upload ends the request that holds it.
  const id = c.req.param('id')
  if (id !== undefined && !(await findUpload(lab.db, viewer.accountId, id)))
    return ended(new Response('gone', { status: 404 }))
  const answer = await openReception(lab, viewer.accountId).handleWeb(c.req.raw)
  return answer.status < 400 ? answer : ended(answer)
}

/** What was not read of a refused request is not waited for. */
function ended(answer: Response): Response {
  answer.headers.set('connection', 'close')
  return answer
}
