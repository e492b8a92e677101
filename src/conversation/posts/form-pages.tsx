import { SignedAs } from '../../people/index.ts'
import { groupChoice } from '../../platform/acting.tsx'
import { priorityOptions } from '../../platform/choices.ts'
import { keepButton } from '../../platform/drafts.ts'
import { Choice, Select, type Option } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import { FileField } from '../../platform/file-field.tsx'
import type { FormState } from '../../platform/forms.ts'
import { fieldsWithFile } from '../../platform/kept-files.ts'
import { LanguageField } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { VoiceField } from '../../platform/voice-field.tsx'
import { useView } from '../../platform/view.ts'
import { maxText, pictureFields } from './forms.ts'
import type { PostRow } from './queries.ts'
import type { SpeakChoices } from './speak-choices.ts'

interface SayProps {
  choices: SpeakChoices
  priority?: string | undefined
  readers?: string | undefined
  state?: FormState | undefined
}

/** `/paroles/dire`: the form to say something new. */
export function SayPage({ choices, priority, readers, state }: SayProps) {
  const { t, viewer } = useView()
  return (
    <Layout title={t('conversation.say')} scripts={['record.js']}>
      <h1>{t('conversation.say')}</h1>
      {!viewer && <p class="note">{t('conversation.name-later')}</p>}
      <SignedAs />
      <Form action="/paroles/dire" state={state} submit="conversation.publish" files also={<KeepDraft />}>
        <Field
          name="text"
          label="conversation.text"
          hint="conversation.text-hint"
          rows={8}
          max={maxText}
          state={state}
        />
        <Readers choices={choices} value={readers ?? choices.lastReaders} state={state} />
        <PriorityField value={priority} state={state} />
        <Additions state={state} />
      </Form>
    </Layout>
  )
}

function Readers({
  choices,
  value,
  state,
}: {
  choices: SpeakChoices
  value?: string | undefined
  state?: FormState | undefined
}) {
  const { t } = useView()
  const options: Option[] = [
    { value: 'open', label: t('audience.open'), hint: t('conversation.open-means') },
    { value: 'lab', label: t('audience.lab'), hint: t('conversation.lab-means') },
    ...choices.groups.map((group) => ({
      value: `group:${group.id}`,
      label: t('conversation.members-of', { name: groupChoice(group) }),
    })),
  ]
  return (
    <>
      {!choices.hasSpokenOpenly && <p class="note">{t('conversation.before-first')}</p>}
      <Choice name="readers" label="conversation.who-reads" options={options} value={value} state={state} />
    </>
  )
}

export function PriorityField({
  value,
  state,
}: {
  value?: string | undefined
  state?: FormState | undefined
}) {
  return (
    <Select
      name="priority"
      label="conversation.about"
      empty="conversation.about-nothing"
      options={priorityOptions()}
      value={value}
      state={state}
    />
  )
}

/** What it is about that may hurt, said before it is read. */
export function WarningField({ state, value }: { state: FormState | undefined; value?: string }) {
  return (
    <Field
      name="warning"
      label="conversation.warning"
      hint="conversation.warning-hint"
      max={120}
      state={state}
      value={value}
      optional
    />
  )
}

/** Warning, language, pictures, voice: what most posts do without. Open when something in it was typed or refused. */
function Additions({ state }: { state?: FormState | undefined }) {
  const { t } = useView()
  const inside = /^(warning|transcript|voice|picture|alt)/
  const used = state && [
    ...Object.keys(state.errors),
    ...state.typed.filter(([, value]) => value).map(([name]) => name),
    ...fieldsWithFile(state.typed),
  ]
  return (
    <details class="more" open={used?.some((name) => inside.test(name))}>
      <summary>{t('conversation.more')}</summary>
      <div class="stack">
        <WarningField state={state} />
        <LanguageField state={state} />
        <VoiceField label="conversation.voice-file" hint="conversation.voice-hint" state={state} />
        <Field
          name="transcript"
          label="conversation.transcript"
          hint="conversation.transcript-hint"
          rows={3}
          max={maxText}
          state={state}
          optional
        />
        {pictureFields.map((number) => (
          <details open={isFilled(state, number)}>
            <summary>{t('conversation.picture', { number })}</summary>
            <div class="stack">
              <Field
                name={`alt${number}`}
                label="conversation.alt"
                hint="conversation.alt-hint"
                max={1_000}
                state={state}
                optional
              />
              <FileField
                name={`picture${number}`}
                label="conversation.picture-file"
                accept="image/*"
                state={state}
              />
            </div>
          </details>
        ))}
      </div>
    </details>
  )
}

/** The second button of a form: the text is kept for its writer alone, to go on later. */
export function KeepDraft() {
  const { t, viewer } = useView()
  if (!viewer) return null
  return (
    <button class="act quiet" name={keepButton} value="1">
      {t('conversation.keep-draft')}
    </button>
  )
}

/** `/paroles/:id/repondre`: the full form to answer, under what it answers. */
export function AnswerPage({ post, state }: { post: PostRow; state?: FormState | undefined }) {
  const { t, viewer } = useView()
  const name = post.author ?? t('conversation.someone')
  return (
    <Layout title={t('conversation.answer-to', { name })} scripts={['record.js']} personal>
      <h1>{t('conversation.answer-to', { name })}</h1>
      <blockquote {...inLang(post.lang)}>{post.title}</blockquote>
      {!viewer && <p class="note">{t('conversation.name-later')}</p>}
      <SignedAs otherName={post.otherName} />
      <Form
        action={`/paroles/${post.id}/repondre`}
        state={state}
        submit="conversation.send-answer"
        files
        also={<KeepDraft />}
      >
        <Field
          name="text"
          label="conversation.text"
          hint="conversation.text-hint"
          rows={6}
          max={maxText}
          state={state}
        />
        <p class="soft">{t(`conversation.answer-read-by.${post.audience ?? 'open'}`)}</p>
        <Additions state={state} />
      </Form>
    </Layout>
  )
}

/** Whether there is something to see about a picture: its words were typed, or its file was refused. */
function isFilled(state: FormState | undefined, number: (typeof pictureFields)[number]): boolean {
  if (!state) return false
  if (state.errors[`picture${number}`] || fieldsWithFile(state.typed).includes(`picture${number}`))
    return true
  return state.typed.some(([name, value]) => name === `alt${number}` && value !== '')
}
