import { newRoutes } from '../platform/web.ts'
import { mineRoutes } from './mine/routes.tsx'
import { noticeRoutes } from './notices/routes.tsx'
import { searchRoutes } from './search/routes.tsx'
import { shareRoutes } from './share/routes.tsx'
import { settingsRoutes } from './settings/routes.tsx'
import { textRoutes } from './texts/routes.tsx'
import { todayRoutes } from './today/routes.tsx'

export const siteRoutes = newRoutes()
  .route('/', todayRoutes)
  .route('/', mineRoutes)
  .route('/', noticeRoutes)
  .route('/', searchRoutes)
  .route('/', shareRoutes)
  .route('/', textRoutes)
  .route('/', settingsRoutes)
