import { newRoutes } from '../platform/web.ts'
import { draftRoutes } from './drafts/routes.tsx'
import { paperRoutes } from './paper/routes.tsx'
import { slipRoutes } from './paper/slip-routes.tsx'
import { actRoutes } from './posts/act-routes.tsx'
import { readingRoutes } from './posts/reading-routes.tsx'
import { priorityRoutes } from './priorities/routes.tsx'

/** Every page of the conversation. */
export const conversationRoutes = newRoutes()
  .route('/', priorityRoutes)
  .route('/', readingRoutes)
  .route('/', actRoutes)
  .route('/', paperRoutes)
  .route('/', slipRoutes)
  .route('/', draftRoutes)
