import { newRoutes } from '../platform/web.ts'

export const researchRoutes = newRoutes()
