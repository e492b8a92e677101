import { draftState } from '../../platform/drafts.ts'
import { loadFiles } from '../../platform/files/show.ts'
import { conflictOf, readForm, refuseForm } from '../../platform/forms.ts'
import { readWhatCame } from '../../platform/origins.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { readVersions } from '../../platform/versions.ts'
import { VersionsPage } from '../../platform/versions-page.tsx'
import { limit, newRoutes, requireFound, requireMember, storePage } from '../../platform/web.ts'
import { askedGroup } from '../access.ts'
import { EditReadingPage, readingLabels } from './edit-page.tsx'
import { readingEditForm, readingForm } from './forms.ts'
import { ReadingsPage } from './list-page.tsx'
import { loadReading, loadWritten, readingFacts, readingPath } from './load.ts'
import { seemsPersonal } from './mask.ts'
import { maskingRoutes } from './masking/routes.tsx'
import { ReadingPage } from './page.tsx'
import { photoRoutes } from './photo/routes.tsx'
import { showPutUp } from './put-up.tsx'
import { listReadings, readSentences } from './queries.ts'
import { editReading, eraseReading, putUpReading } from './readings.ts'
import { remarkRoutes } from './remarks/routes.tsx'
import { rewritingRoutes } from './rewriting/routes.tsx'

const ownRoutes = newRoutes()
  .get('/decorticages', async (c) => {
    storePage(c, ['reading.', 'presentation.'], ['avant', 'sorte', 'groupe'])
    const filter = { sort: c.req.query('sorte') ?? '', group: askedGroup(c) }
    const cursor = readCursor(c)
    const list = await listReadings(c.var.lab.db, c.var.viewer, filter, cursor)
    return show(c, <ReadingsPage {...list} filter={filter} started={cursor !== null} />)
  })
  .get('/decorticages/deposer', async (c) => showPutUp(c, { state: await draftState(c) }))
  .post('/decorticages/deposer', async (c) => {
    const form = await readForm(c, readingForm(c.var.lab.words))
    if (!form.ok) return showPutUp(c, { state: form.state, status: 422 })
    const { looked: _, sure, ...draft } = form.data
    if (!sure && seemsPersonal(draft.text))
      return showPutUp(c, {
        state: await refuseForm(c, 'text', 'institutions.reading.seems-personal'),
        status: 422,
      })
    const viewer = requireMember(c)
    await limit(c, 'open')
    const put = await putUpReading(c.var.lab.db, viewer, draft)
    if (put === 'not-member')
      return showPutUp(c, { state: await refuseForm(c, 'group', 'form.invalid'), status: 422 })
    return seeOther(c, put.path, { key: 'institutions.reading.published' })
  })
  .get(readingPath, async (c) => {
    storePage(c, readingFacts, ['depuis'])
    const { lab, viewer } = c.var
    const reading = await loadReading(c)
    const from = Number(/^[1-9]\d{0,4}$/.exec(c.req.query('depuis') ?? '')?.[0] ?? 1)
    const [sentences, files, came] = await Promise.all([
      readSentences(lab.db, viewer, reading.id, { from }),
      loadFiles(lab.db, [reading.id]),
      readWhatCame(lab.db, viewer, reading.id),
    ])
    requireFound(sentences[0])
    return show(c, <ReadingPage {...{ reading, sentences, came }} photos={files.get(reading.id) ?? []} />)
  })
  .get(`${readingPath}/modifier`, async (c) => show(c, <EditReadingPage reading={await loadWritten(c)} />))
  .post(`${readingPath}/modifier`, async (c) => {
    const form = await readForm(c, readingEditForm(c.var.lab.words))
    const reading = await loadWritten(c)
    if (!form.ok) return show(c, <EditReadingPage reading={reading} state={form.state} />, 422)
    await limit(c, 'write')
    const edited = await editReading(c.var.lab.db, requireMember(c), reading.id, form.data)
    // Read again: what was written meanwhile is what they must see.
    if (edited === 'stale')
      return show(c, <EditReadingPage reading={await loadWritten(c)} state={await conflictOf(c)} />, 409)
    requireFound(edited === 'missing' ? null : edited)
    return seeOther(c, reading.path, { key: 'institutions.saved' })
  })
  .get(`${readingPath}/versions`, async (c) => {
    const reading = await loadWritten(c)
    const versions = await readVersions(c.var.lab.db, requireMember(c), reading.id)
    return show(c, <VersionsPage {...reading} labels={readingLabels} versions={versions} />)
  })
  .post(`${readingPath}/effacer`, async (c) => {
    const reading = await loadWritten(c)
    requireFound((await eraseReading(c.var.lab.db, requireMember(c), reading.id)) || null)
    return seeOther(c, '/decorticages', { key: 'institutions.erased' })
  })

/** Words of institutions, put up, taken apart and said again. Fixed addresses come first: the slug would take them. */
export const readingRoutes = newRoutes()
  .route('/', maskingRoutes)
  .route('/', remarkRoutes)
  .route('/', rewritingRoutes)
  .route('/', photoRoutes)
  .route('/', ownRoutes)
