import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { Outcome } from '../opinion/opinions.ts'
import type { Saying } from '../opinion/tally.ts'
import { enough } from '../opinion/votes.ts'
import type { Statements } from './queries.ts'

/** The numbers of all statements that pages quote from an outcome. */
export function quotedIn(outcome: Outcome | null): number[] {
  if (!outcome) return []
  const own = outcome.groups.flatMap((group) => group.own)
  return [...new Set([...[...outcome.shared, ...own].map(({ number }) => number), ...outcome.divides])]
}

interface SentencesProps {
  outcome: Outcome | null
  statements: Statements
  path: string
}

/** What the answers say, in sentences: how many groups, what all agree on, what divides; or why nothing can be said. */
export function Sentences({ outcome, statements, path }: SentencesProps) {
  const { t } = useView()
  if (!outcome || outcome.people === 0) return <p>{t('uses.question.nobody')}</p>
  return (
    <>
      <p>{t('uses.question.people', { count: aboutPeople(outcome.people) })}</p>
      <Verdict outcome={outcome} />
      <Sayings
        title={t(outcome.groups.length > 0 ? 'uses.question.shared' : 'uses.question.shared-all')}
        sayings={outcome.shared}
        statements={statements}
        path={path}
      />
      <Sayings
        title={t('uses.question.divides')}
        sayings={outcome.divides.map((number) => ({ number, side: null }))}
        statements={statements}
        path={path}
      />
    </>
  )
}

/** Whether there are groups, and how sure that is. */
function Verdict({ outcome }: { outcome: Outcome }) {
  const { t } = useView()
  if (outcome.why === 'few') return <p>{t('uses.question.too-few', { answers: enough })}</p>
  if (outcome.why !== null)
    return (
      <>
        <p>{t('uses.question.no-groups')}</p>
        <p class="soft">{t(`uses.question.why.${outcome.why}`)}</p>
      </>
    )
  return (
    <>
      <p>{t('uses.question.groups', { count: outcome.groups.length })}</p>
      <p class="soft">{t(outcome.stability > surely ? 'uses.question.sure' : 'uses.question.rather-sure')}</p>
    </>
  )
}

/** From here on another choice of people would change next to nothing. */
const surely = 0.9

interface SayingsProps {
  title: string
  sayings: readonly { number: number; side: Saying['side'] | null }[]
  statements: Statements
  path: string
}

/** Some statements under a heading, each with the way it is answered; those that were hidden or erased since are left out. */
export function Sayings({ title, sayings, statements, path }: SayingsProps) {
  const { t } = useView()
  const shown = sayings.flatMap(({ number, side }) => {
    const statement = statements.get(number)
    return statement ? [{ ...statement, side }] : []
  })
  if (shown.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul class="log">
        {shown.map(({ number, said, lang, side }) => (
          <li>
            <a href={`${path}/phrases/${number}`} {...inLang(lang)}>
              {said}
            </a>
            {side && ` · ${t(`uses.question.side.${side}`)}`}
          </li>
        ))}
      </ul>
    </>
  )
}

/** A number of people told coarsely: one more or less tells nobody who came or went. */
export function aboutPeople(count: number): number {
  return count < 10 ? 0 : Math.round(count / 5) * 5
}
