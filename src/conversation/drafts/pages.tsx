import { MyParts, sayUnsent, Unsent } from '../../people/index.ts'
import { draftKey, formOf, pathOfDraft, type Draft, type OpenDraft } from '../../platform/drafts.ts'
import { Hidden } from '../../platform/fields.tsx'
import { HelpBefore } from '../../platform/help-now.tsx'
import { withoutFiles } from '../../platform/kept-files.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'

/** `/moi/brouillons`: what waits, each with its ways on. */
export function DraftsPage({ drafts }: { drafts: readonly Draft[] }) {
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
            <p dir="auto">{beginningOf(draft) || t('people.carry.title')}</p>
            {draft.files.map((name) => (
              <p class="soft">{name}</p>
            ))}
            <form method="post" action="/moi/brouillons" class="acts">
              {formOf(draft) && (
                <a class="act main" href={`${draft.path}?${draftKey}=${draft.id}`}>
                  {t('conversation.draft-go-on')}
                </a>
              )}
              <a class={formOf(draft) ? 'act' : 'act main'} href={pathOfDraft(draft.id)}>
                {t('conversation.draft-send')}
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

/** The longest thing typed, ids aside, is what its writer will know it by. */
function beginningOf(draft: Draft): string {
  const longest = withoutFiles(draft.fields)
    .map(([, value]) => value)
    .filter((value) => !/^[0-9a-z]{12}$/.test(value))
    .reduce((a, b) => (b.length > a.length ? b : a), '')
  return longest.length > 200 ? `${longest.slice(0, 200)}…` : longest
}

/** `/moi/brouillons/:id`: one text that waits, sent as it is by one button. */
export function DraftPage({ draft }: { draft: OpenDraft }) {
  const { t } = useView()
  const title = sayUnsent({ draft })
  return (
    <Layout title={title} personal>
      <h1>{title}</h1>
      <HelpBefore typed={draft.typed} />
      <Unsent draft={draft} />
      <form method="post" action="/moi/brouillons" class="acts">
        <Hidden name="jeter" value={draft.id} />
        <button class="act quiet">{t('conversation.draft-drop')}</button>
        <a class="act quiet" href="/moi/brouillons">
          {t('conversation.drafts')}
        </a>
      </form>
    </Layout>
  )
}
