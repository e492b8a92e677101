import { forgetOnce, handOnce, onceSeconds, readOnce } from '../../people/index.ts'
import { readForm } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, requireMember, type Ctx } from '../../platform/web.ts'
import { remakeForm } from './forms.ts'
import { findPaper, listTypedToday, remakePaper } from './papers.ts'
import { RemakePage, SlipPage } from './slip-pages.tsx'

/** Where one types for someone; the slip is read under it, and nowhere else. */
export const typingPath = '/paroles/pour'

/** The slip of someone whose words were typed: in the browser of whoever typed them until it is given, and made again that day. */
export const slipRoutes = newRoutes()
  .get('/paroles/pour/feuille', async (c) => {
    const [code = '', postId = ''] = readOnce(c, typingPath)
    const paper = await findPaper(c.var.lab.db, code)
    const left = paper ? onceSeconds - (c.var.view.now.getTime() - paper.madeAt.getTime()) / 1_000 : 0
    if (!paper || left <= 0) return seeOther(c, typingPath, { key: 'conversation.slip-gone' })
    // The computer of a desk: a page that was left open goes by itself, script or not, and the slip can be made again.
    c.header('refresh', `${Math.ceil(left)}; url=${typingPath}`)
    const help = c.var.view.said?.args?.['help'] === 'yes'
    return show(c, <SlipPage slip={{ name: paper.name, code, postId }} help={help} />)
  })
  .post('/paroles/pour/feuille/effacer', (c) => {
    forgetOnce(c, typingPath)
    return seeOther(c, typingPath, { key: 'conversation.slip-given' })
  })
  .get('/paroles/pour/refaire', async (c) => {
    const typed = await listTypedToday(c.var.lab.db, requireMember(c), c.var.view.zone)
    c.header('cache-control', 'no-store')
    return show(c, <RemakePage typed={typed} />)
  })
  .post('/paroles/pour/refaire', async (c) => {
    const form = await readForm(c, remakeForm)
    const helper = requireMember(c)
    await limit(c, 'write')
    const postId = form.ok ? form.data.post : ''
    const remade = await remakePaper(c.var.lab.db, helper, postId, c.var.view.zone)
    if (!remade) return seeOther(c, '/paroles/pour/refaire', { key: 'conversation.remake-late' })
    handSlip(c, { code: remade.code, postId })
    return seeOther(c, '/paroles/pour/feuille', { key: 'conversation.remade', args: { name: remade.name } })
  })

/**
 * Keeps a slip ten minutes in this browser, on a shared computer too: there is nowhere else to print it. It is read by the one who typed
 * alone, signed in, and leaving a shared computer takes it away.
 */
export function handSlip(c: Ctx, { code, postId }: { code: string; postId: string }): void {
  handOnce(c, typingPath, [code, postId])
}
