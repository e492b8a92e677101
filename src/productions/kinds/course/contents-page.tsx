import { Icon } from '../../../platform/icons.tsx'
import { Layout } from '../../../platform/layout.tsx'
import { inLang, Prose } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import {
  doorsOf,
  minutesOf,
  nextToDo,
  stepsOf,
  type Course,
  type CourseModule,
  type CourseStep,
} from './course.ts'
import { Together } from './cohorts/together.tsx'
import type { ListedCohort } from './cohorts/queries.ts'
import type { Followed } from './load.ts'
import { labelOf, ModuleName, StepName } from './names.tsx'

interface ContentsProps {
  followed: Followed
  /** Keys of the steps this reader did. */
  done: ReadonlySet<string>
  /** The next one in which it is followed with others. */
  cohort: ListedCohort | undefined
}

/** A course at a glance: where to begin or go on, its modules and their steps, and what one did. */
export function ContentsPage({ followed, done, cohort }: ContentsProps) {
  const { t } = useView()
  const { title, lang, course, path, back, productionId } = followed
  const steps = stepsOf(course)
  return (
    <Layout title={t('productions.course.title', { title })} personal={productionId === null}>
      <section class="poster made stack">
        <p class="kind">
          <Icon name="school" />
          <a href={back}>{t('productions.course.about')}</a>
        </p>
        <h1 {...inLang(lang)}>{title}</h1>
        <p>
          {t('productions.course.length', { steps: steps.length, minutes: minutesOf(course) ?? 0 })}{' '}
          {done.size > 0 && t('productions.course.done-so-far', { done: done.size, steps: steps.length })}
        </p>
        <p class="acts">
          <GoOn course={course} path={path} lang={lang} done={done} />
        </p>
      </section>
      <Together followed={followed} cohort={cohort} />
      {productionId === null && <p class="note">{t('productions.course.looked-at')}</p>}
      {done.size === 0 && <Doors course={course} path={path} lang={lang} />}
      {course.modules.map((module, at) => (
        <ModuleSection module={module} number={at + 1} path={path} lang={lang} done={done} />
      ))}
      {steps.some(({ question }) => question) && <TakeQuestions path={path} />}
      {productionId !== null && <Kept path={path} begun={done.size > 0} />}
    </Layout>
  )
}

interface InProps {
  path: string
  lang: string
  done: ReadonlySet<string>
}

/** The one step to go to now. */
function GoOn({ course, path, lang, done }: InProps & { course: Course }) {
  const { t } = useView()
  const [door] = doorsOf(course)
  const next = done.size > 0 ? nextToDo(course, done) : (door?.steps[0] ?? stepsOf(course)[0])
  if (!next) return <b>{t('productions.course.all-done')}</b>
  return (
    <a class="act main" href={`${path}/${next.key}`}>
      {/* One run of words: the parts of an act stand side by side on a narrow screen. */}
      <span>
        {t(done.size > 0 ? 'productions.course.resume' : 'productions.course.begin')} :{' '}
        <StepName step={next} lang={lang} />
      </span>
    </a>
  )
}

/** Where one may begin, when there is a choice. */
function Doors({ course, path, lang }: { course: Course; path: string; lang: string }) {
  const { t } = useView()
  const doors = doorsOf(course).filter(({ steps }) => steps.length > 0)
  if (doors.length < 2) return null
  return (
    <section class="stack">
      <h2>{t('productions.course.doors')}</h2>
      <ul class="wall">
        {doors.map((module) => (
          <li class="card made">
            <p class="kind">
              <Icon name="enter" />
              {t('productions.course.door')}
            </p>
            <h3>
              <a href={`${path}/${module.steps[0]?.key}`}>
                <ModuleName module={module} number={course.modules.indexOf(module) + 1} lang={lang} />
              </a>
            </h3>
            <div {...inLang(lang)}>
              <Prose text={module.aim} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ModuleSection({
  module,
  number,
  path,
  lang,
  done,
}: InProps & { module: CourseModule; number: number }) {
  const { t } = useView()
  const { key, title, aim, minutes, part, steps } = module
  return (
    <section class="stack" id={key || undefined}>
      {(part !== null || title !== '') && (
        <h2>
          <ModuleName module={module} number={number} lang={lang} />
        </h2>
      )}
      {minutes !== null && <p class="soft">{t('productions.course.about-minutes', { minutes })}</p>}
      <div {...inLang(lang)}>
        <Prose text={aim} />
      </div>
      {steps.length === 0 && <p class="soft">{t('productions.course.module.empty')}</p>}
      <ol class="log">
        {steps.map((step) => (
          <li>
            <StepLine step={step} path={path} lang={lang} done={done.has(step.key)} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface StepLineProps {
  step: CourseStep
  path: string
  lang: string
  done: boolean
}

function StepLine({ step, path, lang, done }: StepLineProps) {
  const { t } = useView()
  return (
    <>
      <a class="act quiet" href={`${path}/${step.key}`}>
        <StepName step={step} lang={lang} />
      </a>{' '}
      <span class="soft">{t(labelOf(step))}</span>{' '}
      {done && (
        <b>
          <Icon name="check" /> {t('productions.course.step-done')}
        </b>
      )}
    </>
  )
}

function TakeQuestions({ path }: { path: string }) {
  const { t } = useView()
  return (
    <p>
      <a class="act quiet" href={`${path}/questions.gift`} download>
        {t('productions.course.gift')}
      </a>
    </p>
  )
}

/** Where what one did is kept, and how to have it forgotten. */
function Kept({ path, begun }: { path: string; begun: boolean }) {
  const { t, viewer } = useView()
  return (
    <section class="stack">
      <p class="soft">{t(viewer ? 'productions.course.kept-account' : 'productions.course.kept-browser')}</p>
      {begun && (
        <form method="post" action={`${path}/oublier`}>
          <button class="act quiet">{t('productions.course.forget')}</button>
        </form>
      )}
    </section>
  )
}
