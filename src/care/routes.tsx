import { newRoutes } from '../platform/web.ts'
import { contestRoutes } from './contests/routes.tsx'
import { reportRoutes } from './reports/routes.tsx'
import { watchRoutes } from './watch/routes.tsx'

export const careRoutes = newRoutes()
  .route('/', reportRoutes)
  .route('/', contestRoutes)
  .route('/', watchRoutes)
