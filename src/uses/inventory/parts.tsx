import { nameOf } from '../../platform/choices.ts'
import { Icon } from '../../platform/icons.tsx'
import { inLang, Prose } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { useFields, useLabels, type UseWords } from './fields.ts'
import type { ListedUse } from './queries.ts'
import { writeTools } from './tools.ts'

/** A use in a list: what is done, with which tool, who tells it. */
export function UseCard({ use }: { use: ListedUse }) {
  const { t } = useView()
  const lang = inLang(use.lang)
  return (
    <li class="card know">
      <p class="kind">
        <Icon name="know" />
        {t('uses.kind.use')}
        {use.priority && ` · ${nameOf('priority', use.priority)}`}
      </p>
      <h2>
        <a href={use.path} {...lang}>
          {use.title}
        </a>
      </h2>
      <p {...lang}>{use.summary}</p>
      <p class="by">
        <span>{use.author ?? t('uses.someone')}</span>
        <Ago at={use.at} />
        {use.tools.length > 0 && <span {...lang}>{writeTools(use.tools)}</span>}
      </p>
    </li>
  )
}

/** What a use says, answer by answer; what nobody answered takes no room. */
export function UseBody({ use, lang }: { use: UseWords; lang: string }) {
  const { t } = useView()
  const texts = useFields.filter((field) => !['title', 'tool', 'transcript'].includes(field))
  return (
    <>
      {texts.map((field) => {
        const words = field === 'who' ? use.publics : field === 'place' ? use.settings : []
        if (use[field] === '' && words.length === 0 && !(field === 'purpose' && use.tools.length > 0))
          return null
        return (
          <section class="stack">
            {field === 'purpose' && use.tools.length > 0 && <ToolLinks use={use} lang={lang} />}
            {(use[field] !== '' || words.length > 0) && <h2>{t(useLabels[field])}</h2>}
            <WordLinks list={field === 'who' ? 'use-public' : 'use-setting'} slugs={words} />
            <Prose text={use[field]} lang={lang} />
          </section>
        )
      })}
    </>
  )
}

function WordLinks({ list, slugs }: { list: 'use-public' | 'use-setting'; slugs: readonly string[] }) {
  if (slugs.length === 0) return null
  const key = list === 'use-public' ? 'public' : 'cadre'
  return (
    <ul class="links">
      {slugs.map((slug) => (
        <li>
          <a href={`/usages?${key}=${slug}`}>{nameOf(list, slug)}</a>
        </li>
      ))}
    </ul>
  )
}

function ToolLinks({ use, lang }: { use: UseWords; lang: string }) {
  const { t } = useView()
  return (
    <>
      <h2>{t(useLabels.tool)}</h2>
      <ul class="links">
        {use.tools.map((name, at) => (
          <li>
            <a href={`/usages?outil=${use.toolKeys[at] ?? ''}`} {...inLang(lang)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
