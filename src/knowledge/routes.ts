import { newRoutes } from '../platform/web.ts'
import { referenceRoutes } from './citations/routes.tsx'
import { crossingRoutes } from './crossings/routes.tsx'
import { mineRoutes } from './mine/routes.tsx'
import { nameRoutes } from './names/routes.tsx'
import { followRoutes } from './paths/follow-routes.tsx'
import { pathRoutes } from './paths/routes.tsx'
import { stepRoutes } from './paths/step-routes.tsx'
import { matterRoutes } from './testimonies/matter-routes.tsx'
import { testimonyRoutes } from './testimonies/routes.tsx'
import { pictureRoutes } from './picture/routes.tsx'
import { pieceRoutes } from './pieces/routes.tsx'

/** Fixed words before the names of pieces. */
export const knowledgeRoutes = newRoutes()
  .route('/', mineRoutes)
  .route('/', nameRoutes)
  .route('/', referenceRoutes)
  .route('/', pictureRoutes)
  .route('/', testimonyRoutes)
  .route('/', matterRoutes)
  .route('/', pathRoutes)
  .route('/', stepRoutes)
  .route('/', followRoutes)
  .route('/', crossingRoutes)
  .route('/', pieceRoutes)
