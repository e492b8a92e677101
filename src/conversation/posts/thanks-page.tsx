import { Layout } from '../../platform/layout.tsx'
import { MyParts } from '../../people/index.ts'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import type { Thanks } from './thanks.ts'

/** `/moi/mercis`: who thanked for what, for the author's eyes alone. */
export function ThanksPage({ thanks }: { thanks: readonly Thanks[] }) {
  const { t } = useView()
  return (
    <Layout title={t('conversation.thanks')} personal>
      <h1>{t('conversation.thanks')}</h1>
      <MyParts />
      <p>{t('conversation.thanks-lead')}</p>
      {thanks.length === 0 && (
        <div class="empty">
          <p>{t('conversation.no-thanks')}</p>
          <a class="act" href="/paroles?ordre=attente">
            {t('conversation.by-waiting')}
          </a>
        </div>
      )}
      <ol class="log">
        {thanks.map((one) => (
          <li>
            <p class="by">
              <Ago at={one.at} />
            </p>
            <p>
              {t('conversation.thanks-line', { name: one.name ?? t('conversation.someone') })}{' '}
              <a href={`/paroles/${one.postId}`} {...inLang(one.lang)}>
                {one.title}
              </a>
            </p>
          </li>
        ))}
      </ol>
    </Layout>
  )
}
