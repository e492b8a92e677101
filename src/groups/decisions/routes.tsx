import { HTTPException } from 'hono/http-exception'
import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { originOf } from '../../platform/origins.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../platform/web.ts'
import { groupPath } from '../access.ts'
import { openVoteForm } from '../ballots/forms.ts'
import { listBallots } from '../ballots/queries.ts'
import { writeMoment } from '../changes/moment.ts'
import { readPeople } from './about.ts'
import { effectAt, effectsFor, findEffect, type Effect } from './effects.ts'
import { AmendPage, ProposePage, WhatPage, type Asked } from './form-pages.tsx'
import { amendForm, messageForm, positionForm, proposalForm } from './forms.ts'
import { DecisionsPage } from './list-page.tsx'
import { DecisionPage, DecisionVersionsPage, type RefusedAnswer } from './page.tsx'
import { takePosition } from './positions.ts'
import { amend, propose, withdraw } from './propose.ts'
import { readBefore, readDecision, readDecisions, readDecisionVersions, readEffectOf } from './queries.ts'
import { loadDecider, loadSubject, type Subject } from './subject.ts'
import { eraseMessage, sayUnder } from './thread.ts'
import { OpenVotePage } from './vote-page.tsx'
import { mayVoteOn, openVote } from './vote.ts'

const ofGroup = `${groupPath}/decisions`
const ofCircle = '/cercles/:circle{(?:cles|accueil|veille|pilotage)}/decisions'
const one = ':id{[0-9a-z]{12}}'

/** What groups and circles decide: the same pages under each. */
export const decisionRoutes = newRoutes()
  .get(ofGroup, (c) => showList(c))
  .get(ofCircle, (c) => showList(c))
  .get(`${ofGroup}/proposer`, (c) => showWhat(c))
  .get(`${ofCircle}/proposer`, (c) => showWhat(c))
  .get(`${ofGroup}/proposer/:what`, (c) => showProposal(c))
  .get(`${ofCircle}/proposer/:what`, (c) => showProposal(c))
  .post(`${ofGroup}/proposer/:what`, (c) => postProposal(c))
  .post(`${ofCircle}/proposer/:what`, (c) => postProposal(c))
  .get(`${ofGroup}/${one}`, (c) => showDecision(c))
  .get(`${ofCircle}/${one}`, (c) => showDecision(c))
  .get(`${ofGroup}/${one}/versions`, (c) => showVersions(c))
  .get(`${ofCircle}/${one}/versions`, (c) => showVersions(c))
  .post(`${ofGroup}/${one}/reponse`, (c) => postPosition(c))
  .post(`${ofCircle}/${one}/reponse`, (c) => postPosition(c))
  .post(`${ofGroup}/${one}/mots`, (c) => postMessage(c))
  .post(`${ofCircle}/${one}/mots`, (c) => postMessage(c))
  .post(`${ofGroup}/${one}/mots/:message/effacer`, (c) => postErasing(c))
  .post(`${ofCircle}/${one}/mots/:message/effacer`, (c) => postErasing(c))
  .get(`${ofGroup}/${one}/modifier`, (c) => showAmending(c))
  .get(`${ofCircle}/${one}/modifier`, (c) => showAmending(c))
  .post(`${ofGroup}/${one}/modifier`, (c) => postAmending(c))
  .post(`${ofCircle}/${one}/modifier`, (c) => postAmending(c))
  .post(`${ofGroup}/${one}/retirer`, (c) => postWithdrawal(c))
  .post(`${ofCircle}/${one}/retirer`, (c) => postWithdrawal(c))
  .get(`${ofGroup}/${one}/voter`, (c) => showVote(c))
  .get(`${ofCircle}/${one}/voter`, (c) => showVote(c))
  .post(`${ofGroup}/${one}/voter`, (c) => postVote(c))
  .post(`${ofCircle}/${one}/voter`, (c) => postVote(c))

async function showList(c: Ctx): Promise<Response> {
  storePage(c, ['group.', 'decision.'], ['avant'])
  const subject = await loadSubject(c)
  const cursor = readCursor(c)
  const { rows, next } = await readDecisions(c.var.lab.db, c.var.viewer, subject, cursor)
  return show(c, <DecisionsPage subject={subject} decisions={rows} next={next} started={cursor !== null} />)
}

async function showWhat(c: Ctx): Promise<Response> {
  const { subject } = await loadDecider(c)
  return show(c, <WhatPage subject={subject} from={(await originOf(c))?.path ?? ''} />)
}

