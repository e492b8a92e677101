import { nameOf } from '../../../platform/choices.ts'
import { useView, type View } from '../../../platform/view.ts'
import { argsOfGap, writeNumber } from '../told.ts'
import type { LadderVote } from './queries.ts'
import { meanOf, rungAt } from './rungs.ts'
import { pathOfLadder } from './vote.ts'

/** What was declared and what was seen, and how far one is from the other; nothing of votes that would tell someone's. */
export function LadderWords({ told }: { told: LadderVote }) {
  const view = useView()
  const { t } = view
  const { declared, ballotId, over } = told
  const name = (rung: number) => nameOf('rung', rungAt(rung))
  const perceived = told.perceived ? meanOf(told.perceived) : undefined
  const sentences = [
    declared !== null && t('research.ladder.told.declared', { name: name(declared), rung: declared }),
    perceived !== undefined && saySeen(perceived, view),
    declared === null && over && t('research.ladder.told.undeclared'),
    perceived === undefined && t(`research.ladder.told.${silenceOf(told)}`),
  ]
  return (
    <>
      <p>
        {sentences.filter((said) => said !== false).join(' ')}{' '}
        {declared !== null && perceived !== undefined && (
          // The sentence of the figure on it: what is told in two places is told in the same words.
          <strong>{t('research.indicator.rungs.says', argsOfGap(declared - perceived))}</strong>
        )}
      </p>
      {perceived !== undefined && ballotId !== null && (
        <p class="links">
          <a href={`/votes/${ballotId}`}>{t('research.ladder.told.votes')}</a>
        </p>
      )}
    </>
  )
}

function silenceOf({ ballotId, over }: LadderVote): 'few' | 'running' | 'unvoted' {
  if (over) return 'few'
  return ballotId === null ? 'unvoted' : 'running'
}

/** The mean of the votes, and the rung nearest to it, which has a name. */
function saySeen(mean: number, view: View): string {
  const rung = Math.round(mean)
  const told = { mean: writeNumber(mean, 'rungs', view), name: nameOf('rung', rungAt(rung)), rung }
  return view.t('research.ladder.told.seen', told)
}

/** Beside the figures of a place and quarter: who decides there, as it is declared and as it is seen. */
export function LadderHere({ scope, told }: { scope: string; told: LadderVote }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('research.ladder.title')}</h2>
      <LadderWords told={told} />
      <p>
        <a class="act quiet" href={pathOfLadder(scope)}>
          {t('research.ladder.link')}
        </a>
      </p>
    </section>
  )
}
