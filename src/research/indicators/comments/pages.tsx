import { Conflict, Version } from '../../../platform/conflict.tsx'
import { Field, Form, Hidden } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { LanguageField } from '../../../platform/languages.tsx'
import { Layout } from '../../../platform/layout.tsx'
import { Prose } from '../../../platform/prose.tsx'
import { HiddenNote, ReportLink } from '../../../platform/report-link.tsx'
import { useView } from '../../../platform/view.ts'
import { Day } from '../../../platform/when.tsx'
import { pathOf, type Where } from '../figure.tsx'
import type { readCommentVersions, ShownComment } from './queries.ts'

const write = '/recherche/participation/dire'

/** Beside a group's figures, what it says of them. */
export function GroupSays({
  name,
  comment,
  quarter,
  scope,
}: Where & { name: string; comment: ShownComment | null }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('research.participation.group-says')}</h2>
      {comment ? (
        <>
          <Prose text={comment.text} lang={comment.lang} />
          <p class="by">
            <span>{t('research.participation.signed', { name })}</span>
            <Day at={comment.writtenAt} />
          </p>
          <p>
            <a href={comment.path}>{t('research.participation.versions')}</a>
          </p>
        </>
      ) : (
        <p>{t('research.participation.group-silent')}</p>
      )}
      <p>
        <a
          class="act quiet"
          href={`${write}?${new URLSearchParams({ trimestre: quarter, portee: scope }).toString()}`}
        >
          {t('research.participation.write')}
        </a>
      </p>
    </section>
  )
}

interface WriteProps extends Where {
  name: string
  comment: ShownComment | null
  state?: FormState
}

/** Writes what a group says of its figures. */
export function WriteCommentPage({ name, comment, quarter, scope, state }: WriteProps) {
  const { t } = useView()
  const label = 'research.participation.text'
  return (
    <Layout title={t('research.participation.write')} personal>
      <h1>{t('research.participation.write')}</h1>
      <p>
        <strong>{t('research.participation.signed', { name })}</strong>
      </p>
      <p>{t('research.participation.write-means')}</p>
      <Conflict state={state} kept={[{ field: 'text', label, text: comment?.text ?? '' }]} />
      <Form action={write} state={state} submit="research.participation.send">
        <Hidden name="quarter" value={quarter} />
        <Hidden name="scope" value={scope} />
        <Version now={comment?.number ?? 0} state={state} />
        <Field
          name="text"
          {...{ label, state }}
          hint="research.participation.text-hint"
          rows={8}
          max={3_000}
          value={comment?.text}
        />
        <LanguageField state={state} value={comment?.lang} />
      </Form>
      <p class="links">
        <a href={pathOf({ quarter, scope })}>{t('research.participation.back')}</a>
      </p>
    </Layout>
  )
}

type Versions = Awaited<ReturnType<typeof readCommentVersions>>

/** All that a group said of its figures in one quarter. */
export function CommentPage({ latest, versions }: { latest: Versions[number]; versions: Versions }) {
  const { t } = useView()
  const title = t('research.participation.group-says')
  return (
    <Layout title={title}>
      <h1>{title}</h1>
      <p>
        <strong>{t('research.participation.signed', { name: latest.groupName })}</strong>
      </p>
      <HiddenNote id={latest.id} reason={latest.hiddenReason} />
      <p>
        <a class="act main" href={pathOf({ quarter: latest.quarter, scope: latest.groupId })}>
          {t('research.participation.back')}
        </a>
      </p>
      <p>{t('research.participation.all-texts')}</p>
      <ol class="journal">
        {versions.map(({ text, lang, writtenAt }) => (
          <li class="stack">
            <p>
              <Day at={writtenAt} />
            </p>
            <Prose text={text} lang={lang} />
          </li>
        ))}
      </ol>
      <p>
        <ReportLink id={latest.id} />
      </p>
    </Layout>
  )
}
