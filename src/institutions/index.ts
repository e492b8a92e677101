/** Institutions: their words taken apart and said again in plain words, and what is asked of them, with their answer or their silence. */
import './messages.ts'

export { institutionsRoutes } from './routes.ts'
