import { conflictOf, readForm, refuseForm } from '../platform/forms.ts'
import { originOf } from '../platform/origins.ts'
import { seeOther, show } from '../platform/page.tsx'
import { readCursor } from '../platform/pager.tsx'
import { limit, newRoutes, param, requireFound, requireMember, storePage, type Ctx } from '../platform/web.ts'
import { groupPath, loadForAnyone, loadForMember, loadGroup } from './access.ts'
import { actRoutes } from './acts/routes.tsx'
import { ballotRoutes } from './ballots/routes.tsx'
import { appealRoutes } from './appeals/routes.tsx'
import { changeRoutes } from './changes/routes.tsx'
import { writeMoment } from './changes/moment.ts'
import { paperDecisionRoutes } from './decisions/paper-routes.tsx'
import { decisionRoutes } from './decisions/routes.tsx'
import { endingRoutes } from './ending-routes.tsx'
import { EnterPage } from './enter-page.tsx'
import { EditGroupPage, OpenGroupPage } from './form-pages.tsx'
import { editForm, enterForm, groupForm, promiseForm } from './forms.ts'
import { GroupPage } from './group-page.tsx'
import { editGroup, openGroup, promiseKind } from './groups.ts'
import { journalRoutes } from './journal/routes.tsx'
import { meansRoutes } from './means/routes.tsx'
import { findSetAside, joinGroup, leaveGroup, wakeGroup } from './members.ts'
import { readGroups } from './lists.ts'
import { GroupsPage, MembersPage, readState, type ListFilter } from './pages.tsx'
import { asksFirst, readGroupPage, readMembers, showsPeople } from './queries.ts'
import { roleRoutes } from './roles/routes.tsx'
import { readStrandNames } from './strands/queries.ts'
import { lineRoutes } from './strands/line/routes.tsx'
import { strandRoutes } from './strands/routes.tsx'
import type { Weighty } from './tables.ts'

const filterKeys = ['etat', 'cherche', 'priorite', 'chantier', 'promesse', 'avant']

