import { SignedAs } from '../../people/index.ts'
import { optionsOf, priorityOptions } from '../../platform/choices.ts'
import { Choice, Select } from '../../platform/choice-fields.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { ShownFile } from '../../platform/files/show.ts'
import type { FormState } from '../../platform/forms.ts'
import { LanguageField } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { VoiceField } from '../../platform/voice-field.tsx'
import { useView } from '../../platform/view.ts'
import { longest, useFields, useHints, useLabels, type UseField } from './fields.ts'
import { UseBody } from './parts.tsx'
import type { ToldUse, Tool } from './queries.ts'
import { pathOfTelling } from './show.ts'
import { VoiceQuote } from '../voices/pages.tsx'
import type { OpenVoice } from '../voices/voices.ts'
import { steps, stopButton, type FoundStep } from './steps.ts'
import { Sound } from './sound.tsx'

/** `/usages/raconter`: the first question, which begins a card. */
export function BeginPage({
  voice,
  state,
}: {
  voice?: OpenVoice | undefined
  state?: FormState | undefined
}) {
  const { t, viewer } = useView()
  return (
    <Layout title={t('uses.tell')}>
      <h1>{t('uses.tell')}</h1>
      <p>{t('uses.tell.intro', { count: steps.length })}</p>
      {voice && <VoiceQuote voice={voice} />}
      {voice && !voice.own && <p class="note">{t('uses.voice.will-ask', { name: voice.author })}</p>}
      <SignedAs />
      <Form action="/usages/raconter" state={state} submit="uses.tell.next">
        {voice && <Hidden name="parole" value={voice.id} />}
        <TextField field="title" state={state} value="" />
      </Form>
      <ul class="links">
        <li>
          <a href="/usages/feuille">{t('uses.sheet.way')}</a>
        </li>
        <li>
          <a href="/usages/pour">{t('uses.for')}</a>
        </li>
        {viewer && (
          <li>
            <a href="/moi/usages">{t('uses.tell.go-on')}</a>
          </li>
        )}
      </ul>
    </Layout>
  )
}

interface StepProps {
  use: ToldUse
  found: FoundStep
  files: readonly ShownFile[]
  /** What others typed, to type the same way. */
  tools: readonly Tool[]
  state?: FormState | undefined
}

/** `/usages/raconter/:id/:step`: one question, which may be left without an answer. */
export function StepPage({ use, found, files, tools, state }: StepProps) {
  const { t } = useView()
  const { step, number, before, after } = found
  const path = pathOfTelling(use.id)
  return (
    <Layout title={t('uses.tell')} scripts={step.sound ? ['record.js'] : []} personal>
      <p class="soft">{t('uses.tell.number', { number, count: steps.length })}</p>
      <h1 {...inLang(use.lang)}>{use.title}</h1>
      {use.voice && <VoiceQuote voice={use.voice} />}
      <SignedAs otherName={use.otherName} />
      <Form
        action={`${path}/${step.step}`}
        state={state}
        submit="uses.tell.next"
        files={step.sound === true}
        also={<LesserActs after={after && `${path}/${after}`} first={number === 1} />}
      >
        <StepFields use={use} found={found} files={files} state={state} />
        {step.texts.includes('tool') && <ToolList tools={tools} />}
      </Form>
      <ul class="links">
        {before && (
          <li>
            <a href={`${path}/${before}`}>{t('uses.tell.back')}</a>
          </li>
        )}
        <li>
          <a href={path}>{t('uses.tell.review')}</a>
        </li>
      </ul>
    </Layout>
  )
}

function LesserActs({ after, first }: { after: string | undefined; first: boolean }) {
  const { t } = useView()
  return (
    <>
      {!first && after && (
        <a class="act" href={after}>
          {t('uses.tell.skip')}
        </a>
      )}
      <button class="act quiet" name={stopButton} value="1">
        {t('uses.tell.stop')}
      </button>
    </>
  )
}

function StepFields({ use, found: { step }, files, state }: Omit<StepProps, 'tools'>) {
  return (
    <>
      {step.sound && <SoundField files={files} state={state} />}
      {step.texts.map((field) => (
        <TextField field={field} state={state} value={use[field]} />
      ))}
      {step.asks.includes('publics') && <WordsField name="publics" values={use.publics} state={state} />}
      {step.asks.includes('settings') && <WordsField name="settings" values={use.settings} state={state} />}
      {step.asks.includes('priority') && <PriorityField value={use.priority} state={state} />}
      {step.asks.includes('lang') && <LanguageField state={state} value={use.lang} />}
    </>
  )
}

