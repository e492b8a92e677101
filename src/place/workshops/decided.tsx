import { z } from 'zod'
import { registerEffect } from '../../groups/index.ts'
import { Select } from '../../platform/choice-fields.tsx'
import { Field } from '../../platform/fields.tsx'
import { choice, day, optionalText, text, time } from '../../platform/forms.ts'
import type { MessageKey } from '../../platform/messages.ts'
import type { Audience } from '../../platform/tables.ts'
import { useView } from '../../platform/view.ts'
import { writeSpan } from '../../platform/when.tsx'
import { readZone } from './dates.ts'
import { endsBefore, type WorkshopDraft } from './forms.ts'
import { addWorkshop } from './workshops.ts'

const refusal = (key: MessageKey) => key

// A group decides to meet: once that passed, the workshop announces itself, under the name of whoever proposed it.
registerEffect({
  what: 'workshop',
  path: 'atelier',
  label: 'place.decided.workshop',
  hint: 'place.decided.workshop-hint',
  schema: () =>
    z
      .object({
        workshop: text(120),
        day,
        start: time,
        end: time,
        spot: choice(['venue', 'elsewhere']).default('venue'),
        where: optionalText(300),
      })
      .refine((asked) => !endsBefore(asked), { path: ['end'], message: refusal('place.form.end-before') })
      .refine(({ spot, where }) => spot === 'venue' || where !== '', {
        path: ['where'],
        message: refusal('form.required'),
      }),
  Fields: ({ state, data }) => {
    const { t } = useView()
    const spots = [
      { value: 'venue', label: t('place.decided.venue') },
      { value: 'elsewhere', label: t('place.decided.elsewhere') },
    ]
    return (
      <>
        <Field name="workshop" label="place.form.title" max={120} state={state} value={data?.workshop} />
        <Field name="day" label="place.form.day" type="date" state={state} value={data?.day} />
        <div class="row">
          <Field name="start" label="place.form.start" type="time" state={state} value={data?.start} />
          <Field name="end" label="place.form.end" type="time" state={state} value={data?.end} />
        </div>
        <Select
          name="spot"
          label="place.decided.spot"
          options={spots}
          state={state}
          value={data?.spot ?? 'venue'}
        />
        <Field
          name="where"
          label="place.decided.where"
          hint="place.decided.where-hint"
          max={300}
          optional
          state={state}
          value={data?.where}
        />
      </>
    )
  },
  describe: ({ workshop, day: on, start, end, where }) => {
    const view = useView()
    // Hours as they were typed, in whichever zone the place is.
    const [from, to] = [new Date(`${on}T${start}Z`), new Date(`${on}T${end}Z`)]
    const when = writeSpan(from, to, { ...view, zone: 'UTC' })
    return (
      <>
        {view.t('place.decided.then', { title: workshop, when })} {where}
      </>
    )
  },
  apply: async (tx, decision, data) => {
    const { group_id, account_id, presentation_id, lang } = decision
    // Nobody to answer for it: whoever proposed it was erased.
    if (group_id === null || account_id === null || presentation_id === null) return false
    const proposer = { accountId: account_id, presentationId: presentation_id }
    // Seen as its group is.
    const { audience } = await tx
      .selectFrom('platform.thing')
      .select('audience')
      .where('id', '=', group_id)
      .executeTakeFirstOrThrow()
    const draft = draftOf(data, { groupId: group_id, text: decision.text, audience })
    const setting = { zone: await readZone(tx), now: new Date(), lang }
    return typeof (await addWorkshop(tx, proposer, draft, setting)) !== 'string'
  },
})

interface Asked {
  workshop: string
  day: string
  start: string
  end: string
  spot: 'venue' | 'elsewhere'
  where: string
}

function draftOf(
  { workshop, day: on, start, end, spot, where }: Asked,
  { groupId, text: words, audience }: { groupId: string; text: string; audience: Audience },
): WorkshopDraft {
  return {
    title: workshop,
    words: spot === 'venue' && where !== '' ? `${where}\n\n${words}` : words,
    ...{ day: on, start, end, repeat: 'once', until: null },
    ...{ spot, spotWords: spot === 'elsewhere' ? where : '', link: '' },
    ...{ entry: 'booking', capacity: null },
    ...{ group: groupId, audience, priority: null },
    ...{ bring: '', support: '', version: null },
  }
}
