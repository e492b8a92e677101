import { z } from 'zod'
import { endSeat, longestSeat, seatDecided } from '../../../people/index.ts'
import { nameOf } from '../../../platform/choices.ts'
import { Select } from '../../../platform/choice-fields.tsx'
import { whole } from '../../../platform/forms.ts'
import { useView } from '../../../platform/view.ts'
import { registerEffect } from '../effects.ts'

/** Kept with the decision by itself: the title of a volunteer, or the seat somebody holds. */
const seat = z.string().nullable().default(null)

registerEffect({
  what: 'seat-given',
  path: 'donner-une-place',
  label: 'groups.decision.effect.seat-given',
  hint: 'groups.decision.effect.seat-given.hint',
  circles: 'alone',
  about: 'volunteer',
  kept: true,
  unvoted: true,
  schema: () => z.object({ months: whole(1, longestSeat).default(longestSeat), seat }),
  Fields: ({ state, data }) => {
    const { t } = useView()
    const months = Array.from({ length: longestSeat }, (_, before) => before + 1)
    return (
      <Select
        name="months"
        label="groups.role.how-long"
        options={months.map((count) => ({ value: String(count), label: t('groups.role.months', { count }) }))}
        state={state}
        value={String(data?.months ?? longestSeat)}
      />
    )
  },
  complete: (_tx, _place, { months }, about) => Promise.resolve({ months, seat: about?.seat ?? null }),
  describe: ({ months, seat: title }, about) => {
    const { t } = useView()
    const at = title === null ? '' : nameOf('seat', title)
    return (
      <>
        {about}{' '}
        {t('groups.decision.effect.seat-given.then', {
          count: months,
          titled: at === '' ? 'no' : 'yes',
          title: at,
        })}
      </>
    )
  },
  apply: async (tx, { circle, about_account, about_presentation }, { months, seat: title }) => {
    if (circle === null || about_account === null || about_presentation === null) return false
    const about = { account_id: about_account, presentation_id: about_presentation, seat: title }
    return seatDecided(tx, { circle, months, about })
  },
})

registerEffect({
  what: 'seat-ended',
  path: 'finir-une-place',
  label: 'groups.decision.effect.seat-ended',
  hint: 'groups.decision.effect.seat-ended.hint',
  circles: 'alone',
  about: 'holder',
  days: 7,
  kept: true,
  parts: true,
  unvoted: true,
  schema: () => z.object({ seat }),
  complete: (_tx, _place, _data, about) => Promise.resolve({ seat: about?.seat ?? null }),
  describe: (_, about) => {
    const { t } = useView()
    return (
      <>
        {about} {t('groups.decision.effect.seat-ended.then')}
      </>
    )
  },
  apply: async (tx, { circle }, { seat: held }) =>
    circle === null || held === null ? false : endSeat(tx, circle, held),
})
