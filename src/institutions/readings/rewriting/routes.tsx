import { keepDraft, draftKey } from '../../../platform/drafts.ts'
import { conflictOf, readForm, readTyped } from '../../../platform/forms.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import { VersionsPage } from '../../../platform/versions-page.tsx'
import { limit, newRoutes, requireFound, requireMember, storePage } from '../../../platform/web.ts'
import { mostSentences, rewritingForm } from '../forms.ts'
import { loadReading, loadWritten, readingFacts, readingPath } from '../load.ts'
import { readRewrites, readSentences } from '../queries.ts'
import { AssemblePage, RewritingPage, rewritingLabels, SideBySidePage } from './pages.tsx'
import { assemble, keepRewriting, readRewritings } from './rewriting.ts'

const rewritingPath = `${readingPath}/reecriture`
const all = { most: mostSentences }

/** The whole text said again, out of what several hands proposed, and what is made of it. */
export const rewritingRoutes = newRoutes()
  .get(`${readingPath}/cote-a-cote`, async (c) => {
    storePage(c, readingFacts)
    const reading = await loadReading(c)
    const sentences = await readSentences(c.var.lab.db, c.var.viewer, reading.id, all)
    return show(c, <SideBySidePage reading={reading} sentences={sentences} />)
  })
  .get(rewritingPath, async (c) => {
    const reading = await loadWritten(c)
    const { lab, viewer } = c.var
    const sentences = await readSentences(lab.db, viewer, reading.id, all)
    const text = reading.rewritten ?? assemble(sentences, await readRewrites(lab.db, viewer, reading.id))
    return show(c, <RewritingPage reading={reading} sentences={sentences} text={text} />)
  })
  .post(rewritingPath, async (c) => {
    const form = await readForm(c, rewritingForm)
    const reading = await loadWritten(c)
    const { lab, viewer } = c.var
    const sentences = await readSentences(lab.db, viewer, reading.id, all)
    const text = reading.rewritten ?? ''
    if (!form.ok) return show(c, <RewritingPage {...{ reading, sentences, text }} state={form.state} />, 422)
    await limit(c, 'write')
    const kept = await keepRewriting(lab.db, requireMember(c), reading.id, form.data)
    if (kept === 'stale') {
      // Read again: what was written meanwhile is what they must see.
      const now = await loadWritten(c)
      const state = await conflictOf(c)
      return show(c, <RewritingPage reading={now} sentences={sentences} text={text} state={state} />, 409)
    }
    requireFound(kept === 'missing' ? null : kept)
    return seeOther(c, `${reading.path}#rewritten`, { key: 'institutions.rewriting.kept' })
  })
  .get(`${rewritingPath}/assembler`, async (c) => {
    const reading = await loadWritten(c)
    const { lab, viewer } = c.var
    const [sentences, rewrites] = await Promise.all([
      readSentences(lab.db, viewer, reading.id, all),
      readRewrites(lab.db, viewer, reading.id),
    ])
    return show(c, <AssemblePage reading={reading} sentences={sentences} rewrites={rewrites} />)
  })
  .post(`${rewritingPath}/assembler`, async (c) => {
    const { fields } = await readTyped(c)
    const reading = await loadWritten(c)
    await limit(c, 'write')
    const { lab, viewer } = c.var
    const [sentences, rewrites] = await Promise.all([
      readSentences(lab.db, viewer, reading.id, all),
      readRewrites(lab.db, viewer, reading.id),
    ])
    const choices = new Map(
      fields.flatMap(([name, value]) => {
        const number = /^phrase-(\d{1,5})$/.exec(name)?.[1]
        return number === undefined ? [] : [[Number(number), value] as const]
      }),
    )
    const text = assemble(sentences, rewrites, choices)
    return show(c, <RewritingPage reading={reading} sentences={sentences} text={text} />)
  })
  .get(`${rewritingPath}/versions`, async (c) => {
    const reading = await loadWritten(c)
    const states = await readRewritings(c.var.lab.db, reading.id)
    const versions = states.map(({ text, ...state }) => ({ ...state, texts: { text } }))
    return show(
      c,
      <VersionsPage path={reading.path} lang={reading.lang} labels={rewritingLabels} versions={versions} />,
    )
  })
  .post(`${readingPath}/guide`, async (c) => {
    const viewer = requireMember(c)
    const { path, title, rewritten, institution, lang } = await loadReading(c)
    await limit(c, 'write')
    const words = c.var.lab.words.list('kind')
    // A lab may have renamed its guides: any kind that is a text will do.
    const kind =
      words.find(({ slug }) => slug === 'guide') ?? words.find(({ data }) => data['form'] === 'text')
    const form = `/productions/proposer/${encodeURIComponent(requireFound(kind).slug)}`
    const draft = await keepDraft(c.var.lab.db, viewer.accountId, form, [
      ['title', title],
      ['summary', c.var.view.t('institutions.reading.guide-summary', { institution })],
      ['partTitle', title],
      ['partText', requireFound(rewritten)],
      ['named', viewer.name],
      ['lang', lang],
      ['de', path],
    ])
    return seeOther(c, `${form}?${draftKey}=${draft}`, { key: 'institutions.reading.guide-begun' })
  })
