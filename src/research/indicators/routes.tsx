import { show } from '../../platform/page.tsx'
import { newRoutes, param, requireFound, storePage, type Ctx } from '../../platform/web.ts'
import { readComment } from './comments/queries.ts'
import { commentRoutes } from './comments/routes.tsx'
import { readQuarter } from '../releases/quarters.ts'
import { FigurePage } from './detail-page.tsx'
import { readLadder } from './ladder/queries.ts'
import { ladderRoutes } from './ladder/routes.tsx'
import { MethodPage } from './method-page.tsx'
import { NoFiguresPage, ParticipationPage } from './pages.tsx'
import { readFigures, readHistory, readQuarters, readScopes } from './queries.ts'
import { readCalculation } from './source.ts'
import { findIndicator } from './told.ts'

const facts = ['figures.', 'comment.', 'group.', 'strand.', 'rung.', 'ballot.']
const query = ['portee', 'trimestre']

/** Whether participation here is real: figures that are the same for everyone, and how they are worked out. */
export const indicatorRoutes = newRoutes()
  .get('/recherche/participation', async (c) => {
    storePage(c, facts, query)
    const { db } = c.var.lab
    const quarters = await readQuarters(db)
    const [latest] = quarters
    if (latest === undefined) return show(c, <NoFiguresPage />)
    const quarter = c.req.query('trimestre') ?? latest
    const scope = c.req.query('portee') ?? 'lab'
    const named = readQuarter(quarter)
    const [scopes, figures, comment, ladder] = await Promise.all([
      readScopes(db, quarter),
      readFigures(db, quarter, scope),
      readComment(db, { quarter, groupId: scope }),
      named ? readLadder(db, scope, named) : null,
    ])
    // A scope that everyone may not see any more has no page, nor has one that was not measured then.
    const here = requireFound(scopes.find((one) => one.scope === scope))
    return show(
      c,
      <ParticipationPage {...{ quarter, scope, quarters, scopes, here, figures, comment, ladder }} />,
    )
  })
  .route('/', commentRoutes)
  .route('/', ladderRoutes)
  .get('/recherche/participation/:indicator{[a-z-]+}', async (c) => {
    storePage(c, facts, query)
    return showFigure(c)
  })
  .get('/recherche/methode', (c) => {
    storePage(c, [])
    return show(c, <MethodPage />)
  })
  .get('/recherche/methode/calcul/:file{[a-z]+\\.ts}', async (c) =>
    c.text(requireFound(await readCalculation(param(c, 'file')))),
  )

async function showFigure(c: Ctx) {
  const { db } = c.var.lab
  const indicator = requireFound(findIndicator(param(c, 'indicator')))
  const quarter = requireFound(c.req.query('trimestre') ?? (await readQuarters(db))[0])
  const scope = c.req.query('portee') ?? 'lab'
  const [scopes, history] = await Promise.all([readScopes(db, quarter), readHistory(db, scope, indicator)])
  const here = requireFound(scopes.find((one) => one.scope === scope))
  const figure = requireFound(history.find((one) => one.quarter === quarter))
  return show(c, <FigurePage figure={figure} here={here} history={history} />)
}