export const groupRoutes = newRoutes()
  .get('/groupes', async (c) => {
    storePage(c, ['group.', 'strand.'], filterKeys)
    const filter = readFilter(c)
    const { db } = c.var.lab
    const [strands, { rows, next }] = await Promise.all([
      readStrandNames(db, c.var.viewer),
      readGroups(db, c.var.viewer, filter, readCursor(c)),
    ])
    const started = readCursor(c) !== null
    return show(
      c,
      <GroupsPage
        groups={rows}
        next={next}
        started={started}
        filter={filter}
        strands={strands}
        address={addressOf(c)}
      />,
    )
  })
  .get('/groupes/ouvrir', async (c) => {
    const [strands, origin] = await Promise.all([readStrandNames(c.var.lab.db, c.var.viewer), originOf(c)])
    const chosen = { priority: c.req.query('priorite'), strand: c.req.query('chantier') }
    const isChosen = chosen.priority !== undefined || chosen.strand !== undefined
    return show(c, <OpenGroupPage strands={strands} chosen={isChosen ? chosen : undefined} origin={origin} />)
  })
  .post('/groupes/ouvrir', async (c) => {
    const { db, words } = c.var.lab
    const form = await readForm(c, groupForm(words))
    if (!form.ok)
      return show(
        c,
        <OpenGroupPage
          state={form.state}
          strands={await readStrandNames(db, c.var.viewer)}
          origin={await originOf(c, form.state)}
        />,
        422,
      )
    const viewer = requireMember(c)
    await limit(c, 'open')
    const group = await openGroup(db, viewer, form.data, c.var.view.lang)
    return seeOther(c, group.path, {
      key: form.data.audience === 'open' ? 'groups.opened' : 'groups.opened.lab',
      args: { name: group.name },
    })
  })
  .get(groupPath, async (c) => {
    storePage(c, ['group.', 'journal.', 'decision.', 'workshop.', 'production.', 'presentation.'])
    const content = requireFound(await readGroupPage(c.var.lab.db, c.var.viewer, param(c, 'slug')))
    return show(c, <GroupPage content={content} />)
  })
  .get(`${groupPath}/personnes`, async (c) => {
    const group = await loadGroup(c)
    requireFound(showsPeople(group) || null)
    const cursor = readCursor(c)
    const { rows, next, names } = await readMembers(c.var.lab.db, c.var.viewer, group.id, cursor)
    return show(
      c,
      <MembersPage group={group} members={rows} names={names} next={next} started={cursor !== null} />,
    )
  })
  .get(`${groupPath}/entrer`, async (c) => {
    const group = await loadGroup(c)
    return asksFirst(group) ? show(c, <EnterPage group={group} />) : c.redirect(group.path, 302)
  })
  .post(`${groupPath}/entrer`, async (c) => {
    const form = await readForm(c, enterForm)
    const { group, viewer } = await loadForAnyone(c)
    await limit(c, 'write')
    const joined = requireFound(await joinGroup(c.var.lab.db, viewer, group.id, { concerned: form.ok }))
    if (joined === 'set-aside') {
      const decision = requireFound(await findSetAside(c.var.lab.db, viewer, group.id))
      return seeOther(c, `${group.path}/decisions/${decision}`, { key: 'groups.joined.set-aside' })
    }
    if (joined === 'asks')
      return show(c, <EnterPage group={group} state={form.ok ? undefined : form.state} />, 422)
    const kept = group.peers_for === '' ? 'groups.joined' : 'groups.joined.peers'
    return seeOther(c, group.path, {
      key: joined === 'joined' ? kept : 'groups.joined.already',
      args: { name: group.otherName ?? viewer.name },
    })
  })
  .post(`${groupPath}/quitter`, async (c) => {
    const { group, viewer } = await loadForAnyone(c)
    const left = await leaveGroup(c.var.lab.db, viewer, group.id)
    return seeOther(c, group.path, { key: left ? 'groups.left' : 'groups.left.already' })
  })
  .post(`${groupPath}/reveiller`, async (c) => {
    const { group, viewer } = await loadForAnyone(c)
    await limit(c, 'write')
    const woken = requireFound(await wakeGroup(c.var.lab.db, viewer, group.id))
    return seeOther(c, group.path, { key: woken ? 'groups.woken' : 'groups.woken.already' })
  })
  .post(`${groupPath}/promesse`, async (c) => {
    const form = await readForm(c, promiseForm(c.var.lab.words))
    const { group, viewer } = await loadForMember(c)
    if (!form.ok || form.data.promise === null)
      return seeOther(c, group.path, { key: 'groups.promise.later' })
    await limit(c, 'write')
    requireFound(await promiseKind(c.var.lab.db, viewer, group.id, form.data.promise))
    return seeOther(c, group.path, { key: 'groups.promised' })
  })
  .get(`${groupPath}/modifier`, async (c) => {
    const { group } = await loadForMember(c)
    return show(
      c,
      <EditGroupPage group={group} strands={await readStrandNames(c.var.lab.db, c.var.viewer)} />,
    )
  })
  .post(`${groupPath}/modifier`, async (c) => {
    const { db, words } = c.var.lab
    const form = await readForm(c, editForm(words))
    const { group, viewer } = await loadForMember(c)
    const strands = await readStrandNames(db, viewer)
    if (!form.ok) return show(c, <EditGroupPage group={group} strands={strands} state={form.state} />, 422)
    await limit(c, 'write')
    const edited = requireFound(await editGroup(db, viewer, group.id, form.data, form.data.version))
    if (edited === 'stale') {
      // Read again: what was written meanwhile is what they must see.
      const { group: now } = await loadForMember(c)
      return show(c, <EditGroupPage group={now} strands={strands} state={await conflictOf(c)} />, 409)
    }
    if ('waiting' in edited) {
      const state = await refuseForm(c, fieldOf[edited.waiting], 'groups.change.waiting')
      return show(c, <EditGroupPage group={group} strands={strands} state={state} />, 422)
    }
    const { announced } = edited
    if (!announced) return seeOther(c, group.path, { key: 'groups.edited' })
    return seeOther(c, group.path, {
      key: 'groups.announced',
      args: { when: writeMoment(c.var.view, announced) },
    })
  })
  .route('/', changeRoutes)
  .route('/', decisionRoutes)
  .route('/', paperDecisionRoutes)
  .route('/', appealRoutes)
  .route('/', endingRoutes)
  .route('/', roleRoutes)
  .route('/', meansRoutes)
  .route('/', journalRoutes)
  .route('/', actRoutes)
  .route('/', lineRoutes)
  .route('/', strandRoutes)
  .route('/', ballotRoutes)

/** The field of the form where each waiting change is told. */
const fieldOf: Record<Weighty, string> = {
  name: 'name',
  purpose: 'purpose',
  peers_for: 'peersFor',
  peers_out: 'peersOut',
  audience: 'audience',
  lead: 'form',
  stop: 'form',
}

function readFilter(c: Ctx): ListFilter {
  const [priority, strand, promise] = ['priorite', 'chantier', 'promesse'].map((key) => c.req.query(key))
  return {
    state: readState(c.req.query('etat')),
    looking: Boolean(c.req.query('cherche')),
    ...(priority && { priority }),
    ...(strand && { strand }),
    ...(promise && { promise }),
  }
}

/** The address of the list without its place in it. */
function addressOf(c: Ctx): string {
  const query = new URLSearchParams(
    filterKeys.flatMap((key) => (key !== 'avant' && c.req.query(key) ? [[key, c.req.query(key) ?? '']] : [])),
  )
  return query.size > 0 ? `/groupes?${query}` : '/groupes'
}
