import { SignedAs } from '../../people/index.ts'
import { keptTexts } from '../../platform/conflict.tsx'
import { Choice } from '../../platform/choice-fields.tsx'
import { EditForm } from '../../platform/edit-form.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { LanguageField } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { SideHeading } from '../reading/frame.tsx'
import type { ProductionHead } from '../reading/queries.ts'
import type { ShownTrial } from './queries.ts'
import { writeTown, type Town } from './towns.ts'

/** What a trial says, field by field. */
export const trialLabels = {
  place: 'productions.trial.place',
  town: 'productions.trials.map.field',
  people: 'productions.trial.how-many',
  happened: 'productions.trial.happened',
  toChange: 'productions.trial.to-change',
} as const

/** Under the trials of a production: telling one's own. */
export function TellForm({
  production,
  state,
  choices,
}: {
  production: ProductionHead
  state?: FormState | undefined
  choices?: readonly Town[] | undefined
}) {
  const { t } = useView()
  return (
    <section class="stack" id="raconter">
      <h2>{t('productions.tell-trial')}</h2>
      <p>{t('productions.trial.intro')}</p>
      <SignedAs />
      <Form action={`${production.path}/essais`} state={state} submit="productions.trial.send">
        <Hidden name="version" value={String(production.version)} />
        <TrialFields state={state} choices={choices} />
      </Form>
    </section>
  )
}

interface EditProps {
  production: ProductionHead
  trial: ShownTrial
  state?: FormState | undefined
  /** Towns that bear the name that was typed. */
  choices?: readonly Town[] | undefined
}

/** Other words for a trial, by whoever told it. */
export function EditTrialPage({ production, trial, state, choices }: EditProps) {
  const { t } = useView()
  const path = `${production.path}/essais`
  return (
    <Layout title={t('productions.trial.edit')} personal>
      <SideHeading production={production} title={t('productions.trial.edit')} />
      <EditForm
        means="productions.edit-means"
        action={`${path}/${trial.id}/modifier`}
        back={`${path}#essai-${trial.id}`}
        kept={keptTexts(trialLabels, { ...trial, town: townOf(trial), people: peopleOf(trial) })}
        saves={trial.saves}
        state={state}
      >
        <TrialFields state={state} trial={trial} choices={choices} />
      </EditForm>
    </Layout>
  )
}

/** As its field sends it. */
function peopleOf({ people }: ShownTrial): string {
  return String(people ?? '')
}

function townOf({ town }: ShownTrial): string {
  return town ? writeTown(town) : ''
}

interface FieldsProps {
  state: FormState | undefined
  trial?: ShownTrial
  choices?: readonly Town[] | undefined
}

function TrialFields({ state, trial, choices = [] }: FieldsProps) {
  const { t } = useView()
  return (
    <>
      <Field
        name="place"
        label={trialLabels.place}
        hint="productions.trial.place-hint"
        state={state}
        max={120}
        value={trial?.place}
      />
      <Field
        name="town"
        label={trialLabels.town}
        hint="productions.trials.map.field-hint"
        state={state}
        max={120}
        value={trial && townOf(trial)}
        optional
      />
      {choices.length > 0 && (
        <Choice
          name="townId"
          label="productions.trials.map.which-one"
          options={choices.map((town) => ({ value: town.id, label: writeTown(town) }))}
          state={state}
        />
      )}
      <Field
        name="people"
        label={trialLabels.people}
        state={state}
        type="number"
        inputmode="numeric"
        min={1}
        max={100_000}
        value={trial && peopleOf(trial)}
        optional
      />
      <Field
        name="happened"
        label={trialLabels.happened}
        hint="productions.confidence"
        state={state}
        rows={5}
        max={5_000}
        value={trial?.happened}
      />
      <Field
        name="toChange"
        label={trialLabels.toChange}
        state={state}
        rows={3}
        max={5_000}
        value={trial?.toChange}
        optional
      />
      <details class="more" open={state !== undefined}>
        <summary>{t('productions.more')}</summary>
        <div class="stack">
          <LanguageField state={state} value={trial?.lang} />
        </div>
      </details>
    </>
  )
}
