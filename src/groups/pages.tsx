import { optionsOf } from '../platform/choices.ts'
import { Select } from '../platform/choice-fields.tsx'
import { Icon } from '../platform/icons.tsx'
import { Layout } from '../platform/layout.tsx'
import { Pager, type Cursor } from '../platform/pager.tsx'
import { useView } from '../platform/view.ts'
import { Day } from '../platform/when.tsx'
import { GroupCard } from './cards.tsx'
import { unknownPromise } from './forms.ts'
import { GroupFrame } from './frame.tsx'
import { Who, type Names } from './names.tsx'
import type { GroupFilter, ListedGroup } from './lists.ts'
import type { GroupHead } from './queries.ts'

const states = [
  { state: 'awake', value: '' },
  { state: 'asleep', value: 'sommeil' },
  { state: 'produced', value: 'produit' },
  { state: 'stopped', value: 'arrete' },
] as const

type State = (typeof states)[number]['state']

/** What the list of groups was asked for; it always shows one state at a time. */
export type ListFilter = GroupFilter & { state: State }

/** The state asked for in the address. */
export function readState(value: string | undefined): State {
  return states.find((one) => one.value === value)?.state ?? 'awake'
}

interface GroupsPageProps {
  groups: readonly ListedGroup[]
  next: Cursor | null
  started: boolean
  filter: ListFilter
  strands: readonly { slug: string; name: string }[]
  /** Address of this list without its place in it. */
  address: string
}

export function GroupsPage({ groups, next, started, filter, strands, address }: GroupsPageProps) {
  const { t } = useView()
  const plain = !filter.looking && !filter.priority && !filter.strand && !filter.promise
  return (
    <Layout title={t('groups.list.title')} description={t('groups.list.intro')}>
      <section class="poster group stack">
        <h1>{t('groups.list.title')}</h1>
        <p>{t('groups.list.intro')}</p>
        <div class="acts">
          <a class="act main" href="/groupes/ouvrir">
            <Icon name="add" />
            {t('groups.open.act')}
          </a>
          <a class="act" href="/chantiers">
            {t('groups.strands.title')}
          </a>
        </div>
      </section>
      <nav class="tabs" aria-label={t('groups.list.states')}>
        {states.map(({ state, value }) => (
          <a
            href={value ? `/groupes?etat=${value}` : '/groupes'}
            aria-current={state === filter.state ? 'page' : undefined}
          >
            {t(`groups.state.${state}`)}
          </a>
        ))}
      </nav>
      <Filters filter={filter} strands={strands} open={!plain} />
      <h2 class="sr">{t(`groups.state.${filter.state}`)}</h2>
      {groups.length > 0 && (
        <ul class="wall">
          {groups.map((group) => (
            <GroupCard group={group} />
          ))}
        </ul>
      )}
      {groups.length === 0 && (
        <div class="empty">
          <p>{t(plain ? `groups.list.empty.${filter.state}` : 'groups.list.empty.filtered')}</p>
          <a class="act" href={plain ? '/groupes/ouvrir' : '/groupes'}>
            {t(plain ? 'groups.open.act' : 'groups.list.all')}
          </a>
        </div>
      )}
      <Pager path={address} next={next} started={started} />
    </Layout>
  )
}

function Filters({
  filter,
  strands,
  open,
}: {
  filter: ListFilter
  strands: GroupsPageProps['strands']
  open: boolean
}) {
  const { t } = useView()
  const state = states.find((one) => one.state === filter.state)?.value
  return (
    <details class="more" open={open}>
      <summary>{t('groups.filter.title')}</summary>
      <form class="form stack" action="/groupes">
        {state && <input type="hidden" name="etat" value={state} />}
        <label class="check">
          <input type="checkbox" name="cherche" value="1" checked={filter.looking ?? false} />
          <span>{t('groups.filter.looking')}</span>
        </label>
        <Select
          name="priorite"
          label="groups.field.priority"
          options={optionsOf('priority')}
          value={filter.priority ?? ''}
          empty="groups.filter.any"
        />
        {strands.length > 0 && (
          <Select
            name="chantier"
            label="groups.field.strand"
            options={strands.map(({ slug, name }) => ({ value: slug, label: name }))}
            value={filter.strand ?? ''}
            empty="groups.filter.any"
          />
        )}
        <Select
          name="promesse"
          label="groups.filter.promise"
          options={[...optionsOf('kind'), { value: unknownPromise, label: t('groups.promise.unknown') }]}
          value={filter.promise ?? ''}
          empty="groups.filter.any"
        />
        <p class="acts">
          <button class="act">{t('groups.filter.show')}</button>
        </p>
      </form>
    </details>
  )
}

interface MembersPageProps {
  group: GroupHead
  members: readonly { id: string; joined_at: Date }[]
  names: Names
  next: Cursor | null
  started: boolean
}

/** Who is in the group: those who came last first. */
export function MembersPage({ group, members, names, next, started }: MembersPageProps) {
  const { t } = useView()
  return (
    <GroupFrame group={group} title={t('groups.people.title')}>
      <ul class="log">
        {members.map((member) => (
          <li>
            <Who id={member.id} names={names} />{' '}
            <span class="soft">
              {t('groups.people.since')} <Day at={member.joined_at} />
            </span>
          </li>
        ))}
      </ul>
      <Pager path={`${group.path}/personnes`} next={next} started={started} />
    </GroupFrame>
  )
}
