import type { Child } from 'hono/jsx'
import { Check, Choice } from '../../platform/choice-fields.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { CodeField, PaperCode } from '../../platform/paper.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import type { AnswerTo } from './answers.ts'
import { PriorityField, WarningField } from '../posts/form-pages.tsx'
import { maxText } from '../posts/forms.ts'
import { HelpNow } from '../posts/help-now.tsx'

/** `/paroles/pour`: typing for someone who is beside you. */
export function TypeForPage({ state }: { state?: FormState | undefined }) {
  const { t } = useView()
  const readers = [
    { value: 'open', label: t('audience.open'), hint: t('conversation.open-means') },
    { value: 'lab', label: t('audience.lab'), hint: t('conversation.lab-means') },
  ]
  return (
    <Layout title={t('conversation.for-someone')}>
      <h1>{t('conversation.for-someone')}</h1>
      <p>{t('conversation.for-lead')}</p>
      <p class="acts">
        <a class="act quiet" href="/papier">
          {t('conversation.has-slip')}
        </a>
      </p>
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

export interface Slip {
  name: string
  code: string
  postId: string
  help: boolean
}

/** The slip for the person: shown once, to print or to copy by hand. */
export function SlipPage({ slip }: { slip: Slip | null }) {
  const { t } = useView()
  if (!slip) {
    return (
      <Layout title={t('conversation.slip')} personal>
        <h1>{t('conversation.slip')}</h1>
        <p>{t('conversation.slip-once')}</p>
        <p class="links">
          <a href="/paroles">{t('conversation.all-voices')}</a>
        </p>
      </Layout>
    )
  }
  return (
    <Layout title={t('conversation.slip')} personal>
      {slip.help && <HelpNow />}
      <h1>{t('conversation.slip-for', { name: slip.name })}</h1>
      <p class="screen">{t('conversation.slip-lead')}</p>
      <section class="paper a6 stack" aria-labelledby="slip">
        <h2 id="slip">{t('conversation.slip-title', { name: slip.name })}</h2>
        <p>{t('conversation.slip-what')}</p>
        <PaperCode code={slip.code} path="/papier" />
        <p>{t('conversation.slip-keep')}</p>
      </section>
      <ul class="links screen">
        <li>
          <a href={`/paroles/${slip.postId}`}>{t('conversation.see-published')}</a>
        </li>
        <li>
          <a href="/paroles/pour">{t('conversation.for-another')}</a>
        </li>
      </ul>
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

export interface PaperPost {
  id: string
  title: string
  summary: string
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
    <section class="stack" aria-labelledby="said">
      <h2 id="said">{t('conversation.paper-said', { name })}</h2>
      {posts.length === 0 && <p>{t('conversation.paper-nothing')}</p>}
      {posts.map((post) => (
        <article class="card voice">
          <p class="kind">{t(post.open ? 'audience.open' : 'audience.lab')}</p>
          <h3 {...inLang(post.lang)}>
            {post.open ? <a href={`/paroles/${post.id}`}>{post.title}</a> : post.title}
          </h3>
          {post.summary && <p {...inLang(post.lang)}>{post.summary}</p>}
          <PostAnswers answers={answers.filter((answer) => answer.toId === post.id)} />
          {post.open && <PaperAct code={code} act="limit" post={post.id} />}
          <PaperAct code={code} act="erase" post={post.id} />
        </article>
      ))}
      <h2>{t('conversation.paper-name', { name })}</h2>
      {viewer ? (
        <PaperAct code={code} act="claim" />
      ) : (
        <p>
          {t('conversation.paper-claim-how')} <a href="/rejoindre">{t('conversation.paper-join')}</a>
        </p>
      )}
      <PaperAct code={code} act="leave" />
    </section>
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
            <p class="by">
              <span>{answer.author ?? t('conversation.someone')}</span>
              <Ago at={answer.at} />
            </p>
            <p {...inLang(answer.lang)}>{`${answer.title} ${answer.summary}`}</p>
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
