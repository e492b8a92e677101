import { newRoutes } from '../platform/web.ts'
import { circleRoutes } from './circles/routes.tsx'
import { credentialRoutes } from './entering/credential-routes.tsx'
import { enteringRoutes } from './entering/routes.tsx'
import { leavingRoutes } from './leaving/routes.tsx'
import { mineRoutes } from './mine/routes.tsx'
import { presentationRoutes } from './presentations/routes.tsx'
import { wordRoutes } from './words/routes.tsx'

export const peopleRoutes = newRoutes()
  .route('/', enteringRoutes)
  .route('/', credentialRoutes)
  .route('/', leavingRoutes)
  .route('/', mineRoutes)
  .route('/', circleRoutes)
  .route('/', wordRoutes)
  .route('/', presentationRoutes)
