import { draftKey, dropDraft, listDrafts, type Draft } from '../../platform/drafts.ts'
import { readTyped } from '../../platform/forms.ts'
import { Hidden } from '../../platform/fields.tsx'
import { Layout } from '../../platform/layout.tsx'
import { seeOther, show } from '../../platform/page.tsx'
import { MyParts } from '../../people/index.ts'
import { useView } from '../../platform/view.ts'
import { newRoutes, requireMember } from '../../platform/web.ts'
import { Ago } from '../../platform/when.tsx'

/** Texts kept for later: go on with one, or throw it away. */
export const draftRoutes = newRoutes()
  .get('/moi/brouillons', async (c) => {
    const viewer = requireMember(c)
    return show(c, <DraftsPage drafts={await listDrafts(c.var.lab.db, viewer.accountId)} />)
  })
  .post('/moi/brouillons', async (c) => {
    const { fields } = await readTyped(c)
    const viewer = requireMember(c)
    await dropDraft(c.var.lab.db, viewer.accountId, fields.find(([name]) => name === 'jeter')?.[1] ?? '')
    return seeOther(c, '/moi/brouillons', { key: 'conversation.draft-dropped' })
  })

function DraftsPage({ drafts }: { drafts: readonly Draft[] }) {
  const { t } = useView()
  return (
    <Layout title={t('conversation.drafts')} personal>
      <h1>{t('conversation.drafts')}</h1>
      <MyParts />
      <p>{t('conversation.drafts-lead')}</p>
      {drafts.length === 0 && (
        <div class="empty">
          <p>{t('conversation.no-draft')}</p>
          <a class="act" href="/paroles/dire">
            {t('conversation.say')}
          </a>
        </div>
      )}
      <ul class="wall">
        {drafts.map((draft) => (
          <li class="card voice">
            <p class="kind">
              <Ago at={draft.keptAt} />
            </p>
            <p dir="auto">{beginningOf(draft)}</p>
            {draft.files.map((name) => (
              <p class="soft">{name}</p>
            ))}
            <form method="post" action="/moi/brouillons" class="acts">
              <a class="act main" href={`${draft.path}?${draftKey}=${draft.id}`}>
                {t('conversation.draft-go-on')}
              </a>
              <Hidden name="jeter" value={draft.id} />
              <button class="act">{t('conversation.draft-drop')}</button>
            </form>
          </li>
        ))}
      </ul>
    </Layout>
  )
}

/** The longest thing typed is what its writer will know it by. */
function beginningOf(draft: Draft): string {
  const longest = draft.fields.map(([, value]) => value).reduce((a, b) => (b.length > a.length ? b : a), '')
  return longest.length > 200 ? `${longest.slice(0, 200)}…` : longest
}
