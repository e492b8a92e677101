import { inLang } from '../../platform/prose.tsx'
import { excerpt } from '../../platform/markdown.ts'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { useView } from '../../platform/view.ts'
import type { GroupContent } from '../queries.ts'
import { writeMoment } from '../changes/moment.ts'
import { DecisionFrame, writeStanding } from './frame.tsx'
import type { ListedDecision } from './queries.ts'
import type { Subject } from './subject.ts'

interface ListProps {
  subject: Subject
  decisions: readonly ListedDecision[]
  next: Cursor | null
  started: boolean
}

/** What a group or a circle decides together: what is open, and what became of the rest. */
export function DecisionsPage({ subject, decisions, next, started }: ListProps) {
  const { t } = useView()
  const path = `${subject.path}/decisions`
  return (
    <DecisionFrame subject={subject} title={t('groups.decision.title')} intro="groups.decision.intro">
      {subject.inside && (
        <p>
          <a class="act main" href={`${path}/proposer`}>
            {t('groups.decision.propose')}
          </a>
        </p>
      )}
      {decisions.length === 0 && <p class="empty">{t('groups.decision.none')}</p>}
      <ul class="wall">
        {decisions.map((decision) => (
          <DecisionCard decision={decision} />
        ))}
      </ul>
      <Pager path={path} next={next} started={started} />
    </DecisionFrame>
  )
}

function DecisionCard({ decision }: { decision: ListedDecision }) {
  const view = useView()
  return (
    <li class="card group">
      <p class="kind">{writeStanding(view, decision)}</p>
      <h2>
        <a href={decision.path} {...inLang(decision.lang)}>
          {decision.title}
        </a>
      </h2>
      <p {...inLang(decision.lang)}>{excerpt(decision.summary, 140)}</p>
    </li>
  )
}

/** On the page of a group: what it is asked to decide now, and how to answer. */
export function OpenDecisions({ content }: { content: GroupContent }) {
  const view = useView()
  const { t } = view
  const { head: group, decisions } = content
  if (decisions.length === 0) return null
  return (
    <section class="note stack">
      <h2>{t('groups.decision.asked')}</h2>
      <ul class="log">
        {decisions.map((decision) => (
          <li>
            <a href={decision.path} {...inLang(decision.lang)}>
              {decision.title}
            </a>
            <br />
            {t('groups.decision.open', { when: writeMoment(view, new Date(decision.ends)) })}
          </li>
        ))}
      </ul>
      {group.inside && <p>{t('groups.decision.asked.how')}</p>}
    </section>
  )
}
