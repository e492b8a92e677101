import { nameOf } from '../../platform/choices.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import type { AskedName } from '../authors/queries.ts'
import type { ListedDraft } from './queries.ts'

/** What one is writing, alone or in groups, and names others ask one to agree to. */
export function DraftsPage({
  drafts,
  asked,
}: {
  drafts: readonly ListedDraft[]
  asked: readonly AskedName[]
}) {
  const { t } = useView()
  return (
    <Layout title={t('productions.drafts.title')} personal>
      <h1>{t('productions.drafts.title')}</h1>
      {asked.map((name) => (
        <AskedNote asked={name} />
      ))}
      {drafts.length === 0 ? (
        <div class="empty">
          <p>{t('productions.drafts.empty')}</p>
          <a class="act main" href="/productions/proposer">
            {t('productions.propose')}
          </a>
        </div>
      ) : (
        <ul class="wall">
          {drafts.map((draft) => (
            <li class="card made">
              <p class="kind">{nameOf('kind', draft.kind)}</p>
              <h2>
                <a href={`/productions/ebauches/${draft.id}`} {...inLang(draft.lang)}>
                  {draft.title}
                </a>
              </h2>
              <p class="by">
                <span>{draft.groupName ?? t('productions.drafts.alone')}</span>
                <Ago at={draft.savedAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  )
}

function AskedNote({ asked }: { asked: AskedName }) {
  const { t } = useView()
  return (
    <div class="note stack">
      <p>{t('productions.asked', { name: asked.name, title: asked.title })}</p>
      <div class="acts">
        <form method="post" action={`/productions/noms/${asked.id}/accepter`}>
          <button class="act">{t('productions.asked.yes')}</button>
        </form>
        <form method="post" action={`/productions/noms/${asked.id}/enlever`}>
          <button class="act quiet">{t('productions.asked.no')}</button>
        </form>
      </div>
    </div>
  )
}
