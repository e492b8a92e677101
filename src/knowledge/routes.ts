import { newRoutes } from '../platform/web.ts'

export const knowledgeRoutes = newRoutes()
