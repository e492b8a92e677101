import { Select } from '../../../platform/choice-fields.tsx'
import { Field } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { useView, type View } from '../../../platform/view.ts'
import { ruleNumbers, type SceneAnswers } from './answers.ts'
import type { Change, Condition } from './memory.ts'
import { sayChange, sayCondition } from './rules.tsx'
import { listNames, type Choice, type Scene } from './story.ts'

const names = 'remembered'

/** The names that the story knows already, for browsers to offer. */
export function RememberedNames({ scenes }: { scenes: readonly Scene[] }) {
  return (
    <datalist id={names}>
      {listNames(scenes).map((name) => (
        <option value={name} />
      ))}
    </datalist>
  )
}

interface RulesProps {
  number: number
  choice: Choice | undefined
  state: FormState | undefined
}

/** What a choice changes and asks for: one line of each, one more than there are when there are some. */
export function RuleFields({ number, choice, state }: RulesProps) {
  const { t } = useView()
  const { changes = [], conditions = [] } = choice ?? {}
  return (
    <details class="more" open={changes.length + conditions.length > 0}>
      <summary>
        {t('productions.scene.rules')}{' '}
        <span class="sr">({t('productions.scene.choice-number', { number })})</span>
      </summary>
      <div class="stack">
        {linesFor(changes).map((at) => (
          <ChangeFields of={`${number}-${at}`} change={changes[at - 1]} state={state} />
        ))}
        {linesFor(conditions).map((at) => (
          <ConditionFields
            name={`if${number}-${at}`}
            is={`is${number}-${at}`}
            label="productions.scene.if"
            condition={conditions[at - 1]}
            state={state}
          />
        ))}
      </div>
    </details>
  )
}

/** The first line always; then one more than those that are filled. */
const linesFor = (rules: readonly unknown[]) => ruleNumbers.slice(0, rules.length + 1)

const changes = [1, 2, 3, -1, -2, -3].map((by) => ({ how: 'add', by }) as const)
const usualChanges = [{ how: 'set', by: 1 }, { how: 'set', by: 0 }, ...changes] as const
const usualConditions = [1, 2, 3, 4, 5].flatMap((by) => [
  { how: 'least', by } as const,
  { how: 'below', by } as const,
])

function ChangeFields({
  of,
  change,
  state,
}: {
  of: string
  change: Change | undefined
  state: FormState | undefined
}) {
  return (
    <div class="row">
      <Field
        name={`note${of}`}
        label="productions.scene.note"
        hint="productions.scene.note-hint"
        state={state}
        value={change?.name}
        max={60}
        list={names}
        optional
      />
      <Select
        name={`how${of}`}
        label="productions.scene.how"
        options={optionsOf(usualChanges, change, sayChange)}
        state={state}
        value={valueOf(change)}
      />
    </div>
  )
}

interface ConditionProps {
  name: string
  is: string
  label: 'productions.scene.if' | 'productions.scene.when'
  condition: Condition | undefined
  state: FormState | undefined
}

function ConditionFields({ name, is, label, condition, state }: ConditionProps) {
  return (
    <div class="row">
      <Field name={name} label={label} state={state} value={condition?.name} max={60} list={names} optional />
      <Select
        name={is}
        label="productions.scene.is"
        options={optionsOf(usualConditions, condition, sayCondition)}
        state={state}
        value={valueOf(condition)}
      />
    </div>
  )
}

/** Texts that a scene adds when the story remembers something. */
export function AddedFields({
  added,
  state,
}: {
  added: SceneAnswers['added']
  state: FormState | undefined
}) {
  const { t } = useView()
  return (
    <details class="more" open={added.length > 0 || state?.errors['when-1'] !== undefined}>
      <summary>{t('productions.scene.added-texts')}</summary>
      <div class="stack">
        {linesFor(added).map((at) => (
          <div class="stack">
            <ConditionFields
              name={`when-${at}`}
              is={`whenIs-${at}`}
              label="productions.scene.when"
              condition={added[at - 1]?.condition}
              state={state}
            />
            <Field
              name={`added-${at}`}
              label="productions.scene.added"
              state={state}
              value={added[at - 1]?.text}
              rows={3}
              max={4_000}
              optional
            />
          </div>
        ))}
      </div>
    </details>
  )
}

interface Rule {
  how: string
  by: number
}

const valueOf = (rule: Rule | undefined) => rule && `${rule.how}-${rule.by}`

/** The usual rules in words, with the one that stands there when it is none of them. */
function optionsOf<One extends Rule>(
  usual: readonly One[],
  own: One | undefined,
  say: (view: View, rule: One) => string,
) {
  const view = useView()
  const rules = own && !usual.some((one) => valueOf(one) === valueOf(own)) ? [...usual, own] : usual
  return rules.map((rule) => ({ value: `${rule.how}-${rule.by}`, label: say(view, rule) }))
}
