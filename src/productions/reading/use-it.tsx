import { nameOf } from '../../platform/choices.ts'
import { useView } from '../../platform/view.ts'
import { writeAuthors } from '../authors/names.tsx'
import { Download } from '../kinds/blocks.tsx'
import { OfflineLinks } from '../offline/links.tsx'
import { TakeAway } from '../package/links.tsx'
import type { ShownProduction } from './queries.ts'

/** The licence in plain words, how to credit, and what to take away. */
export function UseIt({ production }: { production: ShownProduction }) {
  const { t, words, publicUrl } = useView()
  const address = words.find('licence', production.licence)?.data['url']
  const files = production.parts.flatMap((part) => (part.file && part.sort === 'file' ? [part] : []))
  const credit = t('productions.credit.line', {
    title: production.title,
    authors: writeAuthors(production.authors, production.group?.name ?? null),
    address: production.elsewhere?.url ?? new URL(production.path, publicUrl).href,
  })
  return (
    <section class="stack" id="servir">
      <h2>{t('productions.use')}</h2>
      <p>
        {nameOf('licence', production.licence)}{' '}
        {typeof address === 'string' && (
          <a href={address} rel="license">
            {t('productions.licence.read')}
          </a>
        )}
      </p>
      <p class="hint">{t('productions.credit')}</p>
      <blockquote>{credit}</blockquote>
      {files.map((part) => part.file && <Download file={part.file} title={part.title} />)}
      <TakeAway path={production.path} />
      <OfflineLinks path={production.path} />
    </section>
  )
}
