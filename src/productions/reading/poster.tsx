import { nameOf } from '../../platform/choices.ts'
import { Icon } from '../../platform/icons.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import { Authors } from '../authors/names.tsx'
import { formOfKind } from '../kinds/registry.ts'
import type { ShownProduction } from './queries.ts'

/** What a production is, by whom, and the first things one may do with it. */
export function Poster({ production }: { production: ShownProduction }) {
  const { t, words } = useView()
  const lang = inLang(production.lang)
  return (
    <section class="poster made stack">
      <p class="kind">
        <Icon name={formOfKind(words, production.kind).icon} />
        {nameOf('kind', production.kind)}
        {production.priority && ` · ${nameOf('priority', production.priority)}`}
      </p>
      <h1 {...lang}>{production.title}</h1>
      <p {...lang}>{production.summary}</p>
      <p class="by">
        <Authors authors={production.authors} group={production.group} />
        <Day at={production.publishedAt} />
      </p>
      <div class="acts">
        <a class="act main" href="#servir">
          {t('productions.use')}
        </a>
        <a class="act" href={`${production.path}/adapter`}>
          <Icon name="adapt" /> {t('productions.adapt')}
        </a>
        <a class="act" href={`${production.path}/essais#raconter`}>
          {t('productions.tell-trial')}
        </a>
      </div>
    </section>
  )
}
