import { sql } from 'kysely'
import { z } from 'zod'
import { nameOf, optionsOf } from '../../../platform/choices.ts'
import { Select } from '../../../platform/choice-fields.tsx'
import type { Db } from '../../../platform/database.ts'
import { Field } from '../../../platform/fields.tsx'
import { optionalText, text, word } from '../../../platform/forms.ts'
import { newId } from '../../../platform/ids.ts'
import { excerpt } from '../../../platform/markdown.ts'
import { useView } from '../../../platform/view.ts'
import type { Words } from '../../../platform/words.ts'
import { registerEffect } from '../effects.ts'

registerEffect({
  what: 'need-said',
  path: 'chercher-un-moyen',
  label: 'groups.decision.effect.need-said',
  hint: 'groups.decision.effect.need-said.hint',
  schema: (words: Words) => z.object({ missing: word(words, 'means'), about: optionalText(400) }),
  Fields: ({ state, data }) => (
    <>
      <Select
        name="missing"
        label="groups.field.means"
        options={optionsOf('means', data?.missing)}
        state={state}
        value={data?.missing}
      />
      <Field
        name="about"
        label="groups.field.need"
        rows={2}
        max={400}
        optional
        state={state}
        value={data?.about}
      />
    </>
  ),
  describe: ({ missing, about }) =>
    useView().t('groups.decision.effect.need-said.then', { what: nameNeed(missing, about) }),
  apply: async (tx, { group_id }, { missing, about }) => {
    if (group_id === null) return false
    await tx
      .insertInto('groups.need')
      .values({ id: newId(), group_id, word: missing, details: about })
      .execute()
    return true
  },
})

registerEffect({
  what: 'need-covered',
  path: 'moyen-trouve',
  label: 'groups.decision.effect.need-covered',
  hint: 'groups.decision.effect.need-covered.hint',
  schema: () => z.object({ need: text(20), missing: optionalText(60), about: optionalText(400) }),
  readChoices: readOpenNeeds,
  Fields: ({ state, data, choices }) => {
    const options = choices.map(({ id, word, name }) => ({ value: id, label: nameNeed(word ?? '', name) }))
    return (
      <Select
        name="need"
        label="groups.decision.field.need"
        options={options}
        state={state}
        value={data?.need}
      />
    )
  },
  complete: async (tx, groupId, data) => {
    const need = await selectOpenNeeds(tx, groupId).where('id', '=', data.need).executeTakeFirst()
    return need ? { need: need.id, missing: need.word, about: need.name } : null
  },
  describe: ({ missing, about }) =>
    useView().t('groups.decision.effect.need-covered.then', { what: nameNeed(missing, about) }),
  apply: async (tx, { group_id }, { need }) => {
    const covered = await tx
      .updateTable('groups.need')
      .set({ covered_at: sql<Date>`now()` })
      .where('id', '=', need)
      .where('group_id', '=', group_id)
      .where('covered_at', 'is', null)
      .executeTakeFirst()
    return covered.numUpdatedRows > 0n
  },
})

function nameNeed(means: string, details: string): string {
  const name = nameOf('means', means)
  return details === '' ? name : `${name} (${excerpt(details, 60)})`
}

function selectOpenNeeds(db: Db, groupId: string) {
  return db
    .selectFrom('groups.need')
    .select(['id', 'word', 'details as name'])
    .where('group_id', '=', groupId)
    .where('covered_at', 'is', null)
    .orderBy('said_at')
    .limit(60)
}

function readOpenNeeds(db: Db, groupId: string) {
  return selectOpenNeeds(db, groupId).execute()
}
