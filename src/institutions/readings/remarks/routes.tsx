import { conflictOf, readForm, type FormState } from '../../../platform/forms.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import { readVersions } from '../../../platform/versions.ts'
import { VersionsPage } from '../../../platform/versions-page.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../../platform/web.ts'
import { remarkEditForm, remarkForm, sentenceForm } from '../forms.ts'
import { loadReading, loadWritten, readingFacts, readingPath } from '../load.ts'
import { readOwnRemark, readRemarks, readSentence } from '../queries.ts'
import { correctSentence } from '../readings.ts'
import { CorrectPage, EditRemarkPage, remarkLabels, SentencePage } from './pages.tsx'
import { addRemark, editRemark, eraseRemark } from './remarks.ts'

const sentencePath = `${readingPath}/phrases/:number{[1-9][0-9]{0,4}}`
const remarkPath = '/decorticages/remarques/:id{[0-9a-z]{12}}'

/** A sentence, what several hands add to it, and what each takes back. */
export const remarkRoutes = newRoutes()
  .get(sentencePath, async (c) => {
    storePage(c, readingFacts)
    return showSentence(c)
  })
  .post(sentencePath, async (c) => {
    const form = await readForm(c, remarkForm)
    if (!form.ok) return showSentence(c, form.state)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const reading = await loadReading(c)
    const at = { readingId: reading.id, number: Number(param(c, 'number')) }
    const path = requireFound(await addRemark(c.var.lab.db, viewer, at, form.data))
    return seeOther(c, path, { key: 'institutions.remark.added' })
  })
  .get(`${sentencePath}/corriger`, async (c) => {
    const reading = await loadWritten(c)
    return show(c, <CorrectPage reading={reading} sentence={await loadSentence(c, reading.id)} />)
  })
  .post(`${sentencePath}/corriger`, async (c) => {
    const form = await readForm(c, sentenceForm)
    const reading = await loadWritten(c)
    const sentence = await loadSentence(c, reading.id)
    if (!form.ok)
      return show(c, <CorrectPage reading={reading} sentence={sentence} state={form.state} />, 422)
    await limit(c, 'write')
    const change = { id: reading.id, number: sentence.number, text: form.data.text }
    requireFound((await correctSentence(c.var.lab.db, requireMember(c), change)) || null)
    return seeOther(c, `${reading.path}/phrases/${sentence.number}`, {
      key: 'institutions.sentence.corrected',
    })
  })
  .get(`${remarkPath}/modifier`, async (c) => show(c, <EditRemarkPage remark={await loadRemark(c)} />))
  .post(`${remarkPath}/modifier`, async (c) => {
    const form = await readForm(c, remarkEditForm)
    const remark = await loadRemark(c)
    if (!form.ok) return show(c, <EditRemarkPage remark={remark} state={form.state} />, 422)
    await limit(c, 'write')
    const edited = await editRemark(c.var.lab.db, requireMember(c), remark.id, form.data)
    // Read again: what was written meanwhile is what they must see.
    if (edited === 'stale')
      return show(c, <EditRemarkPage remark={await loadRemark(c)} state={await conflictOf(c)} />, 409)
    requireFound(edited === 'missing' ? null : edited)
    return seeOther(c, remark.path, { key: 'institutions.saved' })
  })
  .get(`${remarkPath}/versions`, async (c) => {
    const remark = await loadRemark(c)
    const versions = await readVersions(c.var.lab.db, requireMember(c), remark.id)
    return show(c, <VersionsPage {...remark} labels={remarkLabels} versions={versions} />)
  })
  .post(`${remarkPath}/effacer`, async (c) => {
    const remark = await loadRemark(c)
    requireFound(await eraseRemark(c.var.lab.db, requireMember(c), remark.id))
    return seeOther(c, remark.path.split('#')[0] ?? '/decorticages', { key: 'institutions.erased' })
  })

async function loadSentence(c: Ctx, readingId: string) {
  return requireFound(await readSentence(c.var.lab.db, readingId, Number(param(c, 'number'))))
}

async function loadRemark(c: Ctx) {
  return requireFound(await readOwnRemark(c.var.lab.db, requireMember(c), param(c, 'id')))
}

async function showSentence(c: Ctx, state?: FormState) {
  const { lab, viewer } = c.var
  const reading = await loadReading(c)
  const [sentence, remarks] = await Promise.all([
    loadSentence(c, reading.id),
    readRemarks(lab.db, viewer, reading.id, Number(param(c, 'number'))),
  ])
  const props = { reading, sentence, remarks, ...(state && { state }) }
  return show(c, <SentencePage {...props} />, state ? 422 : 200)
}
