/** Knowledge: what people know from living, from practice and from books, side by side, how each answers the others, and paths through it. */
import './messages.ts'

export { knowledgeRoutes } from './routes.ts'