interface TextProps {
  field: UseField
  state: FormState | undefined
  value: string
}

/** The question of one text. */
export function TextField({ field, state, value }: TextProps) {
  const max = longest[field]
  return (
    <Field
      name={field}
      label={useLabels[field]}
      hint={useHints[field]}
      state={state}
      value={value}
      max={max}
      {...(max > 200 && { rows: max > 400 ? 5 : 3 })}
      {...(field === 'tool' && { list: 'outils' })}
      optional={field !== 'title'}
    />
  )
}

/** The public or the settings of a use, among the lab's words. */
export function WordsField({
  name,
  values,
  state,
}: {
  name: 'publics' | 'settings'
  values: readonly string[]
  state: FormState | undefined
}) {
  const options = optionsOf(name === 'publics' ? 'use-public' : 'use-setting')
  return (
    <Choice name={name} label={`uses.field.${name}`} options={options} state={state} values={values} many />
  )
}

/** The priority of a use. */
export function PriorityField({ value, state }: { value: string | null; state: FormState | undefined }) {
  return (
    <Select
      name="priority"
      label="uses.field.priority"
      options={priorityOptions(value)}
      empty="uses.priority-none"
      value={value ?? ''}
      state={state}
    />
  )
}

/** Tools that others named, under their names there. */
export function ToolList({ tools }: { tools: readonly Tool[] }) {
  return (
    <datalist id="outils">
      {tools.map(({ name }) => (
        <option value={name} />
      ))}
    </datalist>
  )
}

function SoundField({ files, state }: { files: readonly ShownFile[]; state: FormState | undefined }) {
  return (
    <div class="stack">
      <Sound files={files} transcript="" lang="" />
      <VoiceField label="uses.field.voice" hint="uses.hint.voice" state={state} />
    </div>
  )
}

interface ReviewProps {
  use: ToldUse
  files: readonly ShownFile[]
  state?: FormState | undefined
}

/** `/usages/raconter/:id`: the card as it will be read, each answer one link away, and the act that publishes it. */
export function ReviewPage({ use, files, state }: ReviewProps) {
  const { t } = useView()
  const path = pathOfTelling(use.id)
  return (
    <Layout title={t('uses.review.title')} personal>
      <p class="soft">{t('uses.review.title')}</p>
      <h1 {...inLang(use.lang)}>{use.title}</h1>
      {use.voice && <VoiceQuote voice={use.voice} />}
      <SignedAs otherName={use.otherName} />
      <Sound files={files} transcript={use.transcript} lang={use.lang} />
      <UseBody use={use} lang={use.lang} />
      <Publishing use={use} state={state} />
      <section class="stack">
        <h2>{t('uses.review.change')}</h2>
        <p>{t('uses.review.missing', { count: useFields.filter((field) => use[field] === '').length })}</p>
        <ul class="links">
          {steps.map((step) => (
            <li>
              <a href={`${path}/${step.step}`}>{t(`uses.step.${step.step}`)}</a>
            </li>
          ))}
        </ul>
      </section>
      <details class="more">
        <summary>{t('uses.throw')}</summary>
        <div class="stack">
          <p>{t('uses.throw-means')}</p>
          <Form action={`${path}/jeter`} submit="uses.throw-yes" danger />
        </div>
      </details>
    </Layout>
  )
}

/** The act that publishes a card, or what it waits for. */
function Publishing({ use, state }: { use: ToldUse; state: FormState | undefined }) {
  const { t } = useView()
  if (use.voiceSaid === 'refused') return <p class="note">{t('uses.voice.refused-you')}</p>
  const waits = use.voiceSaid === 'asked' && use.readyAt !== null
  return (
    <>
      {waits && <p class="note">{t('uses.voice.waiting')}</p>}
      <Form
        action={`${pathOfTelling(use.id)}/publier`}
        state={state}
        submit={use.voiceSaid === 'asked' ? 'uses.voice.ask' : 'uses.publish'}
        quiet={waits}
      >
        <ReadersField value={use.audience} state={state} />
      </Form>
    </>
  )
}

/** Who will read it. */
export function ReadersField({ value, state }: { value: 'open' | 'lab'; state: FormState | undefined }) {
  const { t } = useView()
  const options = [
    { value: 'open', label: t('audience.open'), hint: t('uses.open-means') },
    { value: 'lab', label: t('audience.lab'), hint: t('uses.lab-means') },
  ]
  return <Choice name="readers" label="uses.who-reads" options={options} value={value} state={state} />
}
