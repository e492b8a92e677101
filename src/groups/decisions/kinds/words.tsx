import { z } from 'zod'
import { Field } from '../../../platform/fields.tsx'
import { text } from '../../../platform/forms.ts'
import { useView } from '../../../platform/view.ts'
import { writeWords } from '../../effects.ts'
import { registerEffect } from '../effects.ts'

registerEffect({
  what: 'text',
  path: 'texte',
  label: 'groups.decision.effect.text',
  hint: 'groups.decision.effect.text.hint',
  circles: 'too',
  schema: () => z.object({}),
  describe: () => useView().t('groups.decision.effect.text.then'),
  apply: () => Promise.resolve(true),
})

registerEffect({
  what: 'name',
  path: 'nom',
  label: 'groups.change.name',
  hint: 'groups.decision.effect.name.hint',
  schema: () => z.object({ newName: text(80) }),
  Fields: ({ state, data }) => (
    <Field name="newName" label="groups.decision.field.name" max={80} state={state} value={data?.newName} />
  ),
  describe: ({ newName }) => useView().t('groups.decision.effect.name.then', { name: newName }),
  apply: async (tx, { group_id }, { newName }) => {
    if (group_id === null) return false
    await writeWords(tx, group_id, 'name', newName)
    return true
  },
})

registerEffect({
  what: 'purpose',
  path: 'but',
  label: 'groups.change.purpose',
  hint: 'groups.decision.effect.purpose.hint',
  schema: () => z.object({ newPurpose: text(2_000) }),
  Fields: ({ state, data }) => (
    <Field
      name="newPurpose"
      label="groups.field.purpose"
      hint="groups.field.purpose.hint"
      rows={5}
      max={2_000}
      state={state}
      value={data?.newPurpose}
    />
  ),
  describe: ({ newPurpose }) => useView().t('groups.decision.effect.purpose.then', { purpose: newPurpose }),
  apply: async (tx, { group_id }, { newPurpose }) => {
    if (group_id === null) return false
    await writeWords(tx, group_id, 'purpose', newPurpose)
    return true
  },
})
