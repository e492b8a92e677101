import { nameOf } from '../../../platform/choices.ts'
import { useView } from '../../../platform/view.ts'
import type { LadderVote } from './queries.ts'
import { medianOf, rungAt } from './rungs.ts'
import { pathOfLadder } from './vote.ts'

/** What was declared and what was seen, and how far one is from the other; nothing of votes that would tell someone's. */
export function LadderWords({ told }: { told: LadderVote }) {
  const { t } = useView()
  const { declared, ballotId, over } = told
  const name = (rung: number) => nameOf('rung', rungAt(rung))
  const perceived = told.perceived ? medianOf(told.perceived) : undefined
  const sentences = [
    declared !== null && t('research.ladder.told.declared', { name: name(declared), rung: declared }),
    perceived !== undefined && t('research.ladder.told.seen', { name: name(perceived), rung: perceived }),
    declared === null && over && t('research.ladder.told.undeclared'),
    perceived === undefined && t(`research.ladder.told.${silenceOf(told)}`),
  ]
  return (
    <>
      <p>
        {sentences.filter((said) => said !== false).join(' ')}{' '}
        {declared !== null && perceived !== undefined && <strong>{useGap(declared - perceived)}</strong>}
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

function useGap(gap: number): string {
  const { t } = useView()
  if (gap === 0) return t('research.ladder.gap.none')
  return gap > 0 ? t('research.ladder.gap.below', { gap }) : t('research.ladder.gap.above', { gap: -gap })
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
