/** Uses: what people do with digital tools, inventoried, questioned together, and rethought. */
import './messages.ts'

export { usesRoutes } from './routes.ts'
