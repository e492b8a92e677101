import { SignedAs } from '../../people/index.ts'
import { groupChoice } from '../../platform/acting.tsx'
import { Check } from '../../platform/choice-fields.tsx'
import { keptTexts } from '../../platform/conflict.tsx'
import { EditForm } from '../../platform/edit-form.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { MoreFields } from '../../platform/more-fields.tsx'
import { VoiceField } from '../../platform/voice-field.tsx'
import { useView } from '../../platform/view.ts'
import { ReadersField } from '../readers-field.tsx'
import type { OwnGroup, ShownTestimony } from './queries.ts'

/** What a testimony says, field by field. */
export const testimonyLabels = {
  title: 'knowledge.piece.title',
  text: 'knowledge.testimony.text',
  transcript: 'knowledge.testimony.transcript',
  warning: 'knowledge.testimony.warning',
} as const

/** `/savoirs/temoignages/dire`: what one lived, in writing or aloud. */
export function TellPage({ groups, state }: { groups: readonly OwnGroup[]; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.testimony.tell')} scripts={['record.js']}>
      <h1>{t('knowledge.testimony.tell')}</h1>
      <p>{t('knowledge.testimony.tell-intro')}</p>
      <SignedAs />
      <Form action="/savoirs/temoignages/dire" state={state} submit="knowledge.testimony.publish" files>
        <Words state={state} />
        <Check
          name="unnamed"
          label="knowledge.testimony.unnamed"
          hint="knowledge.testimony.unnamed-hint"
          state={state}
        />
        <ReadersField
          state={state}
          narrower={groups.map((group) => ({
            value: `group:${group.id}`,
            label: t('knowledge.testimony.members-of', { name: groupChoice(group) }),
          }))}
        />
        <Others state={state} />
        <VoiceField label="knowledge.testimony.voice" hint="knowledge.testimony.voice-hint" state={state} />
      </Form>
    </Layout>
  )
}

/** Other words for a testimony, by whoever told it. */
export function EditTestimonyPage({ testimony, state }: { testimony: ShownTestimony; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.testimony.edit')} personal>
      <h1>{t('knowledge.testimony.edit')}</h1>
      <EditForm
        means="knowledge.edit-means"
        action={`${testimony.path}/modifier`}
        back={testimony.path}
        kept={keptTexts(testimonyLabels, testimony)}
        saves={testimony.saves}
        state={state}
      >
        <Words state={state} testimony={testimony} />
        {!testimony.unnamed && (
          <Check
            name="unnamed"
            label="knowledge.testimony.unnamed"
            hint="knowledge.testimony.unnamed-hint"
            state={state}
          />
        )}
        <Others state={state} testimony={testimony} />
      </EditForm>
    </Layout>
  )
}

interface FieldsProps {
  state: FormState | undefined
  testimony?: ShownTestimony
}

function Words({ state, testimony }: FieldsProps) {
  return (
    <>
      <Field name="title" label={testimonyLabels.title} state={state} max={120} value={testimony?.title} />
      <Field
        name="text"
        label={testimonyLabels.text}
        hint="knowledge.confidence"
        state={state}
        rows={8}
        max={12_000}
        value={testimony?.text}
        optional
      />
      <Check
        name="quotable"
        label="knowledge.testimony.quotable"
        hint="knowledge.testimony.quotable-hint"
        state={state}
        checked={testimony?.quotable ?? false}
      />
    </>
  )
}

function Others({ state, testimony }: FieldsProps) {
  return (
    <MoreFields state={state} kept={testimony}>
      <Field
        name="warning"
        label={testimonyLabels.warning}
        hint="knowledge.testimony.warning-hint"
        state={state}
        max={120}
        value={testimony?.warning}
        optional
      />
      <Field
        name="transcript"
        label={testimonyLabels.transcript}
        hint="knowledge.testimony.transcript-hint"
        state={state}
        rows={3}
        max={12_000}
        value={testimony?.transcript}
        optional
      />
    </MoreFields>
  )
}
