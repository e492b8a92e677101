import { show } from '../../platform/page.tsx'
import { newRoutes, param, requireFound, requireMember, storePage, type Ctx } from '../../platform/web.ts'
import { CodebookPage } from '../dataset/codebook-page.tsx'
import { writeCodebook } from '../dataset/codebook.ts'
import { writeCsv } from '../../platform/csv.ts'
import { readOwnRowsOf } from './own.ts'
import { OwnRowsPage } from './own-page.tsx'
import { CellsPage, ReleasesPage } from './pages.tsx'
import { findStudy, listReleases, readCells } from './queries.ts'

const dataPath = '/recherche/etudes/:slug{[a-z0-9-]+}/donnees'
const facts = ['release.', 'study.']

/** What came out of each study, for everyone: counts, and what the files hold. */
export const releaseRoutes = newRoutes()
  .get('/recherche/dictionnaire', (c) => {
    storePage(c, [])
    return show(c, <CodebookPage />)
  })
  .get('/recherche/dictionnaire.json', (c) => {
    c.header('content-type', 'application/json; charset=utf-8')
    return c.body(writeCodebook(c.var.view.t))
  })
  .get('/moi/etudes/:slug{[a-z0-9-]+}/donnees/traces', async (c) => {
    const viewer = requireMember(c)
    const { db, words } = c.var.lab
    const priorities = words.list('priority').map(({ slug }) => slug)
    const rows = requireFound(await readOwnRowsOf(db, param(c, 'slug'), viewer, priorities))
    return show(c, <OwnRowsPage rows={rows} />)
  })
  .get(dataPath, async (c) => {
    storePage(c, facts)
    const study = await requireStudy(c)
    return show(c, <ReleasesPage study={study} releases={await listReleases(c.var.lab.db, study.id)} />)
  })
  .get(`${dataPath}/:quarter{[0-9]{4}-T[1-4]}`, async (c) => {
    storePage(c, facts)
    const { study, quarter, found } = await requireCells(c, param(c, 'quarter'))
    return show(c, <CellsPage study={study} quarter={quarter} {...found} />)
  })
  .get(`${dataPath}/:file{[0-9]{4}-T[1-4]\\.(?:csv|json)}`, async (c) => {
    const [name = '', sort = ''] = param(c, 'file').split('.')
    const { study, quarter, found } = await requireCells(c, name)
    c.header('content-disposition', `attachment; filename="${study.slug}-${quarter}.${sort}"`)
    if (sort === 'json') return c.json({ study: study.slug, quarter, counts: found.cells })
    c.header('content-type', 'text/csv; charset=utf-8')
    return c.body(writeCsv(found.cells, ['situation', 'people', 'turns']))
  })

async function requireStudy(c: Ctx) {
  return requireFound(await findStudy(c.var.lab.db, c.var.viewer, param(c, 'slug')))
}

async function requireCells(c: Ctx, quarter: string) {
  const study = await requireStudy(c)
  const found = requireFound(await readCells(c.var.lab.db, study.id, quarter))
  return { study, quarter, found }
}
