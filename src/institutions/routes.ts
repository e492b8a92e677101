import { newRoutes } from '../platform/web.ts'
import { readingRoutes } from './readings/routes.tsx'

export const institutionsRoutes = newRoutes().route('/', readingRoutes)
