import { newRoutes } from '../platform/web.ts'
import { crossingRoutes } from './crossings/routes.tsx'
import { mineRoutes } from './mine/routes.tsx'
import { nameRoutes } from './names/routes.tsx'
import { pieceRoutes } from './pieces/routes.tsx'

/** Fixed words before the names of pieces. */
export const knowledgeRoutes = newRoutes()
  .route('/', mineRoutes)
  .route('/', nameRoutes)
  .route('/', crossingRoutes)
  .route('/', pieceRoutes)
