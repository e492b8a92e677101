import { Conflict, keptTexts, Version } from '../../platform/conflict.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { ShownFile } from '../../platform/files/show.ts'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { maxText } from './forms.ts'
import type { PostRow } from './queries.ts'
import { KeepDraft, WarningField } from './form-pages.tsx'

/** What a post says, field by field. */
export const postLabels = {
  text: 'conversation.text',
  transcript: 'conversation.transcript',
  warning: 'conversation.warning',
} as const

interface EditProps {
  post: PostRow
  files: readonly ShownFile[]
  state?: FormState | undefined
}

/** `/paroles/:id/modifier`: new words over the old ones, and what else its author may do with a post. */
export function EditPage({ post, files, state }: EditProps) {
  const { t } = useView()
  const path = `/paroles/${post.id}`
  return (
    <Layout title={t('conversation.edit-title')} personal>
      <h1>{t('conversation.edit-title')}</h1>
      <p>{t('conversation.edit-lead')}</p>
      <Conflict state={state} kept={keptTexts(postLabels, post)} />
      <EditForm post={post} files={files} state={state} />
      <ul class="links">
        <li>
          <a href={path}>{t('conversation.leave-as-is')}</a>
        </li>
        {post.audience === 'open' && (
          <li>
            <a href={`${path}/reserver`}>{t('conversation.limit')}</a>
          </li>
        )}
        {post.version > 1 && (
          <li>
            <a href={`${path}/versions`}>{t('versions.title')}</a>
          </li>
        )}
        <li>
          <a href={`${path}/effacer`}>{t('conversation.erase')}</a>
        </li>
      </ul>
    </Layout>
  )
}

function EditForm({ post, files, state }: EditProps) {
  const hasVoice = files.some((file) => file.role === 'audio')
  const pictures = files.filter((file) => file.role === 'picture')
  return (
    <Form
      action={`/paroles/${post.id}/modifier`}
      state={state}
      submit="conversation.save"
      also={<KeepDraft />}
    >
      <Version now={post.version} state={state} />
      <Field name="text" label="conversation.text" rows={8} max={maxText} value={post.text} state={state} />
      {(hasVoice || post.transcript) && (
        <Field
          name="transcript"
          label="conversation.transcript"
          hint="conversation.transcript-hint"
          rows={4}
          max={maxText}
          value={post.transcript}
          state={state}
          optional
        />
      )}
      {pictures.map((file) => (
        <div class="stack">
          <img src={`/fichiers/${file.id}/320.webp`} alt="" width="160" />
          <Field
            name={`alt-${file.id}`}
            label="conversation.alt"
            hint="conversation.alt-hint"
            max={1_000}
            value={file.alt}
            state={state}
            optional
          />
        </div>
      ))}
      <WarningField state={state} value={post.warning} />
    </Form>
  )
}

/** One question before an act that cannot be undone: erasing, or showing to the lab alone. */
export function ConfirmPage({ post, act }: { post: PostRow; act: 'effacer' | 'reserver' }) {
  const { t } = useView()
  const erasing = act === 'effacer'
  const title = t(erasing ? 'conversation.erase-title' : 'conversation.limit-title')
  return (
    <Layout title={title} personal>
      <h1>{title}</h1>
      <blockquote {...inLang(post.lang)}>{post.title}</blockquote>
      <p>{t(erasing ? 'conversation.erase-lead' : 'conversation.limit-lead')}</p>
      <Form
        action={`/paroles/${post.id}/${act}`}
        submit={erasing ? 'conversation.erase' : 'conversation.limit'}
        danger={erasing}
        also={
          <a class="act" href={`/paroles/${post.id}`}>
            {t('conversation.leave-as-is')}
          </a>
        }
      />
    </Layout>
  )
}
