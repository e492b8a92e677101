import type { Child } from 'hono/jsx'
import { Picture } from '../../platform/files/picture.tsx'
import type { ShownFile } from '../../platform/files/show.ts'
import { Icon } from '../../platform/icons.tsx'
import { Sources } from '../../platform/media/sources.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { wordName } from '../../platform/words.ts'
import type { PostCardRow } from './list-queries.ts'
import type { TalkRow } from './queries.ts'

/** A voice in a list: its first words, who says it, and whether it waits for an answer. */
export function PostCard({ post }: { post: PostCardRow }) {
  const { t, words, locale } = useView()
  const priority = post.priority ? words.find('priority', post.priority) : undefined
  return (
    <li class="card voice">
      <p class="kind">
        <Icon name="voice" />
        {priority ? wordName(priority, locale) : t('conversation.voice')}
      </p>
      <h3 {...inLang(post.lang)}>
        <a href={`/paroles/${post.id}`}>{post.title}</a>
      </h3>
      {post.summary && <p {...inLang(post.lang)}>{post.summary}</p>}
      <By by={post} at={<Ago at={post.at} />}>
        {post.audience !== 'open' && <span>{t(`audience.${post.audience}`)}</span>}
      </By>
      {!post.answered && (
        <ul class="needs">
          <li>{t('conversation.waiting')}</li>
        </ul>
      )}
    </li>
  )
}

interface Bearer {
  author: string | null
  authorPath: string | null
  face: string | null
  helper: string | null
}

/** Who says it and when. */
export function By({ by, at, children }: { by: Bearer; at: Child; children?: Child }) {
  const { t } = useView()
  return (
    <p class="by">
      {by.face && (
        <img
          class="face"
          src={`/fichiers/${by.face}/320.webp`}
          alt=""
          width="40"
          height="40"
          loading="lazy"
        />
      )}
      {by.authorPath ? <a href={by.authorPath}>{by.author}</a> : <span>{t('conversation.someone')}</span>}
      {by.helper && <span>{t('conversation.helped-by', { name: by.helper })}</span>}
      {at}
      {children}
    </p>
  )
}

/** What a post says: behind its warning if it has one, with its pictures, its voice message and the words of that. */
export function PostBody({
  post,
  files,
  children,
}: {
  post: Pick<TalkRow, 'html' | 'lang' | 'warning' | 'transcript'>
  files: readonly ShownFile[]
  children?: Child
}) {
  const { t } = useView()
  const body = (
    <>
      {/* Made safe by renderMarkdown when it was written. */}
      {post.html && (
        <div class="prose" {...inLang(post.lang)} dangerouslySetInnerHTML={{ __html: post.html }} />
      )}
      {children}
      <PostFiles files={files} transcript={post.transcript} lang={post.lang} />
    </>
  )
  if (!post.warning) return body
  return (
    <details class="care">
      <summary>
        {t('conversation.warning-about')} <span {...inLang(post.lang)}>{post.warning}</span>
      </summary>
      {body}
    </details>
  )
}

function PostFiles({
  files,
  transcript,
  lang,
}: {
  files: readonly ShownFile[]
  transcript: string
  lang: string | null
}) {
  const { t } = useView()
  return (
    <>
      {files.map((file) =>
        file.role === 'picture' ? (
          <figure>
            <Picture file={file} />
          </figure>
        ) : (
          <audio controls preload="none" aria-label={t('conversation.voice-message')}>
            <Sources file={file} />
          </audio>
        ),
      )}
      {transcript && (
        <details>
          <summary>{t('conversation.transcript-shown')}</summary>
          <p {...inLang(lang)}>{transcript}</p>
        </details>
      )}
    </>
  )
}
