import { z } from 'zod'
import { optionsOf } from '../../../platform/choices.ts'
import { Select } from '../../../platform/choice-fields.tsx'
import type { Db } from '../../../platform/database.ts'
import { Field } from '../../../platform/fields.tsx'
import { choice, optionalText, optionalWord, text } from '../../../platform/forms.ts'
import type { MessageKey } from '../../../platform/messages.ts'
import { useView } from '../../../platform/view.ts'
import { endRole } from '../../effects.ts'
import { roleName } from '../../frame.tsx'
import { addRole, holdRole, roleMonths, usualMonths } from '../../roles/holdings.ts'
import type { Words } from '../../../platform/words.ts'
import { registerEffect, type EffectChoice, type PassedDecision } from '../effects.ts'

const refusal = (key: MessageKey) => key

registerEffect({
  what: 'role-named',
  path: 'role',
  label: 'groups.decision.effect.role-named',
  hint: 'groups.decision.effect.role-named.hint',
  schema: (words: Words) =>
    z
      .object({
        roleWord: optionalWord(words, 'role'),
        roleName: optionalText(60),
        roleIs: optionalText(400),
      })
      .refine(({ roleWord, roleName }) => roleWord !== null || roleName !== '', {
        path: ['roleName'],
        message: refusal('groups.role.which'),
      }),
  Fields: ({ state, data }) => (
    <>
      <Select
        name="roleWord"
        label="groups.field.role"
        options={optionsOf('role', data?.roleWord)}
        state={state}
        value={data?.roleWord ?? undefined}
        empty="groups.role.other"
      />
      <Field
        name="roleName"
        label="groups.field.role-name"
        max={60}
        optional
        state={state}
        value={data?.roleName}
      />
      <Field
        name="roleIs"
        label="groups.field.role-details"
        rows={2}
        max={400}
        optional
        state={state}
        value={data?.roleIs}
      />
    </>
  ),
  describe: (data) => useView().t('groups.decision.effect.role-named.then', { role: nameIn(data) }),
  apply: async (tx, { group_id }, { roleWord, roleName, roleIs }) => {
    if (group_id === null) return false
    await addRole(tx, group_id, { word: roleWord, name: roleWord === null ? roleName : '', details: roleIs })
    return true
  },
})

const rolePicked = {
  role: text(20),
  roleWord: z.string().nullable().default(null),
  roleName: optionalText(60),
}

registerEffect({
  what: 'role-held',
  path: 'confier-un-role',
  label: 'groups.decision.effect.role-held',
  hint: 'groups.decision.effect.role-held.hint',
  about: 'member',
  schema: () => z.object({ ...rolePicked, months: choice(roleMonths).default('3').transform(Number) }),
  readChoices: readOpenRoles,
  Fields: ({ state, data, choices }) => {
    const { t } = useView()
    const months = roleMonths.map((value) => ({
      value,
      label: t('groups.role.months', { count: Number(value) }),
    }))
    return (
      <>
        <RoleField state={state} value={data?.role} choices={choices} />
        <Select
          name="months"
          label="groups.role.how-long"
          options={months}
          state={state}
          value={String(data?.months ?? usualMonths)}
        />
      </>
    )
  },
  complete: async (tx, groupId, data) => {
    const role = await findRole(tx, groupId, data.role)
    return role ? { ...data, roleWord: role.word, roleName: role.name } : null
  },
  describe: (data, about) => {
    const { t } = useView()
    return (
      <>
        {about} {t('groups.decision.effect.role-held.then', { role: nameIn(data), count: data.months })}
      </>
    )
  },
  apply: async (tx, decision, { role, months }) => {
    const { group_id } = decision
    if (group_id === null || !(await findRole(tx, group_id, role))) return false
    const holder = await whoSaidYes(tx, decision)
    return holder ? holdRole(tx, role, holder, { months, replace: true }) : false
  },
})

registerEffect({
  what: 'role-ended',
  path: 'finir-un-role',
  label: 'groups.decision.effect.role-ended',
  hint: 'groups.decision.effect.role-ended.hint',
  schema: () => z.object(rolePicked),
  readChoices: readOpenRoles,
  Fields: ({ state, data, choices }) => <RoleField state={state} value={data?.role} choices={choices} />,
  complete: async (tx, groupId, data) => {
    const role = await findRole(tx, groupId, data.role)
    return role ? { ...data, roleWord: role.word, roleName: role.name } : null
  },
  describe: (data) => useView().t('groups.decision.effect.role-ended.then', { role: nameIn(data) }),
  apply: async (tx, { group_id }, { role }) => (group_id === null ? false : endRole(tx, group_id, role)),
})

interface RoleFieldProps {
  state: Parameters<typeof Select>[0]['state']
  value: string | undefined
  choices: readonly EffectChoice[]
}

function RoleField({ state, value, choices }: RoleFieldProps) {
  const options = choices.map((role) => ({ value: role.id, label: roleName(role) }))
  return <Select name="role" label="groups.field.role" options={options} state={state} value={value} />
}

function nameIn({ roleWord, roleName: name }: { roleWord: string | null; roleName: string }): string {
  return roleName({ word: roleWord, name })
}

function selectOpenRoles(db: Db, groupId: string) {
  return db
    .selectFrom('groups.role')
    .select(['id', 'word', 'name'])
    .where('group_id', '=', groupId)
    .where('closed_at', 'is', null)
    .orderBy('named_at')
    .limit(60)
}

function readOpenRoles(db: Db, groupId: string) {
  return selectOpenRoles(db, groupId).execute()
}

function findRole(tx: Db, groupId: string, id: string) {
  return selectOpenRoles(tx, groupId).where('id', '=', id).executeTakeFirst()
}

/** The person the decision is about, if they are still in the group and agreed to the text that passed: that is their yes. */
async function whoSaidYes(tx: Db, { id, version, group_id, about_account }: PassedDecision) {
  return tx
    .selectFrom('groups.decision_position as p')
    .innerJoin('groups.member as m', (join) =>
      join
        .onRef('m.account_id', '=', 'p.account_id')
        .onRef('m.presentation_id', '=', 'p.presentation_id')
        .on('m.group_id', '=', group_id),
    )
    .select(['m.account_id as accountId', 'm.presentation_id as presentationId'])
    .where('p.decision_id', '=', id)
    .where('p.account_id', '=', about_account)
    .where('p.version', '=', version)
    .where('p.choice', '=', 'consent')
    .executeTakeFirst()
}
