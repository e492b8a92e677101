import type { ShownFile } from '../../platform/files/show.ts'
import { Icon } from '../../platform/icons.tsx'
import { OpenGroupFrom } from '../../platform/origin-parts.tsx'
import { HiddenNote, ReportLink } from '../../platform/report-link.tsx'
import { ShareLink } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { wordName } from '../../platform/words.ts'
import { By, PostBody } from './parts.tsx'
import type { PostRow } from './queries.ts'
import { thanksForm } from './talk.tsx'
import { VoiceSteps } from './voice-steps.tsx'

/** The voice or the answer that a page is about, and what one may do with it. */
export function Said({
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
