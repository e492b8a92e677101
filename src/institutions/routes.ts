import { newRoutes } from '../platform/web.ts'
import { addressRoutes } from './addresses/routes.tsx'
import { readingRoutes } from './readings/routes.tsx'

export const institutionsRoutes = newRoutes().route('/', readingRoutes).route('/', addressRoutes)
