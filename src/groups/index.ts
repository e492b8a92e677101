/** Groups: people who make something together, the strands that gather them, their roles, means, journal and one obligation, to produce. */
import './messages.ts'
import './tables.ts'
import './decisions/traces.ts'
import { registerPaperPart } from '../conversation/index.ts'
import { followClaimed, registerCirclePart } from '../people/index.ts'
import './ballots/tables.ts'
import { eraseVotes, exportVotes } from './ballots/personal.ts'
import type { Db } from '../platform/database.ts'
import { subscribe } from '../platform/facts.ts'
import { registerNightly } from '../platform/jobs.ts'
import { holdPersonalData } from '../platform/personal.ts'
import { registerKind } from '../platform/things.ts'
import './changes/apply.ts'
import './appeals/tables.ts'
import { moveAppeals } from './appeals/appeals.ts'
import './decisions/tables.ts'
import { decisionsOnPaper } from './decisions/paper-routes.tsx'
import { joinClaimed } from './decisions/paper.ts'
import './decisions/kinds/words.tsx'
import './decisions/kinds/roles.tsx'
import './decisions/kinds/means.tsx'
import './decisions/kinds/members.tsx'
import './decisions/kinds/seats.tsx'
import { touchGroup } from './members.ts'
import { readWholeDecision, readWholeEntry, readWholeGroup, readWholeLine, readWholeStrand } from './whole.ts'
import { eraseFromGroups, exportOfGroups } from './personal.ts'

export { GroupCard } from './cards.tsx'
export { openBallot } from './ballots/ballots.ts'
export { readFigures } from './ballots/queries.ts'
export { registerBallotSubject } from './ballots/subjects.ts'
export { registerEffect, type PassedDecision } from './decisions/effects.ts'
export { readAppealsWaiting, type AppealsWaiting } from './appeals/queries.ts'
export { readDecisionsWaiting, type WaitingDecision } from './decisions/queries.ts'
export { fulfilPromise } from './ending.ts'
export { isMember, isUnnamed, touchGroup } from './members.ts'
export { readGroupNews, type GroupNews } from './news.ts'
export { readGroupsLooking, readMyGroups, type ListedGroup, type MyGroup } from './lists.ts'
export { registerGroupPart } from './group-parts.tsx'
export { groupRoutes } from './routes.tsx'
export { registerScopeLink } from './scope-links.tsx'
export { readStanding } from './standing.ts'
export { readScopes, type GroupScope } from './traces.ts'

registerKind({
  kind: 'group',
  tone: 'group',
  label: 'groups.kind.group',
  listed: true,
  several: 'groups.list.title',
  readWhole: readWholeGroup,
})
registerKind({
  kind: 'journal',
  tone: 'group',
  label: 'groups.kind.journal',
  listed: true,
  several: 'groups.kind.journals',
  readWhole: readWholeEntry,
})
registerKind({
  kind: 'strand',
  tone: 'group',
  label: 'groups.kind.strand',
  listed: true,
  several: 'groups.strands.title',
  circle: 'steering',
  readWhole: readWholeStrand,
})

registerKind({
  kind: 'decision',
  tone: 'group',
  label: 'groups.kind.decision',
  listed: true,
  several: 'groups.decision.title',
  circle: 'steering',
  readWhole: readWholeDecision,
})
registerCirclePart({ title: 'groups.decision.title', path: '/decisions' })
registerCirclePart({
  title: 'groups.decision.propose.seat',
  path: '/decisions/proposer/donner-une-place',
  holders: true,
})
registerCirclePart({
  title: 'groups.decision.propose.seat-end',
  path: '/decisions/proposer/finir-une-place',
  holders: true,
})
registerPaperPart(decisionsOnPaper)
followClaimed(joinClaimed)
registerNightly('groups.appeals', moveAppeals)

registerKind({
  kind: 'line',
  tone: 'group',
  label: 'groups.kind.line',
  listed: false,
  circle: 'steering',
  readWhole: readWholeLine,
})

holdPersonalData({ name: 'votes', exportOf: exportVotes, erase: eraseVotes })
holdPersonalData({ name: 'groupes', exportOf: exportOfGroups, erase: eraseFromGroups })

// A meeting or a production of the group keeps it awake, whichever module it comes from.
for (const fact of ['workshop.published', 'production.published', 'production.versioned']) {
  subscribe(fact, 'groups.touch', async (db, { ids }) => touchContext(db, ids['thingId']))
}

async function touchContext(db: Db, thingId: string | undefined): Promise<void> {
  if (thingId === undefined) return
  const thing = await db
    .selectFrom('platform.thing')
    .select('context_id')
    .where('id', '=', thingId)
    .executeTakeFirst()
  if (thing?.context_id) await touchGroup(db, thing.context_id)
}
