import { SignedAs } from '../../../people/index.ts'
import { Choice } from '../../../platform/choice-fields.tsx'
import { Conflict, keptTexts, Version } from '../../../platform/conflict.tsx'
import { Field, Form } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { LanguageField } from '../../../platform/languages.tsx'
import { Layout } from '../../../platform/layout.tsx'
import { Prose, inLang } from '../../../platform/prose.tsx'
import { HiddenNote, ReportLink } from '../../../platform/report-link.tsx'
import { isWebAddress } from '../../../platform/forms.ts'
import { useView } from '../../../platform/view.ts'
import { Ago } from '../../../platform/when.tsx'
import { remarkSorts } from '../../tables.ts'
import type { ShownReading, ShownRemark } from '../queries.ts'

interface SentenceProps {
  reading: ShownReading
  sentence: { number: number; text: string; last: number }
  remarks: readonly ShownRemark[]
  state?: FormState
}

/** One sentence, taken apart by several hands: its rewritings side by side, what was said of it, and the form to add to it. */
export function SentencePage({ reading, sentence, remarks, state }: SentenceProps) {
  const { t } = useView()
  const { number } = sentence
  const path = `${reading.path}/phrases/${number}`
  const title = t('institutions.sentence.title', { number, last: sentence.last })
  const rewrites = remarks.filter(({ sort }) => sort === 'rewrite')
  return (
    <Layout title={`${title} · ${reading.title}`}>
      <p class="links">
        <a href={reading.path} {...inLang(reading.lang)}>
          {reading.title}
        </a>
      </p>
      <h1>{title}</h1>
      <blockquote class="quote" {...inLang(reading.lang)}>
        <p>{sentence.text}</p>
      </blockquote>
      <Neighbours reading={reading} number={number} last={sentence.last} />
      {rewrites.length > 0 && (
        <section class="stack">
          <h2>{t('institutions.remark.sorts.rewrite')}</h2>
          <div class="pair">
            {rewrites.map((remark) => (
              <Remark remark={remark} />
            ))}
          </div>
        </section>
      )}
      {remarkSorts
        .filter((sort) => sort !== 'rewrite')
        .map((sort) => (
          <RemarksOf sort={sort} remarks={remarks} />
        ))}
      <AddForm path={path} state={state} />
      {reading.writes && (
        <p>
          <a class="act quiet" href={`${path}/corriger`}>
            {t('institutions.sentence.correct')}
          </a>
        </p>
      )}
    </Layout>
  )
}

function Neighbours({ reading, number, last }: { reading: ShownReading; number: number; last: number }) {
  const { t } = useView()
  return (
    <nav class="pager" aria-label={t('institutions.sentence.others')}>
      {number > 1 && (
        <a class="act" href={`${reading.path}/phrases/${number - 1}`} rel="prev">
          {t('institutions.sentence.before')}
        </a>
      )}
      {number < last && (
        <a class="act" href={`${reading.path}/phrases/${number + 1}`} rel="next">
          {t('institutions.sentence.after')}
        </a>
      )}
    </nav>
  )
}

function RemarksOf({ sort, remarks }: { sort: ShownRemark['sort']; remarks: readonly ShownRemark[] }) {
  const { t } = useView()
  const mine = remarks.filter((remark) => remark.sort === sort)
  if (mine.length === 0) return null
  return (
    <section class="stack">
      <h2>{t(`institutions.remark.sorts.${sort}`)}</h2>
      {mine.map((remark) => (
        <Remark remark={remark} />
      ))}
    </section>
  )
}

function Remark({ remark }: { remark: ShownRemark }) {
  const { t } = useView()
  const path = `/decorticages/remarques/${remark.id}`
  return (
    <article class="answer stack" id={`mot-${remark.id}`}>
      <p class="by">
        {remark.author !== null && remark.authorPath !== null ? (
          <a href={remark.authorPath}>{remark.author}</a>
        ) : (
          <span>{t('institutions.someone')}</span>
        )}
        <Ago at={remark.at} />
        {remark.editedAt && <span>{t('institutions.edited')}</span>}
      </p>
      <HiddenNote id={remark.id} reason={remark.hiddenReason} />
      <Prose text={remark.text} lang={remark.lang} />
      <Source source={remark.source} />
      <p class="acts screen">
        {remark.own ? (
          <a class="act quiet" href={`${path}/modifier`}>
            {t('institutions.edit')}
          </a>
        ) : (
          <ReportLink id={remark.id} />
        )}
      </p>
    </article>
  )
}