function effectOf(c: Ctx, subject: Subject): Effect {
  return requireFound(effectsFor(subject).find(({ path }) => path === param(c, 'what')))
}

/** The questions of an effect, with what there is to choose from. */
async function ask(c: Ctx, subject: Subject, effect: Effect): Promise<Asked> {
  const { lab, viewer } = c.var
  const { groupId, memberId } = subject
  const [choices, people] = await Promise.all([
    groupId === null ? [] : (effect.readChoices?.(lab.db, groupId) ?? []),
    !effect.about || !viewer ? [] : readPeople(lab.db, viewer, subject, effect.about),
  ])
  // Nobody parts with themself: they leave.
  return { effect, choices, people: people.filter(({ id }) => !effect.parts || id !== memberId) }
}

async function showProposal(c: Ctx, state?: FormState): Promise<Response> {
  const { subject } = await loadDecider(c)
  const asked = await ask(c, subject, effectOf(c, subject))
  const origin = await originOf(c, state)
  const before =
    origin?.kind === 'decision' ? await readBefore(c.var.lab.db, c.var.viewer, origin.path) : undefined
  return show(
    c,
    <ProposePage subject={subject} asked={asked} origin={origin} before={before} state={state} />,
    state ? 422 : 200,
  )
}

async function postProposal(c: Ctx): Promise<Response> {
  const { db, words } = c.var.lab
  // What is asked depends on what it changes: a word of the address that is none asks for nothing.
  const form = await readForm(c, proposalForm(requireFound(effectAt(param(c, 'what'))), words))
  const { subject, viewer } = await loadDecider(c)
  const effect = effectOf(c, subject)
  if (!form.ok) return showProposal(c, form.state)
  await limit(c, 'open')
  const { person, de, ...said } = form.data
  const proposal = { ...said, effect: effect.what, about: person || null, from: de }
  const proposed = requireFound(await propose(db, viewer, subject, proposal, c.var.view.lang))
  if (typeof proposed === 'string')
    return showProposal(c, await refuseForm(c, 'form', `groups.decision.${proposed}`))
  return seeOther(c, proposed.path, {
    key: 'groups.decision.proposed',
    args: { when: writeMoment(c.var.view, proposed.endsAt) },
  })
}

async function loadDecision(c: Ctx, subject: Subject) {
  const { lab, viewer } = c.var
  return requireFound(await readDecision(lab.db, viewer, subject, param(c, 'id'), readCursor(c)))
}

/** One decision; with a form of its page that was refused, as it was typed. */
export async function showDecision(c: Ctx, refused?: RefusedAnswer): Promise<Response> {
  if (!refused) storePage(c, ['group.', 'decision.', 'ballot.', 'presentation.'], ['avant'])
  const subject = await loadSubject(c)
  const { db } = c.var.lab
  const content = await loadDecision(c, subject)
  const { id, outcome } = content.decision
  // Votes come after a proposal found no consent, and may have it adopted.
  const mayHaveVotes = outcome === 'no-consent' || outcome === 'vote'
  const ballots = mayHaveVotes ? await listBallots(db, { kind: 'decision', id }) : []
  const started = readCursor(c) !== null
  const page = (
    <DecisionPage subject={subject} content={content} ballots={ballots} refused={refused} started={started} />
  )
  return show(c, page, refused ? 422 : 200)
}

async function showVote(c: Ctx, state?: FormState): Promise<Response> {
  const { subject } = await loadDecider(c)
  const { decision } = await loadDecision(c, subject)
  requireFound(mayVoteOn(decision) || null)
  return show(c, <OpenVotePage subject={subject} decision={decision} state={state} />, state ? 422 : 200)
}

async function postVote(c: Ctx): Promise<Response> {
  const form = await readForm(c, openVoteForm)
  const { subject, viewer } = await loadDecider(c)
  if (!form.ok) return showVote(c, form.state)
  await limit(c, 'open')
  const opened = requireFound(await openVote(c.var.lab.db, viewer, subject, param(c, 'id'), form.data))
  if (opened === 'already') return showVote(c, await refuseForm(c, 'form', 'groups.ballot.open.already'))
  return seeOther(c, opened.path, { key: 'groups.ballot.opened' })
}

