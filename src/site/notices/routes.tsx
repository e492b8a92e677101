import { z } from 'zod'
import { readMailAddress } from '../../people/index.ts'
import { choice, readForm } from '../../platform/forms.ts'
import { readCode } from '../../platform/ids.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember } from '../../platform/web.ts'
import { readNotices, sorts, stopDigest, switchDigest, switchSort } from './notices.ts'
import { NoticesPage, StopPage } from './pages.tsx'

const onForm = z.object({ on: choice(['0', '1']).transform((on) => on === '1') })
const stopPath = '/avis/arreter/:code'

/** What one is told, and how to be told less. */
export const noticeRoutes = newRoutes()
  .get('/moi/avis', async (c) => {
    const { accountId } = requireMember(c)
    const { db, mail } = c.var.lab
    const [notices, address] = await Promise.all([readNotices(db, accountId), readMailAddress(db, accountId)])
    const ready = address === null ? 'no-address' : 'ready'
    return show(c, <NoticesPage notices={notices} mail={mail.available ? ready : 'none'} />)
  })
  .post('/moi/avis/lettre', async (c) => {
    const form = await readForm(c, onForm)
    const { accountId } = requireMember(c)
    await limit(c, 'write')
    const on = form.ok && form.data.on
    const done = await switchDigest(c.var.lab.db, accountId, on, c.var.view.locale)
    const key =
      done === 'no-address'
        ? 'site.notices.digest-address'
        : on
          ? 'site.notices.digest-asked'
          : 'site.notices.digest-ended'
    return seeOther(c, '/moi/avis', { key })
  })
  .post('/moi/avis/:sort', async (c) => {
    const form = await readForm(c, onForm)
    const { accountId } = requireMember(c)
    await limit(c, 'write')
    const sort = requireFound(sorts.find((one) => one === param(c, 'sort')))
    const on = form.ok && form.data.on
    await switchSort(c.var.lab.db, accountId, sort, on)
    return seeOther(c, '/moi/avis', { key: on ? 'site.notices.told-again' : 'site.notices.told-no-more' })
  })
  .get(stopPath, (c) => {
    c.header('cache-control', 'no-store')
    return show(c, <StopPage action={c.req.path} />)
  })
  .post(stopPath, async (c) => {
    await limit(c, 'write')
    const stopped = await stopDigest(c.var.lab.db, readCode(param(c, 'code')) ?? '')
    requireFound(stopped || null)
    return seeOther(c, '/', { key: 'site.notices.digest-ended' })
  })
