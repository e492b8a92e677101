/** Care: telling the team what harms, what the care circle does about it, and people drawn by lot who hear those who contest. */
import './messages.ts'
import './tables.ts'
import { registerPaperPart } from '../conversation/index.ts'
import { registerMyPart } from '../people/index.ts'
import { registerNightly } from '../platform/jobs.ts'
import { holdPersonalData } from '../platform/personal.ts'
import { followErased } from '../platform/things.ts'
import { moveContests } from './contests/contests.ts'
import { hiddenOnPaper } from './contests/paper.tsx'
import { eraseDecisions, personalCare } from './personal.ts'
import { eraseOldReports } from './reports/reports.ts'

export { readCareNews, type CareNews } from './news.ts'
export { careRoutes } from './routes.tsx'

holdPersonalData(personalCare)
followErased(eraseDecisions)
registerPaperPart(hiddenOnPaper)
registerMyPart({ title: 'care.own.title', path: '/moi/prevenu', order: 60 })
registerMyPart({ title: 'care.watch.title', path: '/veille', order: 65, circle: 'care' })
registerNightly('care.contests', moveContests)
registerNightly('care.reports', eraseOldReports)
