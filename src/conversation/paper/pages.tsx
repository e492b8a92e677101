import type { Child } from 'hono/jsx'
import { Check, Choice } from '../../platform/choice-fields.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { CodeField } from '../../platform/paper.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import type { AnswerTo } from './answers.ts'
import { PriorityField, WarningField } from '../posts/form-pages.tsx'
import { maxText } from '../posts/forms.ts'
import { By, PostBody } from '../posts/parts.tsx'
import type { TalkRow } from '../posts/queries.ts'

/** `/paroles/pour`: typing for someone who is beside you. `kept`: a slip was not given yet. It is not named: someone else may sit here now. */
export function TypeForPage({ state, kept = false }: { state?: FormState; kept?: boolean }) {
  const { t, viewer } = useView()
  const readers = [
    { value: 'open', label: t('audience.open'), hint: t('conversation.open-means') },
    { value: 'lab', label: t('audience.lab'), hint: t('conversation.lab-means') },
  ]
  return (
    <Layout title={t('conversation.for-someone')}>
      <h1>{t('conversation.for-someone')}</h1>
      <p>{t('conversation.for-lead')}</p>
      <ul class="links">
        {kept && (
          <li>
            <a href="/paroles/pour/feuille">{t('conversation.slip-see')}</a>
          </li>
        )}
        <li>
          <a href="/papier">{t('conversation.has-slip')}</a>
        </li>
        {viewer && (
          <li>
            <a href="/paroles/pour/refaire">{t('conversation.remake')}</a>
          </li>
        )}
      </ul>
      <Form action="/paroles/pour" state={state} submit="conversation.publish">
        <Field
          name="name"
          label="conversation.for-name"
          hint="conversation.for-name-hint"
          max={60}
          state={state}
          autocomplete="off"
        />
        <Field
          name="text"
          label="conversation.for-text"
          hint="conversation.text-hint"
          rows={8}
          max={maxText}
          state={state}
        />
        <Choice name="readers" label="conversation.who-reads" options={readers} state={state} />
        <PriorityField state={state} />
        <WarningField state={state} />
        <Check name="read" label="conversation.for-read" state={state} />
        <Check
          name="agreed"
          label="conversation.for-agreed"
          hint="conversation.for-agreed-hint"
          state={state}
        />
      </Form>
    </Layout>
  )
}

/** `/papier`: the field for a slip's code. */
export function CodePage({ state }: { state?: FormState | undefined }) {
  const { t } = useView()
  return (
    <Layout title={t('conversation.paper')}>
      <h1>{t('conversation.paper')}</h1>
      <p>{t('conversation.paper-lead')}</p>
      <Form action="/papier" state={state} submit="conversation.paper-open">
        <CodeField state={state} />
      </Form>
    </Layout>
  )
}

export interface PaperPost extends Pick<TalkRow, 'id' | 'html' | 'warning' | 'transcript'> {
  lang: string
  open: boolean
}

/** What a code opens, module by module. */
export function OpenPaperPage({ sections }: { sections: readonly Child[] }) {
  const { t } = useView()
  return (
    <Layout title={t('conversation.paper-opened')} personal>
      <h1>{t('conversation.paper-opened')}</h1>
      <p>{t('conversation.paper-close')}</p>
      {[...sections]}
    </Layout>
  )
}

interface PaperSectionProps {
  code: string
  name: string
  posts: readonly PaperPost[]
  answers: readonly AnswerTo[]
}

/** What was typed for someone, what was answered, and what they may do about it. */
export function PaperSection({ code, name, posts, answers }: PaperSectionProps) {
  const { t, viewer } = useView()
  return (
    <>
      <section class="stack" aria-labelledby="said">
        <h2 id="said">{t('conversation.paper-said', { name })}</h2>
        {posts.length === 0 && <p>{t('conversation.paper-nothing')}</p>}
        {posts.map((post) => (
          <article class="card voice">
            <p class="kind">
              {t('conversation.who-reads')} {t(post.open ? 'audience.open' : 'audience.lab')}
            </p>
            <PostBody post={post} files={[]} />
            {post.open && (
              <p class="links">
                <a href={`/paroles/${post.id}`}>{t('conversation.see-published')}</a>
              </p>
            )}
            <h3>{t('conversation.answers')}</h3>
            <PostAnswers answers={answers.filter((answer) => answer.toId === post.id)} />
            {post.open && <PaperAct code={code} act="limit" post={post.id} />}
            <PaperAct code={code} act="erase" post={post.id} />
          </article>
        ))}
      </section>
      <section class="stack" aria-labelledby="name">
        <h2 id="name">{t('conversation.paper-name', { name })}</h2>
        {viewer ? (
          <PaperAct code={code} act="claim" />
        ) : (
          <p>
            {t('conversation.paper-claim-how')} <a href="/rejoindre">{t('conversation.paper-join')}</a>
          </p>
        )}
        <PaperAct code={code} act="leave" />
      </section>
    </>
  )
}

function PostAnswers({ answers }: { answers: readonly AnswerTo[] }) {
  const { t } = useView()
  if (answers.length === 0) return <p class="soft">{t('conversation.no-answer')}</p>
  return (
    <ol class="thread">
      {answers.map((answer) => (
        <li>
          <article class="answer">
            <By by={answer} at={<Ago at={answer.at} />} />
            <PostBody post={answer} files={[]} />
            {answer.files > 0 && (
              <p>
                {answer.open ? (
                  <a href={`/paroles/${answer.id}`}>{t('conversation.paper-files')}</a>
                ) : (
                  t('conversation.paper-files-lab')
                )}
              </p>
            )}
          </article>
        </li>
      ))}
    </ol>
  )
}

/** One act behind its explanation, so that a thumb alone erases nothing. */
function PaperAct({
  code,
  act,
  post = '',
}: {
  code: string
  act: 'limit' | 'erase' | 'claim' | 'leave'
  post?: string
}) {
  const { t } = useView()
  return (
    <details>
      <summary>{t(`conversation.paper-act.${act}`)}</summary>
      <form method="post" action="/papier" class="form stack">
        <p>{t(`conversation.paper-act.${act}.means`)}</p>
        <Hidden name="code" value={code} />
        <Hidden name="act" value={act} />
        <Hidden name="post" value={post} />
        <p class="acts">
          <button class={act === 'erase' || act === 'leave' ? 'act danger' : 'act'}>
            {t(`conversation.paper-act.${act}`)}
          </button>
        </p>
      </form>
    </details>
  )
}
