/** Site: the pages across modules, from the home of today to search, feeds and what concerns someone. */
import './messages.ts'
import './tables.ts'
import './notices/digest.ts'
import { registerMyPart } from '../people/index.ts'
import { holdPersonalData } from '../platform/personal.ts'
import { eraseNotices, exportNotices } from './notices/notices.ts'

export { feedRoutes } from './feeds/routes.ts'
export { siteRoutes } from './routes.tsx'

registerMyPart({ title: 'site.notices.title', path: '/moi/avis', order: 75 })
holdPersonalData({ name: 'avis', exportOf: exportNotices, erase: eraseNotices })
