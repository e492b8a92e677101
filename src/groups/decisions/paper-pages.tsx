import { Check, Select } from '../../platform/choice-fields.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang, Prose } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { writeMoment } from '../changes/moment.ts'
import { PositionFields } from './answers.tsx'
import { findEffect } from './effects.ts'
import { DecisionFrame } from './frame.tsx'
import type { PaperDecision } from './paper.ts'
import type { DecisionHead } from './queries.ts'
import type { Subject } from './subject.ts'

interface BringProps {
  subject: Subject
  decision: DecisionHead
  /** Members by the name they bear there; none where their names are not for the desk. */
  people: readonly { id: string; name: string }[]
  state?: FormState | undefined
}

/** At the desk: an answer that somebody brought on paper, or says aloud. It stays theirs. */
export function BringPage({ subject, decision, people, state }: BringProps) {
  const { t } = useView()
  const options = people.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <DecisionFrame
      subject={subject}
      title={t('groups.decision.paper')}
      intro="groups.decision.paper.intro"
      personal
    >
      <p class="links">
        <a href={decision.path} {...inLang(decision.lang)}>
          {decision.title}
        </a>
      </p>
      <Form action={`${decision.path}/papier`} state={state} submit="groups.decision.paper.act">
        {options.length > 0 && (
          <Select
            name="member"
            label="groups.decision.field.member"
            hint="groups.decision.field.member.hint"
            options={options}
            state={state}
            empty="groups.decision.field.person.none"
          />
        )}
        <Field
          name="code"
          label="groups.decision.field.slip"
          hint="groups.decision.field.slip.hint"
          max={100}
          optional
          state={state}
          autocomplete="off"
        />
        <PositionFields version={decision.version} state={state} />
        <Check name="read" label="groups.decision.field.read" state={state} />
      </Form>
      <p class="soft">{t('groups.ballot.paper')}</p>
    </DecisionFrame>
  )
}

interface SectionProps {
  code: string
  name: string
  decisions: readonly PaperDecision[]
}

/** On the page of a slip: what its name is asked to decide, and what it answered. */
export function PaperDecisions({ code, name, decisions }: SectionProps) {
  const view = useView()
  const { t } = view
  return (
    <section class="stack" aria-labelledby="decide">
      <h2 id="decide">{t('groups.decision.paper.asked', { name })}</h2>
      <ul class="stack">
        {decisions.map((decision) => (
          <li class="stack">
            <p>
              <span {...inLang(decision.groupLang)}>{decision.group}</span> :{' '}
              <b {...inLang(decision.lang)}>{decision.title}</b>
            </p>
            <p>
              {decision.choice
                ? t('groups.decision.paper.answered', {
                    answer: t(`groups.decision.choice.${decision.choice}`),
                  })
                : t('groups.decision.paper.not-answered')}{' '}
              {t('groups.decision.open', { when: writeMoment(view, decision.ends_at) })}
            </p>
            <form method="post" action="/papier/decision">
              <Hidden name="code" value={code} />
              <Hidden name="decision" value={decision.id} />
              <button class="act">
                {t('groups.decision.paper.change')}
                <span class="sr"> : {decision.title}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ChangeProps {
  code: string
  decision: PaperDecision
  state?: FormState | undefined
}

/** Whoever holds the slip reads the proposal and answers it anew, alone. */
export function PaperAnswerPage({ code, decision, state }: ChangeProps) {
  const { t } = useView()
  return (
    <Layout title={t('groups.decision.paper.change')} personal>
      <h1 {...inLang(decision.lang)}>{decision.title}</h1>
      <p {...inLang(decision.groupLang)}>{decision.group}</p>
      <Prose text={decision.text} lang={decision.lang} />
      <Prose text={decision.changes} lang={decision.lang} />
      <p class="note">
        {t('groups.decision.then')}{' '}
        {findEffect(decision.effect)?.describe(decision.effect_data, decision.about ?? t('groups.someone'))}
      </p>
      <Form action="/papier/decision/reponse" state={state} submit="groups.decision.answer.act">
        <Hidden name="code" value={code} />
        <Hidden name="decision" value={decision.id} />
        <PositionFields version={decision.version} state={state} mine={decision} />
      </Form>
    </Layout>
  )
}
