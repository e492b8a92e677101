import { Check } from '../../platform/choice-fields.tsx'
import { Form, Hidden } from '../../platform/fields.tsx'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { MyParts } from './parts.tsx'
import type { Settings } from './settings.ts'

interface SettingsProps {
  settings: Settings
  blocks: readonly { id: string; name: string; handle: string }[]
}

/** How one is here, and whom one set aside. */
export function SettingsPage({ settings, blocks }: SettingsProps) {
  const { t } = useView()
  return (
    <Layout title={t('people.settings.title')} personal>
      <h1>{t('people.settings.title')}</h1>
      <MyParts />
      <Form action="/moi/reglages" submit="people.settings.save">
        <Check
          name="own-time"
          label="people.settings.own-time"
          hint="people.settings.own-time-hint"
          checked={settings.ownTime}
        />
        <Check
          name="lots"
          label="people.settings.lots"
          hint="people.settings.lots-hint"
          checked={settings.lotVolunteer}
        />
      </Form>
      <ul class="links">
        <li>
          <a href="/reglages">{t('nav.reading')}</a>
        </li>
      </ul>
      <section class="stack">
        <h2>{t('people.block.list')}</h2>
        <p>{t('people.block.list-text')}</p>
        {blocks.length === 0 && <p class="empty">{t('people.block.none')}</p>}
        <ul class="stack">
          {blocks.map((block) => (
            <li>
              <form method="post" action="/moi/reglages/revoir" class="row">
                <a class="act quiet" href={`/@${block.handle}`}>
                  {block.name}
                </a>
                <Hidden name="presentation" value={block.id} />
                <button class="act">{t('people.block.undo')}</button>
              </form>
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  )
}
