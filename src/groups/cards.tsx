import { nameOf } from '../platform/choices.ts'
import { Icon } from '../platform/icons.tsx'
import { inLang } from '../platform/prose.tsx'
import { useView } from '../platform/view.ts'
import { Ago } from '../platform/when.tsx'
import { promiseName, roleName } from './frame.tsx'
import type { ListedGroup, Want } from './lists.ts'

/** A group in a list: what it will produce, what it is for, what it looks for. */
export function GroupCard({ group }: { group: ListedGroup }) {
  const { t } = useView()
  const lang = inLang(group.lang)
  return (
    <li class="card group">
      <p class="kind">
        <Icon name="group" />
        {t('groups.kind.group')}
      </p>
      <h3>
        <a href={group.path} {...lang}>
          {group.name}
        </a>
      </h3>
      <p {...lang}>{group.summary}</p>
      {group.wants.length > 0 && <Wants wants={group.wants} />}
      <p class="by">
        <span>{t('groups.promise.is', { kind: promiseName(group.promise) })}</span>
        {group.priority && <span>{nameOf('priority', group.priority)}</span>}
        <span>
          {t(group.ending ? `groups.ended.${group.ending}` : 'groups.moved')} <Ago at={group.moved_at} />
        </span>
      </p>
    </li>
  )
}

function Wants({ wants }: { wants: readonly Want[] }) {
  const { t } = useView()
  return (
    <div class="row">
      <span>{t('groups.wants')}</span>
      <ul class="needs">
        {wants.map((want) => (
          <li>{want.list === 'role' ? roleName(want) : nameOf('means', want.word ?? '')}</li>
        ))}
      </ul>
    </div>
  )
}
