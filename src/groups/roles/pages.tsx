import { optionsOf } from '../../platform/choices.ts'
import { Select } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import { Enter, GroupFrame, roleName, Tap } from '../frame.tsx'
import { Who, type Names } from '../names.tsx'
import { asksFirst, type GroupHead } from '../queries.ts'
import { leadRole, roleMonths, usualMonths } from './holdings.ts'
import type { ShownRole } from './queries.ts'

interface RolesPageProps {
  group: GroupHead
  roles: readonly ShownRole[]
  names: Names
  state?: FormState
}

/** The roles of a group: those to take, those held and by whom, and naming another. */
export function RolesPage({ group, roles, names, state }: RolesPageProps) {
  const { t } = useView()
  const vacant = roles.filter((role) => role.holder === null)
  const held = roles.filter((role) => role.holder !== null)
  return (
    <GroupFrame group={group} title={t('groups.roles.title')} tab="roles" intro="groups.roles.intro">
      <section class="stack">
        <h2>{t('groups.roles.vacant')}</h2>
        {vacant.length === 0 && <p class="soft">{t('groups.roles.none')}</p>}
        <ul class="wall">
          {vacant.map((role) => (
            <VacantRole group={group} role={role} />
          ))}
        </ul>
      </section>
      {held.length > 0 && (
        <section class="stack">
          <h2>{t('groups.roles.held')}</h2>
          <ul class="wall">
            {held.map((role) => (
              <HeldRole group={group} role={role} names={names} />
            ))}
          </ul>
        </section>
      )}
      {group.inside && (!group.ending || state) && <NameRole group={group} state={state} />}
    </GroupFrame>
  )
}

function VacantRole({ group, role }: { group: GroupHead; role: ShownRole }) {
  const { t } = useView()
  return (
    <li class="card need">
      <p class="kind">{t('groups.role.needed')}</p>
      <h3>{roleName(role)}</h3>
      {role.details && <p {...inLang(group.lang)}>{role.details}</p>}
      {!group.ending && <TakeRole group={group} role={role} />}
      {group.inside && (
        <Tap
          action={`${group.path}/roles/${role.id}/fermer`}
          label="groups.role.close"
          about={roleName(role)}
          kind="quiet"
        />
      )}
    </li>
  )
}

function TakeRole({ group, role }: { group: GroupHead; role: ShownRole }) {
  const { t } = useView()
  if (asksFirst(group)) return <Enter group={group} />
  return (
    <form method="post" action={`${group.path}/roles/${role.id}/prendre`} class="row">
      <select name="months" aria-label={t('groups.role.how-long')}>
        {roleMonths.map((months) => (
          <option value={months} selected={Number(months) === usualMonths}>
            {t('groups.role.months', { count: Number(months) })}
          </option>
        ))}
      </select>
      <button class="act">
        {t('groups.role.take-one')}
        <span class="sr"> : {roleName(role)}</span>
      </button>
    </form>
  )
}

function HeldRole({ group, role, names }: { group: GroupHead; role: ShownRole; names: Names }) {
  const { t } = useView()
  return (
    <li class="card group">
      <p class="kind">{t('groups.role.kind')}</p>
      <h3>{roleName(role)}</h3>
      {role.details && <p {...inLang(group.lang)}>{role.details}</p>}
      <p class="by">
        <Who id={role.holder} names={names} />
        {role.until !== null && (
          <span>
            {t('groups.role.until')} <Day at={new Date(role.until)} />
          </span>
        )}
      </p>
      {role.mine && (
        <Tap
          action={`${group.path}/roles/${role.id}/laisser`}
          label="groups.role.leave"
          about={roleName(role)}
        />
      )}
      {!role.mine && group.inside && !group.ending && role.word === leadRole && (
        <details class="more">
          <summary>{t('groups.role.lead-too')}</summary>
          <p>{t('groups.role.lead-how')}</p>
          <TakeRole group={group} role={role} />
        </details>
      )}
    </li>
  )
}

function NameRole({ group, state }: { group: GroupHead; state: FormState | undefined }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('groups.role.name')}</h2>
      <Form action={`${group.path}/roles`} state={state} submit="groups.role.name-it" quiet>
        <Select
          name="word"
          label="groups.field.role"
          options={optionsOf('role')}
          state={state}
          empty="groups.role.other"
        />
        <Field name="name" label="groups.field.role-name" max={60} optional state={state} />
        <Field name="details" label="groups.field.role-details" rows={2} max={400} optional state={state} />
      </Form>
    </section>
  )
}
