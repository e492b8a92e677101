import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { SideHeading } from '../reading/frame.tsx'
import type { ShownProduction } from '../reading/queries.ts'
import { writeFrame } from './embed.ts'

/** The lines to copy to show a production in another page, and what they do. */
export function EmbedPage({ production }: { production: ShownProduction }) {
  const { t, publicUrl } = useView()
  const code = writeFrame(production)
  return (
    <Layout title={t('productions.embed.title')} personal>
      <SideHeading production={production} title={t('productions.embed.title')} />
      <p>{t('productions.embed.intro')}</p>
      <div class="field">
        <label for="lignes">{t('productions.embed.code')}</label>
        <textarea id="lignes" rows={6} readonly>
          {`\n${code}`}
        </textarea>
      </div>
      <p>
        <a class="act" href={`${production.path}/cadre`}>
          {t('productions.embed.see')}
        </a>
      </p>
      <p>{t('productions.embed.nothing-kept')}</p>
      <p class="soft">
        {t('productions.embed.address')} {new URL(production.path, publicUrl).href}
      </p>
    </Layout>
  )
}
