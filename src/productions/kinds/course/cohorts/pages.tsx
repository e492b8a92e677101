import { SignedAs } from '../../../../people/index.ts'
import { ActingNote } from '../../../../platform/acting.tsx'
import { Check } from '../../../../platform/choice-fields.tsx'
import { Form } from '../../../../platform/fields.tsx'
import { Icon } from '../../../../platform/icons.tsx'
import { Layout } from '../../../../platform/layout.tsx'
import { inLang } from '../../../../platform/prose.tsx'
import { ReportLink } from '../../../../platform/report-link.tsx'
import { useView } from '../../../../platform/view.ts'
import type { Followed } from '../load.ts'
import { ModuleName, StepName } from '../names.tsx'
import { CalendarDay } from './day.tsx'
import type { ListedCohort, ShownCohort } from './queries.ts'

/** Where and when a course is followed with others: what is to come and what goes on. */
export function CohortsPage({ followed, cohorts }: { followed: Followed; cohorts: readonly ListedCohort[] }) {
  const { t } = useView()
  const { path, writable } = followed
  return (
    <Layout title={`${t('productions.cohort.title')}\u00a0: ${followed.title}`}>
      <section class="poster made stack">
        <CourseLink followed={followed} />
        <h1>{t('productions.cohort.title')}</h1>
        <p>{t('productions.cohort.intro')}</p>
        {writable && (
          <p class="acts">
            <a class="act main" href={`${path}/groupes/ouvrir`}>
              {t('productions.cohort.open')}
            </a>
          </p>
        )}
      </section>
      {cohorts.length === 0 && (
        <div class="empty">
          <p>{t('productions.cohort.none')}</p>
        </div>
      )}
      <ul class="wall">
        {cohorts.map((cohort) => (
          <CohortCard cohort={cohort} path={path} />
        ))}
      </ul>
    </Layout>
  )
}

function CohortCard({ cohort, path }: { cohort: ListedCohort; path: string }) {
  const { t } = useView()
  const { id, name, begins, place } = cohort
  return (
    <li class="card made">
      <p class="kind">
        <Icon name="school" />
        {t('productions.cohort.kind')}
      </p>
      <h2>
        <a href={`${path}/groupes/${id}`}>{name}</a>
      </h2>
      <p>
        {t('productions.cohort.from')} <CalendarDay day={begins} />
      </p>
      {place !== '' && <p>{place}</p>}
    </li>
  )
}

function CourseLink({ followed: { path, title, lang } }: { followed: Followed }) {
  return (
    <p class="kind">
      <a href={path} {...inLang(lang)}>
        {title}
      </a>
    </p>
  )
}

interface CohortProps {
  followed: Followed
  cohort: ShownCohort
}

/** One of them: its days and where it is, for all; who comes, for who comes too, as far as each said so. */
export function CohortPage({ followed, cohort }: CohortProps) {
  const { t, viewer } = useView()
  const { name, closed, over, own, held } = cohort
  const path = `${followed.path}/groupes/${cohort.id}`
  return (
    <Layout title={`${name}\u00a0: ${followed.title}`} personal={viewer !== null}>
      <section class="poster made stack">
        <CourseLink followed={followed} />
        <h1>{name}</h1>
        <Facts cohort={cohort} />
      </section>
      {closed && <p class="note warn">{t('productions.cohort.is-closed')}</p>}
      {!closed && over && <p class="note">{t('productions.cohort.is-over')}</p>}
      {!closed && !over && <Coming path={path} own={own} />}
      {own && <People cohort={cohort} path={path} />}
      <Days followed={followed} cohort={cohort} />
      <ul class="links">
        <li>
          <a href={`${path}/dates.ics`} download>
            {t('productions.cohort.calendar')}
          </a>
        </li>
        <li>
          <a href={`${followed.path}/groupes`}>{t('productions.cohort.all')}</a>
        </li>
        {held && !closed && (
          <li>
            <a href={`${path}/modifier`}>{t('productions.cohort.change')}</a>
          </li>
        )}
      </ul>
      {followed.productionId !== null && (
        <p>
          <ReportLink id={followed.productionId} />
        </p>
      )}
    </Layout>
  )
}

/** Visitors are not told who accompanies. */
function Facts({ cohort: { begins, place, accompanied } }: { cohort: ShownCohort }) {
  const { t, viewer } = useView()
  return (
    <dl class="facts">
      <div>
        <dt>{t('productions.cohort.begins')}</dt>
        <dd>
          <CalendarDay day={begins} />
        </dd>
      </div>
      {place !== '' && (
        <div>
          <dt>{t('productions.cohort.place')}</dt>
          <dd>{place}</dd>
        </div>
      )}
      {viewer && accompanied !== '' && (
        <div>
          <dt>{t('productions.cohort.accompanied')}</dt>
          <dd>{accompanied}</dd>
        </div>
      )}
    </dl>
  )
}

/** Coming, or saying otherwise whether one's name is seen. */
function Coming({ path, own }: { path: string; own: ShownCohort['own'] }) {
  const { t, viewer } = useView()
  return (
    <section class="stack">
      <h2>{t(own ? 'productions.cohort.you-come' : 'productions.cohort.come-too')}</h2>
      {own ? <ActingNote name={own.name === viewer?.name ? null : own.name} /> : <SignedAs />}
      <Form
        action={`${path}/venir`}
        submit={own ? 'productions.cohort.save-name' : 'productions.cohort.join'}
        quiet={own !== null}
      >
        <Check
          name="named"
          label="productions.cohort.named"
          hint="productions.cohort.named-hint"
          checked={own?.named ?? false}
        />
      </Form>
    </section>
  )
}

function People({ cohort: { people, others }, path }: { cohort: ShownCohort; path: string }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('productions.cohort.who')}</h2>
      {people.length > 0 && (
        <ul class="links">
          {people.map((one) => (
            <li>
              <a href={one.path}>{one.name}</a>
            </li>
          ))}
        </ul>
      )}
      <p>{t('productions.cohort.others', { named: people.length, others })}</p>
      <form method="post" action={`${path}/quitter`}>
        <button class="act quiet">{t('productions.cohort.leave')}</button>
      </form>
    </section>
  )
}

/** The days in their order, each with the steps of its module as the course has them now. */
function Days({ followed, cohort: { dates } }: CohortProps) {
  const { t } = useView()
  const { course, path, lang } = followed
  const known = dates.flatMap(({ key, day }) => {
    const at = course.modules.findIndex((module) => module.key === key)
    const module = course.modules[at]
    return module ? [{ day, module, number: at + 1 }] : []
  })
  if (known.length === 0) return <p>{t('productions.cohort.no-day')}</p>
  return (
    <section class="stack">
      <h2>{t('productions.cohort.days')}</h2>
      <ol class="agenda">
        {known.map(({ day, module, number }) => (
          <li>
            <h3>
              <CalendarDay day={day} />
              {'\u00a0: '}
              <ModuleName module={module} number={number} lang={lang} />
            </h3>
            <ul class="links">
              {module.steps.map((step) => (
                <li>
                  <a href={`${path}/${step.key}`}>
                    <StepName step={step} lang={lang} />
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}
