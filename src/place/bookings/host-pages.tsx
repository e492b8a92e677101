import { Conflict, Version } from '../../platform/conflict.tsx'
import { Field, Form, Hidden, typedValue } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { writeSpan } from '../../platform/when.tsx'
import { pathOf } from '../workshops/paths.ts'
import type { ShownWorkshop, WorkshopDate } from '../workshops/queries.ts'
import { Moved, writeMoved } from '../workshops/where.tsx'
import type { Attendee, HostNotes } from './attendance.ts'

interface HostProps {
  workshop: ShownWorkshop
  date: WorkshopDate
  attendees: readonly Attendee[]
  kept: HostNotes
  /** What a host did that was refused, or came too late. */
  state?: FormState
}

/** For those who host: who comes, who came, and what to remember. */
export function HostPage({ workshop, date, attendees, kept, state }: HostProps) {
  const view = useView()
  const { t } = view
  const path = pathOf(workshop, date)
  const seated = attendees.filter((one) => !one.waiting)
  const waiting = attendees.filter((one) => one.waiting)
  return (
    <Layout title={t('place.host.list')} personal>
      <h1>{t('place.host.list')}</h1>
      <p class="links">
        <a href={path}>{workshop.title}</a> {writeSpan(date.startsAt, date.endsAt, view)}
      </p>
      <Moved date={date} />
      <p class="hint">{t('place.host.private')}</p>
      <Conflict
        state={state}
        kept={[{ field: 'notes', label: 'place.host.notes-label', text: kept.notes }]}
      />
      <Form id={doorId} action={`${path}/accueil`} state={state} submit="place.host.save">
        {kept.bookedCount !== null ? (
          <p class="note">
            {t('place.host.forgotten', { booked: kept.bookedCount, came: kept.cameCount ?? 0 })}
          </p>
        ) : (
          <>
            <Ticks path={path} seated={seated} capacity={workshop.capacity} state={state} />
            <WalkIn state={state} />
            {waiting.length > 0 && <Waiting waiting={waiting} />}
          </>
        )}
        <Notes kept={kept} state={state} />
      </Form>
      {kept.bookedCount === null && attendees.length > 0 && <Strike attendees={attendees} />}
    </Layout>
  )
}

/** Every control of the page belongs to one form: whichever button is pressed, all is saved. */
const doorId = 'door'

interface TicksProps {
  path: string
  seated: readonly Attendee[]
  capacity: number | null
  state: FormState | undefined
}

function Ticks({ path, seated, capacity, state }: TicksProps) {
  const { t } = useView()
  const typed = state?.typed.filter(([name]) => name === 'came').map(([, id]) => id)
  return (
    <section class="stack">
      <h2>
        {capacity === null
          ? t('place.host.booked', { count: seated.length })
          : t('place.host.booked-of', { count: seated.length, capacity })}
      </h2>
      <p class="acts">
        <a class="act" href={`${path}/feuille`}>
          {t('place.host.sheet')}
        </a>
      </p>
      {seated.length === 0 ? (
        <p>{t('place.host.nobody')}</p>
      ) : (
        <fieldset class="field">
          <legend>{t('place.host.came')}</legend>
          {seated.map((one) => (
            <>
              {one.came && <Hidden name="before" value={one.id} />}
              <label class="check">
                <input
                  type="checkbox"
                  name="came"
                  value={one.id}
                  checked={typed ? typed.includes(one.id) : one.came}
                />
                <span>
                  {one.name || t('place.someone')}
                  {one.walkedIn && <span class="hint">{t('place.host.walked-in')}</span>}
                </span>
              </label>
            </>
          ))}
        </fieldset>
      )}
    </section>
  )
}

function WalkIn({ state }: { state: FormState | undefined }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('place.host.walk-in')}</h2>
      <Field
        name="name"
        label="place.name"
        hint="place.host.walk-in-hint"
        max={60}
        state={state}
        autocomplete="off"
        optional
      />
      <p class="acts">
        <button class="act">{t('place.host.walk-in-add')}</button>
      </p>
    </section>
  )
}

function Waiting({ waiting }: { waiting: readonly Attendee[] }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('place.host.waiting', { count: waiting.length })}</h2>
      <ol>
        {waiting.map((one) => (
          <li>{one.name || t('place.someone')}</li>
        ))}
      </ol>
    </section>
  )
}

/** What was shown goes along: notes that this host left alone are not written over those of another. */
function Notes({ kept, state }: { kept: HostNotes; state: FormState | undefined }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('place.host.notes')}</h2>
      <Version now={kept.notesVersion} state={state} />
      <Hidden name="shown" value={(!state?.conflict && typedValue(state, 'shown')) || kept.notes} />
      <Field
        name="notes"
        label="place.host.notes-label"
        hint="place.host.notes-hint"
        rows={4}
        max={4_000}
        state={state}
        value={kept.notes}
        optional
      />
    </section>
  )
}

function Strike({ attendees }: { attendees: readonly Attendee[] }) {
  const { t } = useView()
  return (
    <details class="more">
      <summary>{t('place.host.strike')}</summary>
      <div class="form stack">
        <div class="field">
          <label for="booking">{t('place.host.strike-who')}</label>
          <select id="booking" name="booking" form={doorId}>
            {attendees.map((one) => (
              <option value={one.id}>{one.name || t('place.someone')}</option>
            ))}
          </select>
        </div>
        <p class="acts">
          <button class="act danger" form={doorId} name="strike" value="1">
            {t('place.host.strike-send')}
          </button>
        </p>
      </div>
    </details>
  )
}

/** Lines left empty for those who come without booking. */
const emptyLines = 8

/** The attendance list on paper: names as they were booked, and lines to fill by hand. */
export function SheetPage({ workshop, date, attendees }: Pick<HostProps, 'workshop' | 'date' | 'attendees'>) {
  const view = useView()
  const { t } = view
  const seated = attendees.filter((one) => !one.waiting)
  const moved = writeMoved(date, view)
  return (
    <Layout title={t('place.host.sheet')} personal>
      <h1 class="screen">{t('place.host.sheet')}</h1>
      <p class="screen links">
        <a href={`${pathOf(workshop, date)}/accueil`}>{t('place.host.list')}</a>
      </p>
      <section class="paper a4 stack">
        <h2>{workshop.title}</h2>
        <p>{writeSpan(date.startsAt, date.endsAt, view)}</p>
        {moved && <p>{moved}</p>}
        <div class="table" tabindex={0} role="region" aria-label={t('place.host.sheet')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('place.sheet.name')}</th>
                <th scope="col">{t('place.sheet.here')}</th>
              </tr>
            </thead>
            <tbody>
              {seated.map((one) => (
                <tr>
                  <td>{one.name}</td>
                  <td>{one.came ? '✓' : ''}</td>
                </tr>
              ))}
              {Array.from({ length: emptyLines }, () => (
                <tr>
                  <td></td>
                  <td></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p>{t('place.sheet.foot')}</p>
      </section>
    </Layout>
  )
}
