import { MyParts } from '../../people/index.ts'
import { Form } from '../../platform/fields.tsx'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { sorts, type Notices } from './notices.ts'

interface NoticesProps {
  notices: Notices
  /** Whether this lab sends mail, and the account has an address. */
  mail: 'none' | 'no-address' | 'ready'
}

/** `/moi/avis`: what one is told, each sort switched off in one act, and the letter. */
export function NoticesPage({ notices, mail }: NoticesProps) {
  const { t } = useView()
  return (
    <Layout title={t('site.notices.title')} personal>
      <h1>{t('site.notices.title')}</h1>
      <MyParts />
      <p>{t('site.notices.text')}</p>
      <section class="stack">
        <h2>{t('site.notices.sorts')}</h2>
        <ul class="stack">
          {sorts.map((sort) => {
            const off = notices.off.has(sort)
            return (
              <li>
                <form method="post" action={`/moi/avis/${sort}`} class="row">
                  <span>{t(`site.notices.sort.${sort}`)}</span>
                  <button class="act" name="on" value={off ? '1' : '0'}>
                    {t(off ? 'site.notices.on' : 'site.notices.off')}
                    <span class="sr"> {t(`site.notices.sort.${sort}`)}</span>
                  </button>
                </form>
              </li>
            )
          })}
        </ul>
        <p class="soft">{t('site.notices.always')}</p>
      </section>
      {mail !== 'none' && <Digest on={notices.digest} address={mail === 'ready'} />}
    </Layout>
  )
}

function Digest({ on, address }: { on: boolean; address: boolean }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('site.notices.digest')}</h2>
      <p>{t('site.notices.digest-text')}</p>
      {address || on ? (
        <form method="post" action="/moi/avis/lettre">
          <p class="acts">
            <button class="act" name="on" value={on ? '0' : '1'}>
              {t(on ? 'site.notices.digest-off' : 'site.notices.digest-on')}
            </button>
          </p>
        </form>
      ) : (
        <p>
          <a class="act" href="/moi/entrer">
            {t('site.notices.digest-address')}
          </a>
        </p>
      )}
    </section>
  )
}

/** `/avis/arreter/:code`: ends the letters without signing in. */
export function StopPage({ action }: { action: string }) {
  const { t } = useView()
  return (
    <Layout title={t('site.notices.stop')} personal>
      <h1>{t('site.notices.stop')}</h1>
      <p>{t('site.notices.stop-text')}</p>
      <Form action={action} submit="site.notices.stop-act" />
    </Layout>
  )
}
