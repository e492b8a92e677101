import { readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { castVote } from './ballots.ts'
import { fieldsOf, marksOf, voteForm } from './forms.ts'
import { BallotPage } from './pages.tsx'
import { readBallot } from './queries.ts'

const ballotPath = '/votes/:id{[0-9a-z]{12}}'

/** Votes, whatever they are about. */
export const ballotRoutes = newRoutes()
  .get(ballotPath, (c) => showBallot(c))
  .post(ballotPath, async (c) => {
    const ballot = await loadBallot(c)
    const form = await readForm(c, voteForm(ballot))
    if (!form.ok) return showBallot(c, form.state)
    const viewer = requireMember(c)
    await limit(c, 'write')
    const cast = await castVote(c.var.lab.db, viewer, ballot.id, marksOf(ballot, form.data))
    const { choice, marks } = fieldsOf(ballot)
    const field = ballot.method === 'choice' ? choice : (marks[0] ?? choice)
    if (cast === 'invalid')
      return showBallot(
        c,
        await refuseForm(c, field, `groups.ballot.invalid.${ballot.method}`, { dots: ballot.dots }),
      )
    const counted = ballot.secret ? 'groups.ballot.receipt.secret' : 'groups.ballot.receipt.open'
    const key = {
      counted,
      already: 'groups.ballot.already',
      closed: 'groups.ballot.closed',
      'not-asked': 'groups.ballot.not-asked',
    } as const
    return seeOther(c, `/votes/${ballot.id}`, { key: key[cast] })
  })

async function loadBallot(c: Ctx) {
  return requireFound(await readBallot(c.var.lab.db, c.var.viewer, param(c, 'id')))
}

async function showBallot(c: Ctx, state?: FormState) {
  return show(c, <BallotPage ballot={await loadBallot(c)} state={state} />, state ? 422 : 200)
}
