import type { ShownFile } from '../../platform/files/show.ts'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { WhatCame } from '../../platform/origin-parts.tsx'
import type { Came } from '../../platform/origins.ts'
import { excerpt } from '../../platform/markdown.ts'
import { useView } from '../../platform/view.ts'
import { HelpNow } from '../../platform/help-now.tsx'
import type { PostRow, TalkRow } from './queries.ts'
import { Talk, thanksForm } from './talk.tsx'
import { AnswerPart } from './answer-form.tsx'
import { Said } from './said.tsx'

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
