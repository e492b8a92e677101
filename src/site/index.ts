/** Site: the pages across modules, from the home of today to search, feeds and what concerns someone. */
import './messages.ts'

export { feedRoutes } from './feeds/routes.ts'
export { siteRoutes } from './routes.tsx'
