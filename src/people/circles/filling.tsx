import { nameOf } from '../../platform/choices.ts'
import { Select } from '../../platform/choice-fields.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { useView } from '../../platform/view.ts'
import type { Circle } from '../../platform/viewer.ts'
import { longestSeat } from './circles.ts'
import { Who } from './shown.tsx'
import type { Volunteer } from './queries.ts'

/** How long a seat may last, longest first. */
const monthsOfSeat = Array.from({ length: longestSeat }, (_, index) => longestSeat - index)

interface DrawProps {
  path: string
  circle: Circle
  among: number
  state: FormState | undefined
}

/** Filling the circle by lot, for those who fill it. */
export function DrawLots({ path, circle, among, state }: DrawProps) {
  const { t } = useView()
  if (among === 0 && !state) return null
  return (
    <section class="stack">
      <h2>{t('people.draw.title')}</h2>
      <p>{t(circle === 'steering' ? 'people.draw.text-steering' : 'people.draw.text')}</p>
      <Form action={`${path}/tirage`} state={state} submit="people.draw.act" quiet>
        {circle !== 'steering' && (
          <Field
            name="seats"
            label="people.draw.seats"
            type="number"
            inputmode="numeric"
            min={1}
            max={20}
            value="3"
            state={state}
          />
        )}
        <Select
          name="months"
          label="people.volunteer.months"
          options={monthsOfSeat.map((months) => ({
            value: String(months),
            label: t('people.volunteer.month', { months }),
          }))}
          value={String(longestSeat)}
          state={state}
        />
      </Form>
    </section>
  )
}

/** Why a seat was not given. */
function Wrong({ state }: { state: FormState | undefined }) {
  const { t } = useView()
  const wrong = state && Object.values(state.errors)[0]
  if (!wrong) return null
  return (
    <p class="error" role="alert">
      {t(wrong.key, wrong.args)}
    </p>
  )
}

function SeatChoices({ id, circle, state }: { id: string; circle: Circle; state: FormState | undefined }) {
  const { t } = useView()
  return (
    <div class="row">
      <Wrong state={state} />
      <div class="field">
        <label for={`months-${id}`}>{t('people.volunteer.months')}</label>
        <select id={`months-${id}`} name="months">
          {monthsOfSeat.map((months) => (
            <option value={String(months)}>{t('people.volunteer.month', { months })}</option>
          ))}
        </select>
      </div>
      {circle === 'steering' && (
        <div class="field">
          <label for={`label-${id}`}>
            {t('people.volunteer.label')} <span class="hint">{t('people.volunteer.label-hint')}</span>
          </label>
          <input id={`label-${id}`} name="label" maxlength={80} />
        </div>
      )}
    </div>
  )
}
interface GiveProps {
  path: string
  circle: Circle
  volunteer: Volunteer
  state: FormState | undefined
}

function GiveSeat({ path, circle, volunteer, state }: GiveProps) {
  const { t } = useView()
  return (
    <form method="post" action={`${path}/places`} class="form stack">
      <Hidden name="presentation" value={volunteer.presentationId} />
      <SeatChoices id={volunteer.presentationId} circle={circle} state={state} />
      <p class="acts">
        <button class="act">
          {t('people.volunteer.seat', { name: volunteer.name ?? t('people.someone') })}
        </button>
      </p>
    </form>
  )
}

interface VolunteersProps {
  path: string
  circle: Circle
  volunteers: readonly Volunteer[]
  /** Whether the reader gives seats by themself; with others in the circle, the lot does, or a decision. */
  alone: boolean
  state: FormState | undefined
}

/** The volunteers, each with the way to give them a seat where one person may. */
export function Volunteers({ path, circle, volunteers, alone, state }: VolunteersProps) {
  const { t } = useView()
  const chosen = new Map(state?.typed).get('presentation')
  return (
    <section class="stack">
      <h2>{t('people.volunteer.list')}</h2>
      {(!alone || volunteers.every(({ presentationId }) => presentationId !== chosen)) && (
        <Wrong state={state} />
      )}
      {!alone && !state && volunteers.length > 0 && <p>{t('people.volunteer.together')}</p>}
      {volunteers.length === 0 && <p class="empty">{t('people.volunteer.none')}</p>}
      {volunteers.map((volunteer) => {
        const own = volunteer.presentationId === chosen ? state : undefined
        return (
          <article class="card people">
            <p class="kind">{t('people.volunteer.one')}</p>
            <h3>
              <Who one={volunteer} />
            </h3>
            {volunteer.seat !== null && <p>{nameOf('seat', volunteer.seat)}</p>}
            {volunteer.words && <p>{volunteer.words}</p>}
            {alone && <GiveSeat path={path} circle={circle} volunteer={volunteer} state={own} />}
          </article>
        )
      })}
    </section>
  )
}
