import { Layout } from './layout.tsx'
import { Prose } from './prose.tsx'
import type { Labels, Version } from './versions.ts'
import { useView } from './view.ts'
import { Ago, Day } from './when.tsx'

interface VersionsProps {
  /** Where one reads what it says now. */
  path: string
  lang: string | null
  labels: Labels
  versions: readonly Version[]
}

/** What a thing said before, for its author alone. */
export function VersionsPage({ path, lang, labels, versions }: VersionsProps) {
  const { t } = useView()
  return (
    <Layout title={t('versions.title')} personal>
      <h1>{t('versions.title')}</h1>
      <p>{t('versions.only-you')}</p>
      <p class="acts">
        <a class="act quiet" href={path}>
          {t('versions.now')}
        </a>
      </p>
      <ol class="journal">
        {versions.map((version) => (
          <li class="stack">
            <p>
              <Day at={version.writtenAt} /> (<Ago at={version.writtenAt} />)
            </p>
            <Said texts={version.texts} lang={lang} labels={labels} />
          </li>
        ))}
      </ol>
    </Layout>
  )
}

/** Where there was one text, it needs no name. */
function Said({ texts, lang, labels }: Pick<VersionsProps, 'lang' | 'labels'> & Pick<Version, 'texts'>) {
  const { t } = useView()
  const said = Object.entries(labels).filter(([field]) => texts[field])
  return (
    <>
      {said.map(([field, label]) => (
        <>
          {said.length > 1 && <p class="soft">{t(label)}</p>}
          <Prose text={texts[field] ?? ''} lang={lang} />
        </>
      ))}
    </>
  )
}
