import { SignedAs } from '../../people/index.ts'
import { Field, Form } from '../../platform/fields.tsx'
import type { ShownFile } from '../../platform/files/show.ts'
import type { FormState } from '../../platform/forms.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { OpenGroupFrom, WhatCame } from '../../platform/origin-parts.tsx'
import type { Came } from '../../platform/origins.ts'
import { excerpt } from '../../platform/markdown.ts'
import { HiddenNote, ReportLink } from '../../platform/report-link.tsx'
import { ShareLink } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { wordName } from '../../platform/words.ts'
import { HelpNow } from '../../platform/help-now.tsx'
import { By, PostBody } from './parts.tsx'
import type { PostRow, TalkRow } from './queries.ts'
import { Talk, thanksForm } from './talk.tsx'
import { VoiceSteps } from './voice-steps.tsx'

export interface PostPageProps {
  post: PostRow
  files: ReadonlyMap<string, readonly ShownFile[]>
  talk: readonly TalkRow[]
  /** Groups and needs that began from it. */
  came: readonly Came[]
  /** The last answer of this page, when there are more. */
  next: string | null
  /** Not the first page of the talk. */
  started: boolean
  /** Only the beginning of a very long text is shown. */
  cut: boolean
  state?: FormState | undefined
}

/** `/paroles/:id`: one voice or one answer, and what stands under it. */
export function PostPage({ post, files, talk, came, next, started, cut, state }: PostPageProps) {
  const { t, viewer, said } = useView()
  const name = post.author ?? t('conversation.someone')
  const isVoice = post.id === post.rootId
  const heading = isVoice ? name : t('conversation.answer-of', { name })
  const open = post.audience === 'open'
  return (
    <Layout
      title={post.erased ? t('conversation.erased') : `${post.title} · ${name}`}
      {...(open && !post.warning && { description: excerpt(post.text, 200), data: structured(post) })}
      personal={!open}
      scripts={['live.js']}
    >
      {said?.args?.['help'] === 'yes' && <HelpNow />}
      <p class="acts">
        {isVoice ? (
          <a class="act quiet" href="/paroles">
            {t('conversation.all-voices')}
          </a>
        ) : (
          <a class="act quiet" href={`/paroles/${post.rootId}`}>
            {t('conversation.back-to', { title: post.rootTitle ?? t('conversation.the-talk') })}
          </a>
        )}
      </p>
      {post.erased ? (
        <h1>{t('conversation.erased')}</h1>
      ) : (
        <Said post={post} files={files.get(post.id) ?? []} heading={heading} cut={cut} />
      )}
      {viewer && <form method="post" id={thanksForm} action={`/paroles/${post.id}/merci`} />}
      <section class="stack" aria-labelledby="answers">
        <h2 id="answers">{t('conversation.answers')}</h2>
        {talk.length === 0 && (
          <p class="soft">{started ? t('conversation.no-more-answers') : t('conversation.no-answer')}</p>
        )}
        <Talk under={post} rows={talk} files={files} />
        <MoreAnswers id={post.id} next={next} started={started} />
        <live-answers
          class="stack"
          role="status"
          src={`/paroles/${post.id}/direct`}
          one={t('conversation.one-new')}
          several={t('conversation.several-new')}
        />
      </section>
      {!post.erased && (
        <AnswerPart post={post} folded={post.mine && talk.length === 0 && !started} state={state} />
      )}
      <WhatCame came={came} />
    </Layout>
  )
}

function Said({
  post,
  files,
  heading,
  cut,
}: {
  post: PostRow
  files: readonly ShownFile[]
  heading: string
  cut: boolean
}) {
  const { t } = useView()
  return (
    <article class="card voice" id={post.id}>
      <Kind post={post} />
      <h1>{heading}</h1>
      {post.hidden && <HiddenNote id={post.id} reason={post.hiddenReason ?? ''} />}
      <PostBody post={post} files={files}>
        {cut && (
          <p>
            <a href={`/paroles/${post.id}?entier=1`}>{t('conversation.read-on')}</a>
          </p>
        )}
      </PostBody>
      <MissingWords post={post} files={files} />
      <By by={post} at={<Ago at={post.at} />}>
        {post.edited && <span>{t('conversation.edited')}</span>}
        {post.audience && post.audience !== 'open' && <Readers post={post} />}
      </By>
      <Acts post={post} />
    </article>
  )
}

