import { Hono } from 'hono'
import type { Web } from '../platform/web.ts'
import { indicatorRoutes } from './indicators/routes.tsx'
import { accessRoutes } from './releases/access/routes.tsx'
import { releaseRoutes } from './releases/routes.tsx'
import { consentRoutes } from './studies/consent/routes.tsx'
import { notebookRoutes } from './studies/notebook/routes.tsx'
import { paperRoutes } from './studies/paper/routes.tsx'
import { questionRoutes } from './studies/questions/routes.tsx'
import { studyRoutes } from './studies/routes.tsx'

/** Every address of research. */
export const researchRoutes = new Hono<Web>()
  .route('/', studyRoutes)
  .route('/', consentRoutes)
  .route('/', indicatorRoutes)
  .route('/', accessRoutes)
  .route('/', releaseRoutes)
  .route('/', questionRoutes)
  .route('/', notebookRoutes)
  .route('/', paperRoutes)
