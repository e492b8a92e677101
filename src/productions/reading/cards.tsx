import { nameOf } from '../../platform/choices.ts'
import { Icon } from '../../platform/icons.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { writeAuthors } from '../authors/names.tsx'
import { formOfKind } from '../kinds/registry.ts'
import type { ListedProduction } from './list-queries.ts'

/** A production in a list: its kind, its picture, what it is in a few words, by whom. */
export function ProductionCard({ production }: { production: ListedProduction }) {
  const { words } = useView()
  const lang = inLang(production.lang)
  const { picture } = production
  return (
    <li class="card made">
      <p class="kind">
        <Icon name={formOfKind(words, production.kind).icon} />
        {nameOf('kind', production.kind)}
      </p>
      {picture && (
        <img
          src={`/fichiers/${picture.id}/320.webp`}
          srcset={`/fichiers/${picture.id}/320.webp 320w,/fichiers/${picture.id}/640.webp 640w`}
          sizes="20rem"
          width={picture.width}
          height={picture.height}
          alt={picture.alt}
          loading="lazy"
        />
      )}
      <h3>
        <a href={production.path} {...lang}>
          {production.title}
        </a>
      </h3>
      <p {...lang}>{production.summary}</p>
      <p class="by">
        <span>{writeAuthors(production.authors, production.groupName)}</span>
        <Ago at={production.publishedAt} />
      </p>
    </li>
  )
}
