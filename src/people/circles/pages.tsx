import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import type { ConverterState } from '../../platform/media/converter.ts'
import { useView } from '../../platform/view.ts'
import { circles, type Circle } from '../../platform/viewer.ts'
import { Day } from '../../platform/when.tsx'
import { wordName, wordText } from '../../platform/words.ts'
import { longestSeat } from './circles.ts'
import { circleSlugs } from './names.ts'
import { circleParts } from './parts.ts'
import type { Named, Seat, Volunteer } from './queries.ts'

/** The name of a circle, as this lab calls it. */
export function circleName(circle: Circle): string {
  const { words, locale } = useView()
  const word = words.find('circle', circleSlugs[circle])
  return word ? wordName(word, locale) : circleSlugs[circle]
}

function circlePurpose(circle: Circle): string {
  const { words, locale } = useView()
  const word = words.find('circle', circleSlugs[circle])
  return word ? wordText(word, locale) : ''
}

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

/** Someone's name as a link to how they show themselves, or « quelqu'un ». */
export function Who({ one: { name, path } }: { one: Named }) {
  const { t } = useView()
  return path === null ? <>{t('people.someone')}</> : <a href={path}>{name}</a>
}

function SeatList({ seats }: { seats: readonly Seat[] }) {
  const { t } = useView()
  if (seats.length === 0) return <p class="empty">{t('people.circles.nobody')}</p>
  return (
    <ul>
      {seats.map((seat) => (
        <li>
          <Who one={seat} />
          {seat.label && ` (${seat.label})`}, {t('people.circles.until')} <Day at={seat.until} />
        </li>
      ))}
    </ul>
  )
}

/** The form of the page that was refused. */
export interface RefusedForm {
  form: 'volunteer' | 'seat'
  state: FormState
}

interface CircleProps {
  circle: Circle
  seats: readonly Seat[]
  /** Shown to those who fill the circle; null for others. */
  volunteers: readonly Volunteer[] | null
  /** Whether the reader is on the list of volunteers. */
  volunteering: boolean
  /** Whether films are converted here; for those who hold the keys. */
  converter?: ConverterState | undefined
  refused?: RefusedForm | undefined
}

/** One circle: who holds it, how to volunteer, and for those who fill it, whom they may seat. */
export function CirclePage({ circle, seats, volunteers, volunteering, converter, refused }: CircleProps) {
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
      {holds && <CircleWork circle={circle} />}
      {converter && <p class="soft">{t(`people.circles.converter.${converter}`)}</p>}
      {volunteers && (
        <Volunteers path={path} circle={circle} volunteers={volunteers} state={stateOf('seat')} />
      )}
      {(!holds || words) && <Volunteering path={path} volunteering={volunteering} state={words} />}
      {holds && (
        <section class="stack">
          <h2>{t('people.circles.leave')}</h2>
          <p>{t('people.circles.leave-text')}</p>
          <Form action={`${path}/quitter`} submit="people.circles.leave" quiet />
        </section>
      )}
      <ul class="links">
        {circleParts().map((part) => (
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
  return (
    <p class="acts">
      {work[circle].map(({ path, label }) => (
        <a class="act" href={path}>
          {t(label)}
        </a>
      ))}
    </p>
  )
}

function Volunteering({
  path,
  volunteering,
  state,
}: {
  path: string
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

interface VolunteersProps {
  path: string
  circle: Circle
  volunteers: readonly Volunteer[]
  state: FormState | undefined
}

function Volunteers({ path, circle, volunteers, state }: VolunteersProps) {
  const { t } = useView()
  const chosen = new Map(state?.typed).get('presentation')
  return (
    <section class="stack">
      <h2>{t('people.volunteer.list')}</h2>
      {volunteers.every(({ presentationId }) => presentationId !== chosen) && <Wrong state={state} />}
      {volunteers.length === 0 && <p class="empty">{t('people.volunteer.none')}</p>}
      {volunteers.map((volunteer) => {
        const own = volunteer.presentationId === chosen ? state : undefined
        return (
          <article class="card people">
            <p class="kind">{t('people.volunteer.one')}</p>
            <h3>
              <Who one={volunteer} />
            </h3>
            {volunteer.words && <p>{volunteer.words}</p>}
            <form method="post" action={`${path}/places`} class="form stack">
              <Hidden name="presentation" value={volunteer.presentationId} />
              <SeatChoices id={volunteer.presentationId} circle={circle} state={own} />
              <p class="acts">
                <button class="act">
                  {t('people.volunteer.seat', { name: volunteer.name ?? t('people.someone') })}
                </button>
              </p>
            </form>
          </article>
        )
      })}
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
          {Array.from({ length: longestSeat }, (_, index) => longestSeat - index).map((months) => (
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
