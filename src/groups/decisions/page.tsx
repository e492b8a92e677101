import type { MessageKey } from '../../platform/messages.ts'
import { ComesFrom, WhatCame } from '../../platform/origin-parts.tsx'
import { inLang, Prose } from '../../platform/prose.tsx'
import { HiddenNote, ReportLink } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import type { FormState } from '../../platform/forms.ts'
import { useView } from '../../platform/view.ts'
import { Ago, Day } from '../../platform/when.tsx'
import { AppealSection } from '../appeals/pages.tsx'
import { Tap } from '../frame.tsx'
import { Who } from '../names.tsx'
import type { listBallots } from '../ballots/queries.ts'
import { Answer, Answers } from './answers.tsx'
import { findEffect } from './effects.ts'
import { DecisionFrame, writeStanding } from './frame.tsx'
import type { DecisionContent, DecisionVersion } from './queries.ts'
import type { Subject } from './subject.ts'
import { Thread } from './thread-section.tsx'
import { Votes } from './vote-page.tsx'
import { mayVoteOn } from './vote.ts'

/** Which form of the page was refused. */
export interface RefusedAnswer {
  form: 'position' | 'message' | 'appeal'
  state: FormState
}

interface PageProps {
  subject: Subject
  content: DecisionContent
  ballots: Awaited<ReturnType<typeof listBallots>>
  refused?: RefusedAnswer | undefined
  started: boolean
}

/** One decision: what is proposed, what it will do, how it is decided, each one's answer, and the talk about it. */
export function DecisionPage({ subject, content, ballots, refused, started }: PageProps) {
  const view = useView()
  const { decision } = content
  const stateOf = (form: RefusedAnswer['form']) => (refused?.form === form ? refused.state : undefined)
  return (
    <DecisionFrame subject={subject} title={decision.title} lang={decision.lang}>
      <HiddenNote id={decision.id} reason={decision.hiddenReason} />
      <p class="kind">
        <strong>{writeStanding(view, decision)}</strong>
      </p>
      <p class="by">
        <Who id={decision.author} names={content.names} />
        <span>
          <Ago at={decision.proposed_at} />
        </span>
      </p>
      <ComesFrom origin={decision.from} />
      <Proposed content={content} />
      {(decision.outcome === 'consent' || decision.outcome === 'vote') && <Applied content={content} />}
      {decision.outcome === 'no-consent' && <NoConsent subject={subject} content={content} />}
      <Votes ballots={ballots} />
      <AppealSection content={content} state={stateOf('appeal')} />
      <Answer content={content} state={stateOf('position')} />
      <Answers subject={subject} content={content} />
      <Thread content={content} state={stateOf('message')} started={started} />
      <Own content={content} subject={subject} />
      <WhatCame came={content.came} />
      <Links subject={subject} content={content} />
    </DecisionFrame>
  )
}

/** Whoever it is about may read it from outside: the team hears them, without the thing, which they see nowhere else. */
function Links({ subject, content: { decision, isAbout } }: { subject: Subject; content: DecisionContent }) {
  if (subject.inside || !isAbout) return <ThingLinks {...decision} />
  return (
    <p class="acts screen">
      <ReportLink />
    </p>
  )
}

function Proposed({ content: { decision, names, inside } }: { content: DecisionContent }) {
  const { t } = useView()
  const effect = findEffect(decision.effect)
  const about = <Who id={decision.about_presentation} names={names} />
  return (
    <section class="stack">
      <Prose text={decision.text} lang={decision.lang} />
      {decision.changes && (
        <>
          <h2>{t('groups.decision.changes')}</h2>
          <Prose text={decision.changes} lang={decision.lang} />
        </>
      )}
      <p class="note">
        {t('groups.decision.then')} {effect && effect.describe(decision.effect_data, about)}
      </p>
      {decision.amended_at && (
        <p class="soft">
          {t('groups.decision.amended')} <Day at={decision.amended_at} />
          {inside && (
            <>
              {' '}
              · <a href={`${decision.path}/versions`}>{t('groups.decision.versions.see')}</a>
            </>
          )}
        </p>
      )}
    </section>
  )
}

/** What the decision changed by itself, or why it could not. */
function Applied({ content: { decision } }: { content: DecisionContent }) {
  const { t } = useView()
  if (decision.applied) return <p class="note">{t('groups.decision.applied')}</p>
  return <p class="note">{t(undone.get(decision.effect) ?? 'groups.decision.not-applied')}</p>
}

/** Why what was decided could not be done, where it may be that the person did not want it. */
const undone = new Map<string, MessageKey>([
  ['role-held', 'groups.decision.not-applied.role'],
  ['seat-given', 'groups.decision.not-applied.seat'],
])

/** What may come after a proposal that was not adopted as it is. */
function NoConsent({ subject, content: { decision } }: { subject: Subject; content: DecisionContent }) {
  const { t } = useView()
  return (
    <section class="note stack">
      <h2>{t('groups.decision.no-consent.title')}</h2>
      <p>{t('groups.decision.no-consent.text')}</p>
      {subject.inside && (
        <p class="acts">
          <a
            class="act"
            href={`${subject.path}/decisions/proposer/${pathOf(decision.effect)}?de=${decision.path}`}
          >
            {t('groups.decision.no-consent.again')}
          </a>
          {mayVoteOn(decision) && (
            <a class="act" href={`${decision.path}/voter`}>
              {t('groups.ballot.open.title')}
            </a>
          )}
        </p>
      )}
    </section>
  )
}

function pathOf(effect: string): string {
  return findEffect(effect)?.path ?? ''
}

/** For whoever proposed it: amending it and taking it back. */
function Own({ subject, content: { decision } }: { subject: Subject; content: DecisionContent }) {
  const { t } = useView()
  const mine = subject.memberId !== null && decision.presentation_id === subject.memberId
  if (!mine || decision.outcome) return null
  return (
    <section class="stack">
      <h2>{t('groups.decision.own')}</h2>
      <p>{t('groups.decision.own.text')}</p>
      <div class="acts">
        <a class="act" href={`${decision.path}/modifier`}>
          {t('groups.decision.amend')}
        </a>
        <Tap action={`${decision.path}/retirer`} label="groups.decision.withdraw" kind="quiet" />
      </div>
    </section>
  )
}

interface VersionsProps {
  subject: Subject
  content: DecisionContent
  versions: readonly DecisionVersion[]
}

/** What the proposal said before it was amended: everyone who decides sees what changed. */
export function DecisionVersionsPage({ subject, content, versions }: VersionsProps) {
  const { t } = useView()
  const { decision, names } = content
  const effect = findEffect(decision.effect)
  const about = <Who id={decision.about_presentation} names={names} />
  return (
    <DecisionFrame
      subject={subject}
      title={t('groups.decision.versions')}
      intro="groups.decision.versions.intro"
    >
      <p class="links">
        <a href={decision.path}>{t('groups.decision.versions.now')}</a>
      </p>
      <ol class="journal">
        {versions.map((version) => (
          <li class="stack">
            <p>
              <Day at={version.written_at} />
            </p>
            <h2 {...inLang(decision.lang)}>{version.title}</h2>
            <Prose text={version.text} lang={decision.lang} />
            <Prose text={version.changes} lang={decision.lang} />
            <p class="soft">{effect?.describe(version.effect_data, about)}</p>
          </li>
        ))}
      </ol>
    </DecisionFrame>
  )
}
