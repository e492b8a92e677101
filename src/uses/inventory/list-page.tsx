import { nameOf, optionsOf, priorityOptions } from '../../platform/choices.ts'
import { Select } from '../../platform/choice-fields.tsx'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { useView } from '../../platform/view.ts'
import { UseCard } from './parts.tsx'
import type { ListedUse, Tool, UseFilter } from './queries.ts'

interface ListProps {
  rows: readonly ListedUse[]
  next: Cursor | null
  started: boolean
  filter: UseFilter
  tools: readonly Tool[]
}

/** `/usages`: what people do with digital tools, by time, so that others question it and do it otherwise. */
export function UsesPage({ rows, next, started, filter, tools }: ListProps) {
  const { t } = useView()
  return (
    <Layout title={t('uses.list.title')} description={t('uses.list.intro')} feed="/usages.atom">
      <section class="poster know stack">
        <h1>{t('uses.list.title')}</h1>
        <p>{t('uses.list.intro')}</p>
        <div class="acts">
          <a class="act main" href="/usages/raconter">
            <Icon name="know" />
            {t('uses.tell')}
          </a>
          <a class="act" href="/usages/questions">
            {t('uses.question.all')}
          </a>
        </div>
      </section>
      <Filters filter={filter} tools={tools} />
      {rows.length === 0 ? (
        <p class="empty">{t(isAll(filter) ? 'uses.list.empty' : 'uses.list.none-such')}</p>
      ) : (
        <ul class="wall">
          {rows.map((use) => (
            <UseCard use={use} />
          ))}
        </ul>
      )}
      <p class="links">
        <a href="/usages/donnees">{t('uses.data.way')}</a>
        <a href="/usages.atom">{t('uses.list.feed')}</a>
      </p>
      <Pager path={pathOf(filter)} next={next} started={started} />
    </Layout>
  )
}

const keys = { priority: 'priorite', people: 'public', setting: 'cadre', tool: 'outil' } as const

const isAll = (filter: UseFilter) => Object.values(filter).every((value) => value === '')

/** The address of the list so narrowed. */
function pathOf({ priority, people, setting, tool }: UseFilter): string {
  const chosen = Object.entries({ priorite: priority, public: people, cadre: setting, outil: tool })
  const query = new URLSearchParams(chosen.filter(([, value]) => value !== '')).toString()
  return query === '' ? '/usages' : `/usages?${query}`
}

function Filters({ filter, tools }: { filter: UseFilter; tools: readonly Tool[] }) {
  const { t } = useView()
  const chosenTool = tools.some(({ key }) => key === filter.tool)
    ? []
    : [{ key: filter.tool, name: filter.tool }]
  const toolOptions = [...(filter.tool === '' ? [] : chosenTool), ...tools]
  return (
    <>
      {!isAll(filter) && (
        <p class="note">
          {t('uses.list.narrowed', { what: saidOf(filter, tools) })}{' '}
          <a href="/usages">{t('uses.list.all')}</a>
        </p>
      )}
      <details class="more">
        <summary>{t('uses.list.narrow')}</summary>
        <form method="get" action="/usages" class="form stack">
          <Select
            name={keys.people}
            label="uses.filter.public"
            options={optionsOf('use-public', filter.people)}
            empty="uses.filter.any"
            value={filter.people}
          />
          <Select
            name={keys.setting}
            label="uses.filter.setting"
            options={optionsOf('use-setting', filter.setting)}
            empty="uses.filter.any"
            value={filter.setting}
          />
          <Select
            name={keys.tool}
            label="uses.filter.tool"
            options={toolOptions.map(({ key, name }) => ({ value: key, label: name }))}
            empty="uses.filter.any"
            value={filter.tool}
          />
          <Select
            name={keys.priority}
            label="uses.filter.priority"
            options={priorityOptions(filter.priority)}
            empty="uses.filter.any"
            value={filter.priority}
          />
          <p class="acts">
            <button class="act">{t('uses.list.see')}</button>
          </p>
        </form>
      </details>
    </>
  )
}

/** What the list is narrowed to, in words. */
function saidOf({ priority, people, setting, tool }: UseFilter, tools: readonly Tool[]): string {
  return [
    people && nameOf('use-public', people),
    setting && nameOf('use-setting', setting),
    tool && (tools.find(({ key }) => key === tool)?.name ?? tool),
    priority && nameOf('priority', priority),
  ]
    .filter(Boolean)
    .join(' · ')
}
