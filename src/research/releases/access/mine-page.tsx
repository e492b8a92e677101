import { MyParts } from '../../../people/index.ts'
import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { Ago } from '../../../platform/when.tsx'
import { Copies, Release } from './log-page.tsx'
import type { ShownAccess, TakenLine } from './queries.ts'

/** `/moi/donnees-de-recherche`: what the reader asked, took and has to destroy, and what waits for their answer. */
export function MyDataPage({
  accesses,
  taken,
}: {
  accesses: readonly ShownAccess[]
  taken: readonly TakenLine[]
}) {
  const { t } = useView()
  const waiting = accesses.filter((one) => one.mayAnswer && !one.answered && !one.grantedAt && !one.refusedAt)
  const own = accesses.filter((one) => one.own)
  return (
    <Layout title={t('research.release.mine')} personal>
      <h1>{t('research.release.mine')}</h1>
      <MyParts />
      <p>{t('research.release.mine-intro')}</p>
      {taken.length + waiting.length + own.length === 0 && (
        <p class="empty">{t('research.release.mine-none')}</p>
      )}
      {taken.length > 0 && (
        <section class="stack">
          <h2>{t('research.release.copies')}</h2>
          <ul class="log">
            {taken.map((row) => (
              <li class="stack">
                <p>
                  <Ago at={row.at} /> · <Release row={row} /> <Copies row={row} />
                </p>
                {row.recalledAt && !row.destroyedAt && (
                  <p class="note warn">{t('research.release.destroy-now')}</p>
                )}
                {!row.destroyedAt && (
                  <form method="post" action={`/moi/donnees-de-recherche/${row.id}/detruit`}>
                    <button class="act">{t('research.release.confirm-destroyed')}</button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <AccessList title="research.release.to-answer" rows={waiting} />
      <AccessList title="research.release.asked" rows={own} />
      <p class="links">
        <a href="/recherche">{t('research.title')}</a>{' '}
        <a href="/recherche/telechargements">{t('research.release.log')}</a>
      </p>
    </Layout>
  )
}

function AccessList({
  title,
  rows,
}: {
  title: 'research.release.to-answer' | 'research.release.asked'
  rows: readonly ShownAccess[]
}) {
  const { t } = useView()
  if (rows.length === 0) return null
  return (
    <section class="stack">
      <h2>{t(title)}</h2>
      <ul class="links">
        {rows.map((access) => (
          <li>
            <a href={`/recherche/acces/${access.id}`}>
              {access.name} · <span {...inLang(access.lang)}>{access.study}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
