import { Layout } from '../../platform/layout.tsx'
import { Picture } from '../../platform/files/picture.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Content } from '../reading/content.tsx'
import type { ShownDraft } from './queries.ts'

/** What is being written as readers will get it. */
export function PreviewPage({ draft, page }: { draft: ShownDraft; page: number }) {
  const { t } = useView()
  const path = `/productions/ebauches/${draft.id}`
  return (
    <Layout title={draft.title} personal>
      <p class="note">
        {t('productions.preview.note')} <a href={path}>{t('productions.preview.back')}</a>
      </p>
      <h1 {...inLang(draft.lang)}>{draft.title}</h1>
      <p {...inLang(draft.lang)}>{draft.summary}</p>
      {page === 1 && draft.cover && (
        <figure>
          <Picture file={draft.cover} first />
        </figure>
      )}
      <Content of={draft} page={page} path={`${path}/apercu`} home={path} />
    </Layout>
  )
}
