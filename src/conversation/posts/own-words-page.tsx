import { MyParts } from '../../people/index.ts'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import type { OwnWords } from './own-words.ts'

interface OwnWordsProps {
  rows: readonly OwnWords[]
  next: Cursor | null
  started: boolean
}

/** `/moi/paroles`: all that the reader said, to find it again. */
export function OwnWordsPage({ rows, next, started }: OwnWordsProps) {
  const { t } = useView()
  return (
    <Layout title={t('conversation.own')} personal>
      <h1>{t('conversation.own')}</h1>
      <MyParts />
      {rows.length === 0 && (
        <div class="empty">
          <p>{t('conversation.own-none')}</p>
          <a class="act" href="/paroles/dire">
            {t('conversation.say')}
          </a>
        </div>
      )}
      <OwnWordsList rows={rows} />
      <Pager path="/moi/paroles" next={next} started={started} />
    </Layout>
  )
}

/** What someone said, one line each; unless `brief`, who can read it too, and under which name for who has several. */
export function OwnWordsList({ rows, brief = false }: { rows: readonly OwnWords[]; brief?: boolean }) {
  const { t, viewer } = useView()
  const severalNames = (viewer?.presentationIds.length ?? 0) > 1
  return (
    <ol class="log">
      {rows.map((words) => (
        <li>
          <Ago at={words.at} /> · {words.isAnswer && `${t('conversation.own-answer')} `}
          <a href={`/paroles/${words.id}`} {...inLang(words.lang)}>
            {words.title}
          </a>
          {!brief && (
            <p class="soft">
              {t(`audience.${words.audience}`)}
              {severalNames && ` · ${t('conversation.own-as', { name: words.name })}`}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
