import { newRoutes } from '../platform/web.ts'

export const institutionsRoutes = newRoutes()
