import type { Child } from 'hono/jsx'
import { Conflict, keptTexts, Version } from '../../platform/conflict.tsx'
import { nameOf } from '../../platform/choices.ts'
import { Select } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { OriginField } from '../../platform/origin-parts.tsx'
import type { Origin } from '../../platform/origins.ts'
import { useView } from '../../platform/view.ts'
import { DecisionFrame } from './frame.tsx'
import { effectsFor, type Effect, type EffectChoice } from './effects.ts'
import { dayChoices, usualDays } from './forms.ts'
import type { ShownDecision } from './queries.ts'
import type { Subject } from './subject.ts'
import type { EffectData } from './tables.ts'

/** First question: what the decision changes. */
export function WhatPage({ subject, from }: { subject: Subject; from: string }) {
  const { t } = useView()
  const query = from === '' ? '' : `?de=${from}`
  return (
    <DecisionFrame subject={subject} title={t('groups.decision.propose')} intro="groups.decision.what">
      <ul class="stack">
        {effectsFor(subject).map((effect) => (
          <li>
            <a class="act" href={`${subject.path}/decisions/proposer/${effect.path}${query}`}>
              {t(effect.label)}
            </a>
            <p class="soft">{t(effect.hint)}</p>
          </li>
        ))}
      </ul>
    </DecisionFrame>
  )
}

/** What the questions of a proposal may be answered with. */
export interface Asked {
  effect: Effect
  choices: readonly EffectChoice[]
  /** People it may be about, by the name they bear here. */
  people: readonly { id: string; name: string; seat?: string | null }[]
}

interface ProposeProps {
  subject: Subject
  asked: Asked
  origin: Origin | undefined
  /** What it takes up again. */
  before?: { title: string; text: string; changes: string } | undefined
  state?: FormState | undefined
}

/** The proposal itself, in plain words. */
export function ProposePage({ subject, asked, origin, before, state }: ProposeProps) {
  const { t } = useView()
  const { effect } = asked
  const action = `${subject.path}/decisions/proposer/${effect.path}`
  const days = dayChoices
    .filter((value) => Number(value) >= (effect.days ?? 1))
    .map((value) => ({ value, label: t('groups.decision.field.days.some', { count: Number(value) }) }))
  if (lacksWhat(asked)) {
    return (
      <DecisionFrame subject={subject} title={t(effect.label)}>
        <p class="empty">{t('groups.decision.nothing-there')}</p>
      </DecisionFrame>
    )
  }
  return (
    <DecisionFrame subject={subject} title={t(effect.label)} intro={effect.hint}>
      <Form action={action} state={state} submit="groups.decision.propose.act">
        <OriginField origin={origin} />
        {effect.about && <PersonField asked={asked} state={state} />}
        <EffectFields asked={asked} state={state} data={undefined} />
        <Texts state={state} now={before} />
        <Select
          name="days"
          label="groups.decision.field.days"
          hint="groups.decision.field.days.hint"
          options={days}
          state={state}
          value={String(Math.max(Number(usualDays), effect.days ?? 1))}
        />
      </Form>
    </DecisionFrame>
  )
}

/** Whether there is nothing, or nobody, that such a decision could be about. */
function lacksWhat({ effect, choices, people }: Asked): boolean {
  return (effect.readChoices !== undefined && choices.length === 0) || (!!effect.about && people.length === 0)
}

function PersonField({ asked, state }: { asked: Asked; state: FormState | undefined }) {
  const people = asked.people.map(({ id, name, seat }) => ({
    value: id,
    label: seat ? `${name} (${nameOf('seat', seat)})` : name,
  }))
  return (
    <Select
      name="person"
      label="groups.decision.field.person"
      options={people}
      state={state}
      empty="groups.decision.field.person.none"
    />
  )
}

interface EffectFieldsProps {
  asked: Asked
  state: FormState | undefined
  data: EffectData | undefined
}

function EffectFields({ asked: { effect, choices }, state, data }: EffectFieldsProps): Child {
  return effect.Fields ? effect.Fields({ state, data, choices }) : null
}

const textLabels = {
  title: 'groups.decision.field.title',
  text: 'groups.decision.field.text',
  changes: 'groups.decision.field.changes',
} as const

interface TextsProps {
  state: FormState | undefined
  now: { title: string; text: string; changes: string } | undefined
}

function Texts({ state, now }: TextsProps) {
  return (
    <>
      <Field
        name="title"
        label="groups.decision.field.title"
        hint="groups.decision.field.title.hint"
        max={120}
        state={state}
        value={now?.title}
      />
      <Field
        name="text"
        label="groups.decision.field.text"
        hint="groups.decision.field.text.hint"
        rows={6}
        max={6_000}
        state={state}
        value={now?.text}
      />
      <Field
        name="changes"
        label="groups.decision.field.changes"
        hint="groups.decision.field.changes.hint"
        rows={3}
        max={2_000}
        optional
        state={state}
        value={now?.changes}
      />
    </>
  )
}

interface AmendProps {
  subject: Subject
  decision: ShownDecision
  asked: Asked
  state?: FormState | undefined
}

/** Whoever proposed it amends it: what it said before stays, and everyone is asked again. */
export function AmendPage({ subject, decision, asked, state }: AmendProps) {
  const { t } = useView()
  return (
    <DecisionFrame subject={subject} title={t('groups.decision.amend')} intro="groups.decision.amend.intro">
      <Conflict state={state} kept={keptTexts(textLabels, decision)} />
      <Form action={`${decision.path}/modifier`} state={state} submit="groups.decision.amend.act">
        <Version now={decision.version} state={state} />
        <EffectFields asked={asked} state={state} data={decision.effect_data} />
        <Texts state={state} now={decision} />
      </Form>
    </DecisionFrame>
  )
}
