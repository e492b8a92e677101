import { newRoutes } from '../platform/web.ts'
import { authorRoutes } from './authors/routes.tsx'
import { helpRoutes } from './captions/help-routes.tsx'
import { captionRoutes } from './captions/routes.tsx'
import { cohortRoutes } from './kinds/course/cohorts/routes.tsx'
import { followRoutes } from './kinds/course/follow-routes.tsx'
import { importRoutes } from './kinds/game/import-routes.tsx'
import { planRoutes } from './kinds/course/plan-routes.tsx'
import { gameRoutes } from './kinds/game/routes.tsx'
import { h5pRoutes } from './kinds/h5p/routes.tsx'
import { certificateRoutes } from './going-out/certificate-routes.tsx'
import { goingOutRoutes } from './going-out/routes.tsx'
import { prototypeRoutes } from './kinds/prototype/routes.tsx'
import { lineageRoutes } from './lineage/routes.tsx'
import { makingRoutes } from './making/routes.tsx'
import { needRoutes } from './needs/routes.tsx'
import { offlineRoutes } from './offline/routes.tsx'
import { packageRoutes } from './package/routes.tsx'
import { partRoutes } from './parts/routes.tsx'
import { readingRoutes } from './reading/routes.tsx'
import { rightRoutes } from './rights/routes.tsx'
import { trialRoutes } from './trials/routes.tsx'

/** Every page of productions. Those with words of their own in the path come before those with a slug there. */
export const productionRoutes = newRoutes()
  .route('/', makingRoutes)
  .route('/', partRoutes)
  .route('/', packageRoutes)
  .route('/', captionRoutes)
  .route('/', helpRoutes)
  .route('/', rightRoutes)
  .route('/', gameRoutes)
  .route('/', planRoutes)
  .route('/', followRoutes)
  .route('/', cohortRoutes)
  .route('/', importRoutes)
  .route('/', h5pRoutes)
  .route('/', prototypeRoutes)
  .route('/', authorRoutes)
  .route('/', trialRoutes)
  .route('/', lineageRoutes)
  .route('/', certificateRoutes)
  .route('/', goingOutRoutes)
  .route('/', offlineRoutes)
  .route('/', readingRoutes)
  .route('/', needRoutes)
