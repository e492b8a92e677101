import { z } from 'zod'
import { readForm, ticked } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../platform/web.ts'
import { eraseProduction, restoreProduction, withdrawProduction } from '../making/withdraw.ts'
import { openWriting } from '../making/writing.ts'
import { readTakenTrials } from '../trials/queries.ts'
import { countPages, readPage } from './content.tsx'
import { ProductionsPage } from './list-page.tsx'
import { listProductions } from './list-queries.ts'
import { ProductionPage } from './page.tsx'
import { listVersions, readBeside, readHead, readProduction } from './queries.ts'
import { VersionPage, VersionsPage, WithdrawPage } from './version-pages.tsx'

/** Facts that change what pages about productions show. */
const facts = ['production.', 'trial.', 'need.', 'presentation.']

/** The list, one production and its versions, and taking it back. */
export const readingRoutes = newRoutes()
  .get('/productions', async (c) => {
    storePage(c, facts, ['genre', 'priorite', 'licence', 'avant'])
    const ask = (key: string) => c.req.query(key) ?? ''
    const filter = { kind: ask('genre'), priority: ask('priorite'), licence: ask('licence') }
    const cursor = readCursor(c)
    const list = await listProductions(c.var.lab.db, c.var.viewer, filter, cursor)
    return show(c, <ProductionsPage {...list} filter={filter} started={cursor !== null} />)
  })
  .get('/productions/:slug', async (c) => {
    storePage(c, facts, ['page'])
    const { db } = c.var.lab
    const production = requireFound(await readProduction(db, c.var.viewer, param(c, 'slug')))
    const page = readPage(c.req.query('page'))
    requireFound(page <= countPages(c.var.lab.words, production) || null)
    const beside = page === 1 ? await readBeside(db, c.var.viewer, production) : []
    return show(c, <ProductionPage production={production} beside={beside} page={page} />)
  })
  .get('/productions/:slug/versions', async (c) => {
    storePage(c, facts)
    const production = await loadHead(c)
    const { db } = c.var.lab
    const versions = await listVersions(db, production.id)
    const taken = await readTakenTrials(db, c.var.viewer, production.id)
    return show(c, <VersionsPage production={production} versions={versions} taken={taken} />)
  })
  .get('/productions/:slug/versions/:number{[1-9][0-9]{0,5}}', async (c) => {
    const number = Number(param(c, 'number'))
    const production = requireFound(
      await readProduction(c.var.lab.db, c.var.viewer, param(c, 'slug'), number),
    )
    const page = readPage(c.req.query('page'))
    requireFound(page <= countPages(c.var.lab.words, production) || null)
    return show(c, <VersionPage production={production} page={page} />)
  })
  .post('/productions/:slug/modifier', async (c) => {
    const { production, viewer } = await loadForWriter(c)
    await limit(c, 'write')
    const draft = requireFound(await openWriting(c.var.lab.db, viewer, production.id))
    return seeOther(c, `/productions/ebauches/${draft}`, { key: 'productions.writing' })
  })
  .get('/productions/:slug/retirer', async (c) => {
    const { production } = await loadForWriter(c)
    return show(c, <WithdrawPage production={production} />)
  })
  .post('/productions/:slug/retirer', async (c) => {
    const { production, viewer } = await loadForWriter(c)
    await limit(c, 'write')
    requireFound((await withdrawProduction(c.var.lab.db, viewer, production.id)) || null)
    return seeOther(c, production.path, { key: 'productions.withdrew' })
  })
  .post('/productions/:slug/remettre', async (c) => {
    const { production, viewer } = await loadForWriter(c)
    await limit(c, 'write')
    requireFound((await restoreProduction(c.var.lab.db, viewer, production.id)) || null)
    return seeOther(c, production.path, { key: 'productions.restored' })
  })
  .post('/productions/:slug/effacer', async (c) => {
    const form = await readForm(c, z.object({ sure: ticked() }))
    const { production, viewer } = await loadForWriter(c)
    if (!form.ok) return show(c, <WithdrawPage production={production} state={form.state} />, 422)
    requireFound((await eraseProduction(c.var.lab.db, viewer, production.id)) || null)
    return seeOther(c, '/productions', { key: 'productions.erased', args: { title: production.title } })
  })

async function loadHead(c: Ctx) {
  return requireFound(await readHead(c.var.lab.db, c.var.viewer, param(c, 'slug')))
}

async function loadForWriter(c: Ctx) {
  const viewer = requireMember(c)
  const production = await loadHead(c)
  requireFound(production.writable || null)
  return { viewer, production }
}
