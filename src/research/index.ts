/** Research: studies with the people they are about, what each consented to, what leaves, and whether participation here is real. */
import './messages.ts'
import './tables.ts'
import './personal.ts'
import './indicators/register.ts'
import './releases/jobs.ts'
import './studies/lent.tsx'
import { registerPaperPart } from '../conversation/index.ts'
import { registerMyPart } from '../people/index.ts'
import { registerKind } from '../platform/things.ts'
import { showSheetOnPaper } from './studies/paper/on-paper.tsx'
import { readWholeNote, readWholeStudy } from './studies/whole.ts'

export { printFigures } from './indicators/print.ts'
export { readStudyNews, type StudyNews } from './studies/consent/news.ts'
export { releaseNamed, saidOfRelease } from './releases/by-hand.ts'
export { researchRoutes } from './routes.ts'

registerKind({
  kind: 'study',
  tone: 'know',
  label: 'research.study',
  listed: true,
  several: 'research.studies',
  readWhole: readWholeStudy,
})

registerKind({
  kind: 'note',
  tone: 'know',
  label: 'research.study.note',
  listed: true,
  several: 'research.study.notes',
  readWhole: readWholeNote,
})

registerPaperPart({ show: showSheetOnPaper })
registerMyPart({ title: 'research.consent.mine', path: '/moi/etudes', order: 50 })
registerMyPart({ title: 'research.release.mine', path: '/moi/donnees-de-recherche', order: 55 })
