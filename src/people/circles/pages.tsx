import { nameOf, optionsOf } from '../../platform/choices.ts'
import { Choice } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import type { ConverterState } from '../../platform/media/converter.ts'
import { useView } from '../../platform/view.ts'
import { circles, type Circle } from '../../platform/viewer.ts'
import { Day } from '../../platform/when.tsx'
import type { readFreeSeats } from './draw.ts'
import { DrawLots, Volunteers } from './filling.tsx'
import { circleSlugs } from './names.ts'
import { circleParts } from './parts.ts'
import { circleName, circlePurpose, Who } from './shown.tsx'
import type { Seat, Volunteer } from './queries.ts'

/** Who holds a power here, until when, and how to take part in it. */
export function CirclesPage({ seats }: { seats: readonly Seat[] }) {
  const { t } = useView()
  return (
    <Layout title={t('people.circles.title')} description={t('people.circles.text')}>
      <section class="poster people stack">
        <h1>{t('people.circles.title')}</h1>
        <p>{t('people.circles.text')}</p>
        <p class="acts">
          <a class="act" href="/cercles/registre">
            {t('people.log.title')}
          </a>
          <a class="act" href="/mots/proposer">
            {t('people.words.propose')}
          </a>
        </p>
      </section>
      {circles.map((circle) => (
        <section class="stack">
          <h2>{circleName(circle)}</h2>
          <p>{circlePurpose(circle)}</p>
          <SeatList seats={seats.filter((seat) => seat.circle === circle)} />
          <p class="acts">
            <a class="act" href={`/cercles/${circleSlugs[circle]}`}>
              {t('people.circles.see', { circle: circleName(circle) })}
            </a>
          </p>
        </section>
      ))}
    </Layout>
  )
}

function SeatList({ seats }: { seats: readonly Seat[] }) {
  const { t } = useView()
  if (seats.length === 0) return <p class="empty">{t('people.circles.nobody')}</p>
  return (
    <ul>
      {seats.map((seat) => (
        <li>
          <Who one={seat} />
          <Title seat={seat} />, {t('people.circles.until')} <Day at={seat.until} />
          {seat.drawn && ` · ${t('people.draw.by-lot')}`}
        </li>
      ))}
    </ul>
  )
}

/** At what title someone sits: free words, else a word of the lab, or nothing. */
function Title({ seat: { seat, label } }: { seat: Pick<Seat, 'seat' | 'label'> }) {
  const said = label || (seat === null ? '' : nameOf('seat', seat))
  return said === '' ? null : <> ({said})</>
}

type FreeSeat = Awaited<ReturnType<typeof readFreeSeats>>[number]

/** The form of the page that was refused. */
export interface RefusedForm {
  form: 'volunteer' | 'seat' | 'draw'
  state: FormState
}

interface CircleProps {
  circle: Circle
  seats: readonly Seat[]
  /** Shown to those who fill the circle; null for others. */
  volunteers: readonly Volunteer[] | null
  /** Whether the reader may give a seat by themself: nobody else holds the circle. */
  alone: boolean
  /** Whether the reader is on the list of volunteers. */
  volunteering: boolean
  /** Seats of the steering circle that nobody holds, by kind of participant. */
  free: readonly FreeSeat[]
  /** Whether films are converted here; for those who hold the keys. */
  converter?: ConverterState | undefined
  refused?: RefusedForm | undefined
}

