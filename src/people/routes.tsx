import { newRoutes } from '../platform/web.ts'
import { enteringRoutes } from './entering/routes.tsx'

export const peopleRoutes = newRoutes().route('/', enteringRoutes)