/** Its author is asked for the words of a picture that has none: beside the picture, not before it could be sent. */
function MissingWords({ post, files }: { post: PostRow; files: readonly ShownFile[] }) {
  const { t } = useView()
  if (!post.mine || !files.some((file) => file.role === 'picture' && file.alt === '')) return null
  return (
    <p class="note">
      {t('conversation.alt-missing')} <a href={`/paroles/${post.id}/modifier`}>{t('conversation.alt-add')}</a>
    </p>
  )
}

function Kind({ post }: { post: PostRow }) {
  const { t, words, locale } = useView()
  const priority = post.priority ? words.find('priority', post.priority) : undefined
  return (
    <p class="kind">
      <Icon name="voice" />
      {t(post.id === post.rootId ? 'conversation.voice' : 'conversation.answer')}
      {priority && <a href={`/priorites/${priority.slug}`}>{wordName(priority, locale)}</a>}
    </p>
  )
}

function Readers({ post }: { post: PostRow }) {
  const { t } = useView()
  if (post.audience !== 'group' || !post.audiencePath)
    return <span>{t(`audience.${post.audience ?? 'lab'}`)}</span>
  return (
    <span>
      {t('audience.group')} <a href={post.audiencePath}>{post.audienceTitle}</a>
    </span>
  )
}

function Acts({ post }: { post: PostRow }) {
  const { t, viewer } = useView()
  const path = `/paroles/${post.id}`
  if (!post.mine) {
    return (
      <p class="acts">
        {viewer && (
          <button class="act" form={thanksForm} formaction={`${path}/merci`}>
            <Icon name="thanks" />
            {post.thanked ? t('conversation.unthank') : t('conversation.thank')}
          </button>
        )}
        {post.id === post.rootId && <OpenGroupFrom path={path} />}
        <Steps post={post} />
        {post.audience === 'open' && !post.hidden && <ShareLink id={post.id} />}
        <ReportLink id={post.id} />
      </p>
    )
  }
  return (
    <p class="acts">
      <a class="act" href={`${path}/modifier`}>
        {t('conversation.edit')}
      </a>
      {post.audience === 'open' && (
        <a class="act" href={`${path}/reserver`}>
          {t('conversation.limit')}
        </a>
      )}
      {post.id === post.rootId && <OpenGroupFrom path={path} />}
      <Steps post={post} />
      {post.audience === 'open' && !post.hidden && <ShareLink id={post.id} />}
      <a class="act danger" href={`${path}/effacer`}>
        {t('conversation.erase')}
      </a>
      {post.version > 1 && (
        <a class="act quiet" href={`${path}/versions`}>
          {t('versions.title')}
        </a>
      )}
    </p>
  )
}

/** What may be drawn from an open voice that someone signs: they are the one to ask. */
function Steps({ post }: { post: PostRow }) {
  if (post.id !== post.rootId || post.audience !== 'open' || post.hidden || !post.author) return null
  return <VoiceSteps id={post.id} />
}

function MoreAnswers({ id, next, started }: { id: string; next: string | null; started: boolean }) {
  const { t } = useView()
  if (!next && !started) return null
  return (
    <nav class="pager" aria-label={t('nav.pages')}>
      {started && (
        <a class="act" href={`/paroles/${id}#reponses`}>
          {t('conversation.first-answers')}
        </a>
      )}
      {next && (
        <a class="act" href={`/paroles/${id}?apres=${next}#reponses`} rel="next">
          {t('conversation.next-answers')}
        </a>
      )}
    </nav>
  )
}

interface AnswerProps {
  post: PostRow
  state?: FormState | undefined
}

/** Where one answers. Whoever has just spoken waits for others: the form that answers oneself is folded. */
function AnswerPart({ post, state, folded }: AnswerProps & { folded: boolean }) {
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

function structured(post: PostRow): object {
  const { publicUrl } = useView()
  const url = (path: string) => new URL(path, publicUrl).href
  return {
    '@context': 'https://schema.org',
    '@type': post.id === post.rootId ? 'DiscussionForumPosting' : 'Comment',
    headline: post.title,
    url: url(`/paroles/${post.id}`),
    datePublished: post.at.toISOString(),
    inLanguage: post.lang,
    ...(post.author && {
      author: { '@type': 'Person', name: post.author, url: url(post.authorPath ?? '/') },
    }),
  }
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'live-answers': { class?: string; role?: string; src: string; one: string; several: string }
    }
  }
}
