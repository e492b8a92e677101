import { Conflict, keptTexts, Version } from '../../../platform/conflict.tsx'
import { Field, Form } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { Layout } from '../../../platform/layout.tsx'
import { PrintAct } from '../../../platform/paper.tsx'
import { Prose, inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { EaseNote } from '../ease.tsx'
import type { ShownReading, ShownRemark, ShownSentence } from '../queries.ts'
import { asItIs, leftOut } from './rewriting.ts'

/** What the whole text said again is called. */
export const rewritingLabels = { text: 'institutions.rewriting.text' } as const

interface RewritingProps {
  reading: ShownReading
  sentences: readonly ShownSentence[]
  /** What the form proposes: what is kept, or what was put together. */
  text: string
  state?: FormState
}

/** The whole text said again, by whoever writes the reading. */
export function RewritingPage({ reading, sentences, text, state }: RewritingProps) {
  const { t } = useView()
  const path = `${reading.path}/reecriture`
  const original = sentences.map((sentence) => sentence.text).join('\n')
  return (
    <Layout title={t('institutions.rewriting.title')} personal>
      <h1>{t('institutions.rewriting.title')}</h1>
      <p>{t('institutions.rewriting.how')}</p>
      <p class="acts">
        <a class="act" href={`${path}/assembler`}>
          {t('institutions.rewriting.assemble')}
        </a>
        {reading.rewriting !== null && reading.rewriting > 1 && (
          <a class="act quiet" href={`${path}/versions`}>
            {t('versions.title')}
          </a>
        )}
      </p>
      <Conflict state={state} kept={keptTexts(rewritingLabels, { text: reading.rewritten ?? '' })} />
      <Form action={path} state={state} submit="institutions.save">
        <Version name="number" now={reading.rewriting ?? 0} state={state} />
        <Field name="text" label={rewritingLabels.text} rows={16} max={20_000} state={state} value={text} />
      </Form>
      {reading.lang === 'fr' && <EaseNote original={original} rewritten={text} />}
      <p class="links">
        <a href={reading.path}>{t('institutions.leave-as-is')}</a>
      </p>
    </Layout>
  )
}

interface AssembleProps {
  reading: ShownReading
  sentences: readonly ShownSentence[]
  rewrites: readonly ShownRemark[]
}

/** For each sentence, which words to take: what is put together stands in the form before, to be changed and kept. */
export function AssemblePage({ reading, sentences, rewrites }: AssembleProps) {
  const { t } = useView()
  return (
    <Layout title={t('institutions.rewriting.assemble')} personal>
      <h1>{t('institutions.rewriting.assemble')}</h1>
      <p>{t('institutions.rewriting.assemble-how')}</p>
      <Form action={`${reading.path}/reecriture/assembler`} submit="institutions.rewriting.put-together">
        {sentences.map((sentence) => (
          <Choices
            sentence={sentence}
            rewrites={rewrites.filter(({ number }) => number === sentence.number)}
            lang={reading.lang}
          />
        ))}
      </Form>
    </Layout>
  )
}

function Choices({
  sentence,
  rewrites,
  lang,
}: {
  sentence: ShownSentence
  rewrites: readonly ShownRemark[]
  lang: string
}) {
  const { t } = useView()
  const name = `phrase-${sentence.number}`
  const usual = rewrites.at(-1)?.id ?? asItIs
  const options = [
    ...rewrites.map((rewrite) => ({ value: rewrite.id, label: rewrite.text, lang: rewrite.lang })),
    { value: asItIs, label: t('institutions.rewriting.as-it-is'), lang: undefined },
    { value: leftOut, label: t('institutions.rewriting.left-out'), lang: undefined },
  ]
  return (
    <fieldset class="field">
      <legend {...inLang(lang)}>{`${sentence.number}. ${sentence.text}`}</legend>
      {options.map((option) => (
        <label class="check">
          <input type="radio" name={name} value={option.value} checked={option.value === usual} />
          <span {...(option.lang === undefined ? {} : inLang(option.lang))}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** Both texts, side by side, to read and to print. */
export function SideBySidePage({
  reading,
  sentences,
}: {
  reading: ShownReading
  sentences: readonly ShownSentence[]
}) {
  const { t } = useView()
  const lang = inLang(reading.lang)
  const paragraphs = sentences.reduce<string[]>((all, { starts, text }) => {
    const last = all.at(-1)
    if (starts || last === undefined) return [...all, text]
    return [...all.slice(0, -1), `${last} ${text}`]
  }, [])
  return (
    <Layout title={`${reading.title} · ${t('institutions.reading.side-by-side')}`} scripts={['print.js']}>
      <h1 {...lang}>{reading.title}</h1>
      <p {...lang}>{[reading.institution, reading.place].filter(Boolean).join(', ')}</p>
      <PrintAct />
      <div class="pair">
        <section class="stack">
          <h2>{t('institutions.ease.original')}</h2>
          <div class="prose" {...lang}>
            {paragraphs.map((text) => (
              <p>{text}</p>
            ))}
          </div>
        </section>
        <section class="stack">
          <h2>{t('institutions.reading.said-again')}</h2>
          {reading.rewritten === null ? (
            <p>{t('institutions.reading.not-yet')}</p>
          ) : (
            <Prose text={reading.rewritten} lang={reading.lang} />
          )}
        </section>
      </div>
      <p class="links screen">
        <a href={reading.path}>{t('institutions.reading.back')}</a>
      </p>
    </Layout>
  )
}
