/** Research: studies with the people they are about, what each consented to, what leaves, and whether participation here is real. */
import './messages.ts'

export { researchRoutes } from './routes.ts'
