import type { z } from 'zod'
import { readOnce } from '../../people/index.ts'
import type { Db } from '../../platform/database.ts'
import { readForm, refuseForm } from '../../platform/forms.ts'
import { readCode } from '../../platform/ids.ts'
import type { Said } from '../../platform/messages.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, requireMember, type Ctx } from '../../platform/web.ts'
import { helpAfter } from '../posts/act-routes.tsx'
import { readAnswersTo } from './answers.ts'
import { limitPost } from '../posts/change.ts'
import { erasePost } from '../posts/erase.ts'
import { listPostsOf } from '../posts/queries.ts'
import { paperForm, typedForm } from './forms.ts'
import { CodePage, OpenPaperPage, PaperSection, TypeForPage } from './pages.tsx'
import { claimPaper, erasePaper, findPaper, typeForSomeone, viewerOfPaper } from './papers.ts'
import { registerPaperPart, showPaperParts } from './parts.ts'
import { handSlip, typingPath } from './slip-routes.tsx'

/** Words typed for someone, and the slip that keeps them theirs. */
export const paperRoutes = newRoutes()
  .get(typingPath, (c) => show(c, <TypeForPage kept={readOnce(c, typingPath).length > 0} />))
  .post(typingPath, async (c) => {
    const form = await readForm(c, typedForm)
    if (!form.ok) return show(c, <TypeForPage state={form.state} />, 422)
    const helper = requireMember(c)
    await limit(c, 'speak')
    const { lab } = c.var
    const { name, lang, readers, ...words } = form.data
    const priority = lab.words.find('priority', words.priority) ? words.priority : null
    const draft = { ...words, lang, transcript: '', audience: readers, audienceId: null, priority }
    const brought = { store: lab.files, files: [], silent: '' }
    const typed = await typeForSomeone(lab.db, helper, { name, lang }, draft, brought)
    handSlip(c, typed)
    const args = { name, audience: readers, help: helpAfter(words) }
    return seeOther(c, '/paroles/pour/feuille', { key: 'conversation.typed-for', args })
  })
  .get('/papier', (c) => show(c, <CodePage />))
  .post('/papier', async (c) => {
    await limit(c, 'code')
    const form = await readForm(c, paperForm)
    if (!form.ok) return show(c, <CodePage state={form.state} />, 422)
    const code = readCode(form.data.code)
    const said = code ? await actOnPaper(c, code, form.data) : null
    const sections = code ? await showPaperParts(c.var.lab.db, code) : []
    if (said) c.var.view.said = said
    if (code && sections.length > 0) return show(c, <OpenPaperPage sections={sections} />)
    // A name that was erased or claimed opens nothing more, and that is what was wanted.
    if (said) return seeOther(c, '/papier', said)
    return show(c, <CodePage state={await refuseForm(c, 'code', 'conversation.paper-unknown')} />, 422)
  })

async function actOnPaper(
  c: Ctx,
  code: string,
  { act, post }: z.infer<typeof paperForm>,
): Promise<Said | null> {
  const { db } = c.var.lab
  if (act === 'read') return null
  if (act === 'leave') return (await erasePaper(db, code)) ? { key: 'conversation.paper-left' } : null
  const paper = await findPaper(db, code)
  if (!paper) return null
  if (act === 'claim') {
    const claimed = await claimPaper(db, code, requireMember(c).accountId)
    return { key: `conversation.paper-claim.${claimed}`, args: { name: paper.name } }
  }
  const author = { presentationIds: [paper.presentationId] }
  if (act === 'limit') return (await limitPost(db, author, post)) ? { key: 'conversation.limited' } : null
  return (await erasePost(db, author, post)) ? { key: 'conversation.erased-now' } : null
}

registerPaperPart({
  show: async (db: Db, code) => {
    const paper = await findPaper(db, code)
    if (!paper) return null
    const viewer = viewerOfPaper(paper)
    const posts = await listPostsOf(db, paper.presentationId)
    const answers = await readAnswersTo(db, viewer, 200)
    return <PaperSection code={code} name={paper.name} posts={posts} answers={answers} />
  },
})
