import { Check, Choice, Select } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { useView } from '../../platform/view.ts'
import { dayChoices, usualDots } from '../ballots/forms.ts'
import { bestScore, methods } from '../ballots/methods.ts'
import { Result } from '../ballots/pages.tsx'
import type { listBallots } from '../ballots/queries.ts'
import { writeMoment } from '../changes/moment.ts'
import { DecisionFrame } from './frame.tsx'
import type { ShownDecision } from './queries.ts'
import type { Subject } from './subject.ts'

interface VotePageProps {
  subject: Subject
  decision: ShownDecision
  state?: FormState | undefined
}

/** Putting a proposal that found no consent to a vote. */
export function OpenVotePage({ subject, decision, state }: VotePageProps) {
  const { t } = useView()
  return (
    <DecisionFrame
      subject={subject}
      title={t('groups.ballot.open.title')}
      intro="groups.ballot.open.intro"
      personal
    >
      <p>
        <a class="act quiet" href={decision.path} lang={decision.lang}>
          {decision.title}
        </a>
      </p>
      <Form action={`${decision.path}/voter`} state={state} submit="groups.ballot.open.act">
        <Choice
          name="method"
          label="groups.ballot.open.method"
          options={methods.map((method) => ({
            value: method,
            label: t(`groups.ballot.method.${method}`),
            hint: t(`groups.ballot.method.${method}.how`, { dots: usualDots, best: bestScore }),
          }))}
          value="choice"
          state={state}
        />
        <Field
          name="others"
          label="groups.ballot.open.others"
          hint="groups.ballot.open.others-hint"
          rows={4}
          max={2_000}
          optional
          state={state}
        />
        <Check name="secret" label="groups.ballot.open.secret" state={state} checked />
        <Select
          name="days"
          label="groups.ballot.open.days"
          options={dayChoices.map((days) => ({
            value: days,
            label: t('groups.decision.field.days.some', { count: Number(days) }),
          }))}
          value="5"
          state={state}
        />
      </Form>
    </DecisionFrame>
  )
}

/** The votes on a proposal: open ones to take part in, and what the others kept. */
export function Votes({ ballots }: { ballots: Awaited<ReturnType<typeof listBallots>> }) {
  const view = useView()
  const { t } = view
  if (ballots.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('groups.ballot.list')}</h2>
      {ballots.map((ballot) => (
        <>
          {ballot.over ? (
            <Result ballot={ballot} />
          ) : (
            <p>{t('groups.ballot.until', { when: writeMoment(view, ballot.ends_at) })}</p>
          )}
          <p class="acts">
            <a class={ballot.over ? 'act quiet' : 'act main'} href={`/votes/${ballot.id}`}>
              {t(ballot.over ? 'groups.ballot.see' : 'groups.ballot.act')}
            </a>
          </p>
        </>
      ))}
    </section>
  )
}
