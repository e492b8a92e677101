import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { findSides, selectSides } from '../crossings/queries.ts'
import { stepEditForm, stepForm } from './forms.ts'
import { pathPattern, requireOwnPath } from './load.ts'
import { findWay, readSteps, wayKinds } from './queries.ts'
import { AddStepPage, EditStepPage, FindPiecePage } from './step-forms.tsx'
import { addStep, editStep, raiseStep, removeStep } from './steps.ts'

const stepsPattern = `${pathPattern}/etapes`
const onePattern = `${stepsPattern}/:step{[0-9a-z]{12}}`

/** Writing the steps of a path, by those who write it. */
export const stepRoutes = newRoutes()
  .get(stepsPattern, async (c) => {
    const piece = c.req.query('savoir') ?? ''
    return piece === '' ? showFound(c) : showAdd(c, piece)
  })
  .post(stepsPattern, async (c) => {
    const form = await readForm(c, stepForm(c.var.lab.words))
    const path = await requireOwnPath(c)
    if (!form.ok)
      return showAdd(c, form.state.typed.find(([name]) => name === 'piece')?.[1] ?? '', form.state)
    await limit(c, 'write')
    const evidenceId = await findEvidence(c, form.data.evidence)
    if (evidenceId === undefined) return showAdd(c, form.data.piece, await refuseEvidence(c))
    const added = await addStep(c.var.lab.db, requireMember(c), path.id, { ...form.data, evidenceId })
    if (added === 'full')
      return showAdd(c, form.data.piece, await refuseForm(c, 'kind', 'knowledge.step.full'))
    const id = requireFound(added === 'missing' ? null : added)
    return seeOther(c, `${path.path}/${id}`, { key: 'knowledge.step.added' })
  })
  .get(onePattern, async (c) => showStep(c))
  .post(onePattern, async (c) => {
    const form = await readForm(c, stepEditForm(c.var.lab.words))
    const path = await requireOwnPath(c)
    if (!form.ok) return showStep(c, form.state)
    await limit(c, 'write')
    const evidenceId = await findEvidence(c, form.data.evidence)
    if (evidenceId === undefined) return showStep(c, await refuseEvidence(c))
    const step = { pathId: path.id, id: param(c, 'step') }
    const edited = await editStep(c.var.lab.db, requireMember(c), step, { ...form.data, evidenceId })
    if (edited === 'stale') return showStep(c, await conflictOf(c))
    requireFound(edited === 'missing' ? null : edited)
    return seeOther(c, `${path.path}/${step.id}`, { key: 'knowledge.path.saved' })
  })
  .post(`${onePattern}/monter`, async (c) => {
    const path = await requireOwnPath(c)
    await limit(c, 'write')
    const raised = await raiseStep(c.var.lab.db, requireMember(c), path.id, param(c, 'step'))
    return seeOther(c, path.path, { key: raised ? 'knowledge.step.raised' : 'knowledge.step.first' })
  })
  .post(`${onePattern}/enlever`, async (c) => {
    const path = await requireOwnPath(c)
    requireFound((await removeStep(c.var.lab.db, requireMember(c), path.id, param(c, 'step'))) || null)
    return seeOther(c, path.path, { key: 'knowledge.step.removed' })
  })

function findEvidence(c: Ctx, typed: string) {
  const { lab } = c.var
  const { origin } = lab.config.publicUrl
  return findWay(lab.db, requireMember(c), { typed, origin, kinds: wayKinds.evidence })
}

const refuseEvidence = (c: Ctx) => refuseForm(c, 'evidence', 'knowledge.step.evidence-none')

async function showFound(c: Ctx) {
  const { lab, viewer } = c.var
  const path = await requireOwnPath(c)
  const words = (c.req.query('q') ?? '').trim().slice(0, 200)
  const { origin } = lab.config.publicUrl
  const sides = await findSides(lab.db, viewer, { pieceId: '', priority: path.priority, words, origin })
  return show(c, <FindPiecePage {...{ path, words }} found={sides.filter(({ from }) => from !== null)} />)
}

async function showAdd(c: Ctx, pieceId: string, state?: FormState) {
  const path = await requireOwnPath(c)
  const piece = await selectSides(c.var.lab.db, c.var.viewer)
    .where('t.id', '=', pieceId)
    .where('t.kind', '=', 'piece')
    .executeTakeFirst()
  const page = <AddStepPage path={path} piece={requireFound(piece)} {...(state && { state })} />
  return show(c, page, state ? 422 : 200)
}

async function showStep(c: Ctx, state?: FormState) {
  const path = await requireOwnPath(c)
  const steps = await readSteps(c.var.lab.db, c.var.viewer, path.id)
  const step = requireFound(steps.find(({ id }) => id === param(c, 'step')))
  const page = <EditStepPage path={path} step={step} {...(state && { state })} />
  return show(c, page, state ? (state.conflict ? 409 : 422) : 200)
}
