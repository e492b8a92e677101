import { newRoutes } from '../platform/web.ts'
import { settingsRoutes } from './settings/routes.tsx'
import { textRoutes } from './texts/routes.tsx'
import { todayRoutes } from './today/routes.tsx'

export const siteRoutes = newRoutes()
  .route('/', todayRoutes)
  .route('/', textRoutes)
  .route('/', settingsRoutes)
