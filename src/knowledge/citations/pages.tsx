import sanitizeHtml from 'sanitize-html'
import { Choice } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { ShownPiece } from '../pieces/queries.ts'
import type { Cited, Csl } from './csl.ts'
import { referenceSorts } from './forms.ts'

/** The book, article or law that a piece rests on, and the way to it. */
export function Reference({ reference, cited }: { reference: Csl; cited: Cited }) {
  const { t } = useView()
  const { title, author = [], issued, publisher, number, DOI, ISBN, URL: url } = reference
  const address = DOI ? `https://doi.org/${DOI}` : url
  const year = issued?.['date-parts'][0]?.[0]
  const lines = [
    { label: t('knowledge.reference.name'), text: title },
    { label: t('knowledge.reference.authors'), text: author.map(writeAuthor).join(' ; ') },
    { label: t('knowledge.reference.in'), text: reference['container-title'] ?? publisher ?? '' },
    { label: t('knowledge.reference.year'), text: year === undefined ? '' : String(year) },
    { label: t('knowledge.reference.id'), text: DOI ?? ISBN ?? number ?? '' },
  ].filter(({ text }) => text !== '')
  return (
    <section class="stack">
      <h2>{t('knowledge.reference.title')}</h2>
      <dl class="facts">
        {lines.map(({ label, text }) => (
          <div>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <Citation cited={cited} />
      </dl>
      {address && (
        <p class="links">
          <a href={address} rel="noopener noreferrer">
            {t('knowledge.reference.read')}
          </a>
        </p>
      )}
    </section>
  )
}

/** The reference as it is written under a text that rests on it, in the language of the page where there is one. */
function Citation({ cited }: { cited: Cited }) {
  const { t, lang } = useView()
  const written = lang === 'en' ? 'en' : 'fr'
  const html = sanitizeHtml(cited[written] ?? '', { allowedTags: ['i'], allowedAttributes: {} })
  if (html === '') return null
  return (
    <div>
      <dt>{t('knowledge.reference.cite')}</dt>
      <dd {...inLang(written)} dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  )
}

function writeAuthor({ family, given, literal }: NonNullable<Csl['author']>[number]): string {
  return literal ?? [given, family].filter(Boolean).join(' ')
}

/** `/savoirs/:slug/reference`: the book, article or law that a piece rests on. */
export function ReferencePage({ piece, state }: { piece: ShownPiece; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.reference.title')} personal>
      <h1>{t('knowledge.reference.title')}</h1>
      <p class="links">
        <a href={piece.path} {...inLang(piece.lang)}>
          {piece.title}
        </a>
      </p>
      <p>{t('knowledge.reference.intro')}</p>
      <Form action={`${piece.path}/reference`} state={state} submit="knowledge.save">
        <Typed state={state} />
      </Form>
      {piece.reference && (
        <form method="post" action={`${piece.path}/reference/enlever`}>
          <button class="act quiet">{t('knowledge.reference.remove')}</button>
        </form>
      )}
    </Layout>
  )
}

function Typed({ state }: { state: FormState | undefined }) {
  const { t } = useView()
  return (
    <>
      <Choice
        name="sort"
        label="knowledge.reference.sort"
        options={referenceSorts.map((sort) => ({
          value: sort,
          label: t(`knowledge.reference.sort.${sort}`),
        }))}
        value={referenceSorts[0]}
        state={state}
      />
      <Field name="refTitle" label="knowledge.reference.name" state={state} max={300} />
      <Field
        name="refAuthors"
        label="knowledge.reference.authors"
        hint="knowledge.reference.authors-hint"
        state={state}
        rows={3}
        max={1_000}
        optional
      />
      <Field name="refIn" label="knowledge.reference.in" state={state} max={300} optional />
      <Field
        name="refYear"
        label="knowledge.reference.year"
        state={state}
        type="number"
        min={1}
        max={2_200}
        optional
      />
      <Field
        name="refId"
        label="knowledge.reference.id"
        hint="knowledge.reference.id-hint"
        state={state}
        max={200}
        optional
      />
    </>
  )
}