/** Where the law, or whatever was said, can be read. */
function Source({ source }: { source: string }) {
  const { t } = useView()
  if (source === '') return null
  return (
    <p class="soft">
      {t('institutions.remark.from')}{' '}
      {isWebAddress(source) ? (
        <a href={source} rel="nofollow ugc noopener">
          {source}
        </a>
      ) : (
        source
      )}
    </p>
  )
}

function AddForm({ path, state }: { path: string; state: FormState | undefined }) {
  const { t } = useView()
  return (
    <section class="stack" aria-labelledby="add">
      <h2 id="add">{t('institutions.remark.add')}</h2>
      <SignedAs />
      <Form action={path} state={state} submit="institutions.remark.send">
        <Choice
          name="sort"
          label="institutions.remark.sort"
          options={remarkSorts.map((sort) => ({ value: sort, label: t(`institutions.remark.sort.${sort}`) }))}
          state={state}
          value="rewrite"
        />
        <Field name="text" label="institutions.remark.text" rows={3} max={2_000} state={state} />
        <details class="more" open={state?.errors['source'] !== undefined}>
          <summary>{t('form.more')}</summary>
          <div class="stack">
            <SourceField state={state} />
            <LanguageField state={state} />
          </div>
        </details>
      </Form>
    </section>
  )
}

function SourceField({ state, value }: { state: FormState | undefined; value?: string }) {
  return (
    <Field
      name="source"
      label="institutions.remark.source"
      hint="institutions.remark.source-hint"
      max={300}
      optional
      state={state}
      value={value}
    />
  )
}

/** What a remark says. */
export const remarkLabels = {
  text: 'institutions.remark.text',
  source: 'institutions.remark.source',
} as const

/** Other words for what one added, and the way to take it back. */
export function EditRemarkPage({ remark, state }: { remark: ShownRemark; state?: FormState }) {
  const { t } = useView()
  const path = `/decorticages/remarques/${remark.id}`
  return (
    <Layout title={t('institutions.remark.edit')} personal>
      <h1>{t('institutions.remark.edit')}</h1>
      <Conflict state={state} kept={keptTexts(remarkLabels, remark)} />
      <Form action={`${path}/modifier`} state={state} submit="institutions.save">
        <Version name="saves" now={remark.saves} state={state} />
        <Field
          name="text"
          label="institutions.remark.text"
          rows={3}
          max={2_000}
          state={state}
          value={remark.text}
        />
        <SourceField state={state} value={remark.source} />
      </Form>
      <p class="links">
        <a href={remark.path}>{t('institutions.leave-as-is')}</a>
        {remark.editedAt && <a href={`${path}/versions`}>{t('versions.title')}</a>}
      </p>
      <details class="more">
        <summary>{t('institutions.erase')}</summary>
        <div class="stack">
          <Form action={`${path}/effacer`} submit="institutions.erase-yes" danger />
        </div>
      </details>
    </Layout>
  )
}

/** A sentence written again, mostly to hide one word more. */
export function CorrectPage({ reading, sentence, state }: Omit<SentenceProps, 'remarks'>) {
  const { t } = useView()
  const path = `${reading.path}/phrases/${sentence.number}`
  return (
    <Layout title={t('institutions.sentence.correct')} personal>
      <h1>{t('institutions.sentence.correct')}</h1>
      <p>{t('institutions.sentence.correct-means')}</p>
      <Form action={`${path}/corriger`} state={state} submit="institutions.save">
        <Field
          name="text"
          label="institutions.sentence.text"
          rows={4}
          max={4_000}
          state={state}
          value={sentence.text}
        />
      </Form>
      <p class="links">
        <a href={path}>{t('institutions.leave-as-is')}</a>
      </p>
    </Layout>
  )
}
