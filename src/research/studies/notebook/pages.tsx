import { SignedAs } from '../../../people/index.ts'
import { Field, Form } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { Layout } from '../../../platform/layout.tsx'
import { excerpt } from '../../../platform/markdown.ts'
import { OpenGroupFrom } from '../../../platform/origin-parts.tsx'
import { Pager, type Cursor } from '../../../platform/pager.tsx'
import { inLang, Prose } from '../../../platform/prose.tsx'
import { HiddenNote } from '../../../platform/report-link.tsx'
import { ThingLinks } from '../../../platform/thing-links.tsx'
import { useView } from '../../../platform/view.ts'
import { Day } from '../../../platform/when.tsx'
import type { ShownStudy } from '../queries.ts'
import type { Note } from './queries.ts'

interface NotebookProps {
  study: ShownStudy
  rows: readonly Note[]
  next: Cursor | null
  started: boolean
  /** Whether the reader does this study or takes part in it. */
  writes: boolean
}

/** What is done and thought along a study, day by day, for everyone. */
export function NotebookPage({ study, rows, next, started, writes }: NotebookProps) {
  const { t } = useView()
  const path = `${study.path}/cahier`
  return (
    <Layout title={t('research.study.notebook')} feed={`${path}.atom`}>
      <h1>{t('research.study.notebook')}</h1>
      <BackTo study={study} />
      <p>{t('research.study.notebook-intro')}</p>
      {writes && (
        <p>
          <a class="act main" href={`${path}/ecrire`}>
            {t('research.study.note-write')}
          </a>
        </p>
      )}
      {rows.length === 0 && <p class="empty">{t('research.study.notebook-empty')}</p>}
      <ol class="journal">
        {rows.map((note) => (
          <li class="stack">
            <By note={note} />
            <Opening note={note} />
          </li>
        ))}
      </ol>
      <Pager path={path} next={next} started={started} />
      <p class="links">
        <a href={`${path}.atom`}>{t('research.study.notebook-feed')}</a>
      </p>
    </Layout>
  )
}

const longText = 600

/** A short note whole; of a long one the beginning. */
function Opening({ note }: { note: Note }) {
  const { t } = useView()
  return (
    <>
      {note.text.length <= longText ? (
        <Prose text={note.text} lang={note.lang} />
      ) : (
        <p {...inLang(note.lang)}>{excerpt(note.text, longText)}</p>
      )}
      <a href={note.path}>
        {t('research.study.note-open')}
        <span class="sr"> : {excerpt(note.text, 80)}</span>
      </a>
    </>
  )
}

function By({ note }: { note: Note }) {
  const { t } = useView()
  return (
    <p class="by">
      <Day at={note.at} />
      {note.author ? (
        <a href={note.author.path}>{note.author.name}</a>
      ) : (
        <span>{t('research.study.someone')}</span>
      )}
    </p>
  )
}

function BackTo({ study }: { study: ShownStudy }) {
  return (
    <p class="links">
      <a href={study.path} {...inLang(study.lang)}>
        {study.title}
      </a>
    </p>
  )
}

/** One note, whole. */
export function NotePage({ study, note }: { study: ShownStudy; note: Note }) {
  const { t } = useView()
  return (
    <Layout title={t('research.study.note')}>
      <h1>{t('research.study.note')}</h1>
      <p class="links">
        <a href={`${study.path}/cahier`}>{t('research.study.notebook')}</a>
      </p>
      <HiddenNote id={note.id} reason={note.hiddenReason} />
      <article class="stack">
        <By note={note} />
        <Prose text={note.text} lang={note.lang} />
      </article>
      <p class="acts">
        <OpenGroupFrom path={note.path} />
      </p>
      <ThingLinks id={note.id} audience="open" hiddenReason={note.hiddenReason} />
      {note.own && (
        <details class="more">
          <summary>{t('research.study.note-erase')}</summary>
          <Form action={`${note.path}/effacer`} submit="research.study.erase-yes" danger />
        </details>
      )}
    </Layout>
  )
}

/** Writes in the notebook of a study. */
export function WriteNotePage({ study, state }: { study: ShownStudy; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('research.study.note-write')} personal>
      <h1>{t('research.study.note-write')}</h1>
      <BackTo study={study} />
      <p class="note">{t('research.study.note-means')}</p>
      <SignedAs />
      <Form action={`${study.path}/cahier/ecrire`} state={state} submit="research.study.note-send">
        <Field
          name="text"
          label="research.study.note-text"
          hint="research.study.note-hint"
          rows={8}
          max={8_000}
          state={state}
        />
      </Form>
    </Layout>
  )
}
