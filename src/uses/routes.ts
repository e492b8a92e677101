import { newRoutes } from '../platform/web.ts'

export const usesRoutes = newRoutes()
