import { newRoutes } from '../platform/web.ts'
import { dataRoutes } from './open/routes.tsx'
import { heardRoutes } from './heard/routes.tsx'
import { ideaRoutes } from './ideas/routes.tsx'
import { inventoryRoutes } from './inventory/routes.tsx'
import { stepRoutes } from './inventory/step-routes.tsx'
import { paperRoutes } from './paper/routes.tsx'
import { voiceRoutes } from './voices/routes.tsx'
import { questionRoutes } from './questions/routes.tsx'
import { statementRoutes } from './questions/statement-routes.tsx'

/** Every page of uses; fixed words before names. */
export const usesRoutes = newRoutes()
  .route('/', questionRoutes)
  .route('/', statementRoutes)
  .route('/', stepRoutes)
  .route('/', voiceRoutes)
  .route('/', paperRoutes)
  .route('/', dataRoutes)
  .route('/', heardRoutes)
  .route('/', inventoryRoutes)
  .route('/', ideaRoutes)
