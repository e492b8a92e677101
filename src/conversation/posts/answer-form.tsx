import { SignedAs } from '../../people/index.ts'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { useView } from '../../platform/view.ts'
import type { PostRow } from './queries.ts'

interface AnswerProps {
  post: PostRow
  state?: FormState | undefined
}

/** Where one answers. Whoever has just spoken waits for others: the form that answers oneself is folded. */
export function AnswerPart({ post, state, folded }: AnswerProps & { folded: boolean }) {
  const { t } = useView()
  if (folded)
    return (
      <details class="more" open={state !== undefined}>
        <summary>{t('conversation.answer-oneself')}</summary>
        <AnswerForm post={post} state={state} />
      </details>
    )
  return (
    <section class="stack">
      <h2>{t('conversation.your-answer')}</h2>
      <AnswerForm post={post} state={state} />
    </section>
  )
}

/** The short form on the page; the full one is one link away. */
function AnswerForm({ post, state }: AnswerProps) {
  const { t } = useView()
  const path = `/paroles/${post.id}/repondre`
  return (
    <>
      <SignedAs otherName={post.otherName} />
      <Form
        action={path}
        state={state}
        submit="conversation.send-answer"
        also={
          <a class="act quiet" href={path}>
            {t('conversation.answer-more')}
          </a>
        }
      >
        <Field
          name="text"
          label="conversation.text"
          hint="conversation.text-hint"
          rows={4}
          max={20_000}
          state={state}
        />
        <p class="soft">{t(`conversation.answer-read-by.${post.audience ?? 'open'}`)}</p>
      </Form>
    </>
  )
}