async function showVersions(c: Ctx): Promise<Response> {
  const subject = await loadSubject(c)
  const content = await loadDecision(c, subject)
  requireFound(content.inside || null)
  const versions = await readDecisionVersions(c.var.lab.db, content.decision.id)
  return show(c, <DecisionVersionsPage subject={subject} content={content} versions={versions} />)
}

async function postPosition(c: Ctx): Promise<Response> {
  const form = await readForm(c, positionForm)
  const { subject, viewer } = await loadDecider(c)
  const again = (state: FormState) => showDecision(c, { form: 'position', state })
  if (!form.ok) return again(form.state)
  await limit(c, 'write')
  const position = { ...form.data, lang: c.var.view.lang }
  const answered = requireFound(await takePosition(c.var.lab.db, viewer, subject, param(c, 'id'), position))
  if (typeof answered === 'string')
    return again(await refuseForm(c, 'form', `groups.decision.late.${answered}`))
  return seeOther(c, `${subject.path}/decisions/${param(c, 'id')}`, {
    key: `groups.decision.received.${form.data.choice}`,
    args: {
      when: writeMoment(c.var.view, answered.endsAt),
      by: subject.circle === null ? 'group' : 'circle',
    },
  })
}

async function postMessage(c: Ctx): Promise<Response> {
  const form = await readForm(c, messageForm)
  const viewer = requireMember(c)
  const subject = await loadSubject(c)
  const { decision, inside } = await loadDecision(c, subject)
  if (!form.ok) return showDecision(c, { form: 'message', state: form.state })
  if (!inside) throw new HTTPException(403)
  await limit(c, 'speak')
  const message = { text: form.data.words, lang: c.var.view.lang }
  requireFound(await sayUnder(c.var.lab.db, viewer, subject, decision.id, message))
  return seeOther(c, `${decision.path}#talk`, {
    key: subject.circle === null ? 'groups.decision.talk.said' : 'groups.decision.talk.said.circle',
  })
}

async function postErasing(c: Ctx): Promise<Response> {
  const subject = await loadSubject(c)
  const { decision } = await loadDecision(c, subject)
  const viewer = requireFound(c.var.viewer)
  requireFound((await eraseMessage(c.var.lab.db, viewer, decision.id, param(c, 'message'))) || null)
  return seeOther(c, decision.path, { key: 'groups.decision.talk.erased' })
}

/** One's own proposal, and what it asks. */
async function loadOwn(c: Ctx) {
  const { subject, viewer } = await loadDecider(c)
  const { decision } = await loadDecision(c, subject)
  requireFound(decision.presentation_id === viewer.presentationId || null)
  return { subject, viewer, decision, effect: requireFound(findEffect(decision.effect)) }
}

async function showAmending(c: Ctx, state?: FormState): Promise<Response> {
  const { subject, decision, effect } = await loadOwn(c)
  if (decision.outcome && !state) return c.redirect(decision.path, 302)
  const asked = await ask(c, subject, effect)
  const status = state?.conflict ? 409 : state ? 422 : 200
  return show(c, <AmendPage subject={subject} decision={decision} asked={asked} state={state} />, status)
}

async function postAmending(c: Ctx): Promise<Response> {
  const { db, words } = c.var.lab
  // Read first, so that nothing typed is lost, with the questions of what it changes.
  const asks = requireFound(findEffect((await readEffectOf(db, param(c, 'id'))) ?? ''))
  const form = await readForm(c, amendForm(asks, words))
  const { subject, viewer, decision } = await loadOwn(c)
  if (!form.ok) return showAmending(c, form.state)
  await limit(c, 'write')
  const amended = requireFound(await amend(db, viewer, subject, decision.id, form.data))
  if (amended === 'stale') return showAmending(c, await conflictOf(c))
  if (amended === 'no-sense') return showAmending(c, await refuseForm(c, 'form', 'groups.decision.no-sense'))
  if (amended === 'closed') return showAmending(c, await refuseForm(c, 'form', 'groups.decision.late.closed'))
  return seeOther(c, decision.path, {
    key: 'groups.decision.amended.said',
    args: { when: writeMoment(c.var.view, amended.endsAt) },
  })
}

async function postWithdrawal(c: Ctx): Promise<Response> {
  const { subject, viewer } = await loadDecider(c)
  const id = param(c, 'id')
  const withdrawn = requireFound(await withdraw(c.var.lab.db, viewer, subject, id))
  return seeOther(c, `${subject.path}/decisions/${id}`, {
    key: withdrawn === 'closed' ? 'groups.decision.late.closed' : 'groups.decision.withdrawn',
  })
}