/** One circle: who holds it, how to volunteer, and for those who fill it, whom they may seat. */
export function CirclePage({
  circle,
  seats,
  volunteers,
  alone,
  volunteering,
  free,
  converter,
  refused,
}: CircleProps) {
  const { t, viewer } = useView()
  const path = `/cercles/${circleSlugs[circle]}`
  const holds = viewer?.circles.has(circle) ?? false
  const stateOf = (form: RefusedForm['form']) => (refused?.form === form ? refused.state : undefined)
  const words = stateOf('volunteer')
  return (
    <Layout title={circleName(circle)} description={circlePurpose(circle)}>
      <h1>{circleName(circle)}</h1>
      <p>{circlePurpose(circle)}</p>
      <SeatList seats={seats} />
      <FreeSeats free={free} />
      {holds && <CircleWork circle={circle} />}
      {converter && <p class="soft">{t(`people.circles.converter.${converter}`)}</p>}
      {volunteers && (
        <>
          <DrawLots path={path} circle={circle} among={volunteers.length} state={stateOf('draw')} />
          <Volunteers {...{ path, circle, volunteers, alone }} state={stateOf('seat')} />
        </>
      )}
      {(!holds || words) && (
        <Volunteering path={path} circle={circle} volunteering={volunteering} state={words} />
      )}
      {holds && (
        <section class="stack">
          <h2>{t('people.circles.leave')}</h2>
          <p>{t('people.circles.leave-text')}</p>
          <Form action={`${path}/quitter`} submit="people.circles.leave" quiet />
        </section>
      )}
      <ul class="links">
        {circleParts()
          .filter(({ holders = false }) => !holders)
          .map((part) => (
            <li>
              <a href={`${path}${part.path}`}>{t(part.title)}</a>
            </li>
          ))}
        <li>
          <a href="/cercles">{t('people.circles.title')}</a>
        </li>
        <li>
          <a href="/cercles/registre">{t('people.log.title')}</a>
        </li>
      </ul>
    </Layout>
  )
}

const work = {
  keys: [{ path: '/cercles/cles/mots', label: 'people.words.title' }],
  place: [
    { path: '/cercles/accueil/cartes', label: 'people.cards.title' },
    { path: '/lieu/modifier', label: 'people.circles.edit-place' },
  ],
  care: [{ path: '/veille', label: 'people.circles.care-work' }],
  steering: [{ path: '/chantiers', label: 'people.circles.steering-work' }],
} as const

function CircleWork({ circle }: { circle: Circle }) {
  const { t } = useView()
  const added = circleParts().filter(({ holders }) => holders)
  return (
    <p class="acts">
      {work[circle].map(({ path, label }) => (
        <a class="act" href={path}>
          {t(label)}
        </a>
      ))}
      {added.map(({ path, title }) => (
        <a class="act" href={`/cercles/${circleSlugs[circle]}${path}`}>
          {t(title)}
        </a>
      ))}
    </p>
  )
}

function Volunteering({
  path,
  circle,
  volunteering,
  state,
}: {
  path: string
  circle: Circle
  volunteering: boolean
  state: FormState | undefined
}) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('people.volunteer.title')}</h2>
      {volunteering && !state ? (
        <>
          <p>{t('people.volunteer.waiting')}</p>
          <Form action={`${path}/volontaire/retirer`} submit="people.volunteer.stop" quiet />
        </>
      ) : (
        <Form action={`${path}/volontaire`} state={state} submit="people.volunteer.submit">
          {circle === 'steering' && (
            <Choice
              name="seat"
              label="people.volunteer.title-of"
              hint="people.volunteer.title-hint"
              options={optionsOf('seat')}
              state={state}
            />
          )}
          <Field
            name="words"
            label="people.volunteer.words"
            hint="people.volunteer.hint"
            state={state}
            rows={3}
            max={300}
            optional
          />
        </Form>
      )}
    </section>
  )
}

/** Seats that wait for somebody, by kind of participant. */
function FreeSeats({ free }: { free: readonly FreeSeat[] }) {
  const { t } = useView()
  const waiting = free.filter((seat) => seat.free > 0)
  if (waiting.length === 0) return null
  return (
    <>
      <h2>{t('people.draw.free')}</h2>
      <ul>
        {waiting.map(({ seat, free: count }) => (
          <li>
            {nameOf('seat', seat)}
            {'\u00a0: '}
            {t('people.draw.count', { count })}
          </li>
        ))}
      </ul>
    </>
  )
}
