import { Check, Select } from '../../../platform/choice-fields.tsx'
import { Field } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { useView } from '../../../platform/view.ts'
import type { OwnProps } from '../../parts/sorts.ts'
import { choiceNumbers, readSceneAnswers } from './answers.ts'
import { AddedFields, RuleFields, RememberedNames } from './rule-fields.tsx'
import { readScenes, type Choice, type Scene } from './story.ts'

/** What is asked of a scene: who speaks, what one may do then, and whether the story stops there. */
export function SceneFields({ state, own, parts }: OwnProps) {
  const { t } = useView()
  const { speaker, choices, ending, talk, added } = readSceneAnswers(own)
  const scenes = readScenes(parts)
  const rows = choiceNumbers.map((number) => (
    <ChoiceFields number={number} choice={choices[number - 1]} scenes={scenes} state={state} />
  ))
  // One more than there are; the others wait folded.
  const shown = Math.max(2, choices.length + 1)
  return (
    <>
      <Field
        name="speaker"
        label="productions.scene.speaker"
        state={state}
        value={speaker}
        max={80}
        optional
      />
      <AddedFields added={added} state={state} />
      <RememberedNames scenes={scenes} />
      <h2>{t('productions.scene.choices')}</h2>
      <p class="hint">{t('productions.scene.choices-hint')}</p>
      {rows.slice(0, shown)}
      {rows.length > shown && (
        <details class="more" open={state !== undefined}>
          <summary>{t('productions.scene.more-choices')}</summary>
          <div class="stack">{rows.slice(shown)}</div>
        </details>
      )}
      <Check
        name="ending"
        label="productions.scene.ending"
        hint="productions.scene.ending-hint"
        state={state}
        checked={ending}
      />
      <details class="more" open={talk !== ''}>
        <summary>{t('productions.scene.talk-more')}</summary>
        <Field
          name="talk"
          label="productions.scene.talk"
          hint="productions.game.talk-hint"
          state={state}
          value={talk}
          rows={3}
          max={2_000}
          optional
        />
      </details>
    </>
  )
}

interface ChoiceProps {
  number: number
  choice: Choice | undefined
  scenes: readonly Scene[]
  state: FormState | undefined
}

function ChoiceFields({ number, choice, scenes, state }: ChoiceProps) {
  const { t } = useView()
  return (
    <fieldset class="stack">
      <legend>{t('productions.scene.choice-number', { number })}</legend>
      <Field
        name={`choice${number}`}
        label="productions.scene.choice"
        state={state}
        value={choice?.text}
        max={200}
        optional
      />
      {scenes.length > 0 && (
        <Select
          name={`to${number}`}
          label="productions.scene.to"
          options={scenes.map(({ key, title }) => ({ value: key, label: title }))}
          empty="productions.scene.to-later"
          state={state}
          value={choice?.to}
        />
      )}
      <RuleFields number={number} choice={choice} state={state} />
    </fieldset>
  )
}
