import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { limit, newRoutes, param, requireFound, storePage } from '../../platform/web.ts'
import { groupPath, loadForMember, loadGroup } from '../access.ts'
import { readClosedChanges } from '../changes/queries.ts'
import { readNames } from '../names.tsx'
import { showsPeople } from '../queries.ts'
import { HistoryPage } from './pages.tsx'
import { readActs } from './queries.ts'
import { undoAct } from './undo.ts'

export const actRoutes = newRoutes()
  .get(`${groupPath}/histoire`, async (c) => {
    storePage(c, ['group.', 'presentation.'], ['avant'])
    const { db } = c.var.lab
    const group = await loadGroup(c)
    const cursor = readCursor(c)
    const [{ rows, next }, changes] = await Promise.all([
      readActs(db, group.id, cursor),
      readClosedChanges(db, group.id),
    ])
    const ids = [
      ...rows.map((act) => act.presentation_id),
      ...changes.flatMap((change) => [change.by, change.closedBy]),
    ]
    const names = await readNames(db, c.var.viewer, showsPeople(group) ? ids : [])
    return show(
      c,
      <HistoryPage
        group={group}
        acts={rows}
        changes={changes}
        names={names}
        next={next}
        started={cursor !== null}
      />,
    )
  })
  .post(`${groupPath}/histoire/:act/defaire`, async (c) => {
    const { group, viewer } = await loadForMember(c)
    await limit(c, 'write')
    const undone = requireFound(await undoAct(c.var.lab.db, viewer, group.id, param(c, 'act')))
    return seeOther(c, `${group.path}/histoire`, { key: undone ? 'groups.undone' : 'groups.undone.already' })
  })
