/** Research: studies with the people they are about, what each consented to, what leaves, and whether participation here is real. */
import './messages.ts'
import './tables.ts'
import './releases/jobs.ts'

export { researchRoutes } from './routes.ts'
