import type { Child } from 'hono/jsx'
import { circleName } from '../../people/index.ts'
import { Layout } from '../../platform/layout.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import { inLang } from '../../platform/prose.tsx'
import { useView, type View } from '../../platform/view.ts'
import { writeMoment } from '../changes/moment.ts'
import { GroupFrame } from '../frame.tsx'
import type { Outcome } from './tables.ts'
import type { Subject } from './subject.ts'

interface FrameProps {
  subject: Subject
  title: string
  intro?: MessageKey
  /** The language of a title that somebody wrote. */
  lang?: string
  personal?: boolean
  children?: Child
}

/** A page of what a group or a circle decides, under its name. */
export function DecisionFrame({ subject, title, intro, lang, personal, children }: FrameProps) {
  const { t } = useView()
  const { group, circle, path } = subject
  if (group) {
    return (
      <GroupFrame
        group={group}
        title={title}
        tab="decisions"
        {...(intro && { intro })}
        {...(lang && { lang })}
        {...(personal && { personal })}
      >
        {children}
      </GroupFrame>
    )
  }
  const name = circle ? circleName(circle) : ''
  return (
    <Layout title={`${title} · ${name}`} {...(personal && { personal })}>
      <p class="links">
        <a href={path}>{name}</a> · <a href={`${path}/decisions`}>{t('groups.decision.title')}</a>
      </p>
      <h1 {...(lang && inLang(lang))}>{title}</h1>
      {intro && <p>{t(intro)}</p>}
      {children}
    </Layout>
  )
}

interface Standing {
  closed_at: Date | null
  outcome: Outcome | null
  ends_at: Date
  prolonged: boolean
}

/** Where a decision stands, in one sentence. */
export function writeStanding(view: View, { closed_at, outcome, ends_at, prolonged }: Standing): string {
  const { t } = view
  if (outcome)
    return t(`groups.decision.outcome.${outcome}`, { when: writeMoment(view, closed_at ?? ends_at) })
  const when = writeMoment(view, ends_at)
  return t(prolonged ? 'groups.decision.open.again' : 'groups.decision.open', { when })
}
