import { Icon } from '../../../platform/icons.tsx'
import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { ShownPart } from '../../parts/sorts.ts'
import type { Course, CourseModule, CourseStep } from './course.ts'
import { doubt, type Doubt } from './doubts.ts'
import { courseForm } from './form.tsx'
import { labelOf, ModuleName, StepName } from './names.tsx'

interface Draft {
  id: string
  title: string
  lang: string
}

/** The whole of a course that is being written: its modules, their steps in order, and what may be missing. */
export function PlanPage({ draft, course }: { draft: Draft; course: Course }) {
  const { t } = useView()
  const path = `/productions/ebauches/${draft.id}`
  const hasSteps = course.modules.some(({ steps }) => steps.length > 0)
  return (
    <Layout title={t('productions.course.plan')} personal>
      <BackLink draft={draft} />
      <h1>{t('productions.course.plan')}</h1>
      <p>{t('productions.course.plan.intro')}</p>
      <p class="acts">
        {hasSteps && (
          <a class="act main" href={`${path}/cours`}>
            {t('productions.course.try')}
          </a>
        )}
        <a class={hasSteps ? 'act' : 'act main'} href={`${path}/ajouter/module`}>
          {t('productions.course.part.add.module')}
        </a>
      </p>
      {hasSteps && <Doubts doubts={doubt(course)} course={course} path={path} lang={draft.lang} />}
      {course.modules.map((module, at) => (
        <ModulePlan module={module} number={at + 1} path={path} lang={draft.lang} />
      ))}
    </Layout>
  )
}

interface DoubtsProps {
  doubts: readonly Doubt[]
  course: Course
  path: string
  lang: string
}

function Doubts({ doubts, course, path, lang }: DoubtsProps) {
  const { t } = useView()
  if (doubts.length === 0) return <p class="note">{t('productions.course.no-doubt')}</p>
  return (
    <section class="note warn stack">
      <h2>{t('productions.course.doubts')}</h2>
      <ul>
        {doubts.map(({ what, module, step }) => (
          <li>
            {step && (
              <a href={`${path}/parties/${step.part.id}`}>
                <StepName step={step} lang={lang} />
              </a>
            )}
            {module && (
              <a href={`${path}/parties/${module.part?.id}`}>
                <ModuleName module={module} number={course.modules.indexOf(module) + 1} lang={lang} />
              </a>
            )}
            {(step || module) && ' : '}
            {t(`productions.course.doubt.${what}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ModulePlanProps {
  module: CourseModule
  number: number
  path: string
  lang: string
}

function ModulePlan({ module, number, path, lang }: ModulePlanProps) {
  const { t } = useView()
  const { part, door, minutes, steps } = module
  const lastKey = steps.at(-1)?.key ?? module.key
  return (
    <section class="stack" id={part?.id}>
      <h2>{part ? <ModuleName {...{ module, number, lang }} /> : t('productions.course.before-modules')}</h2>
      <p class="soft">
        {door && t('productions.course.door')}
        {door && minutes !== null && ' · '}
        {minutes !== null && t('productions.course.about-minutes', { minutes })}
      </p>
      {part && (
        <Acts part={part} path={path}>
          <ModuleName {...{ module, number, lang }} />
        </Acts>
      )}
      <ol class="log">
        {steps.map((step) => (
          <li id={step.part.id}>
            <StepPlan step={step} path={path} lang={lang} />
          </li>
        ))}
      </ol>
      <p>
        <a class="act" href={`${path}/plan/ajouter/${lastKey}`}>
          <Icon name="add" /> {t('productions.course.add-step')}
          <span class="sr">
            {' : '}
            <ModuleName {...{ module, number, lang }} />
          </span>
        </a>
      </p>
    </section>
  )
}

function StepPlan({ step, path, lang }: { step: CourseStep; path: string; lang: string }) {
  const { t } = useView()
  return (
    <>
      <p>
        <b>{t(labelOf(step))}</b> · <StepName step={step} lang={lang} />
      </p>
      <Acts part={step.part} path={path} addable>
        <StepName step={step} lang={lang} />
      </Acts>
    </>
  )
}

interface ActsProps {
  part: ShownPart
  path: string
  /** Whether a step may be added right after it from here. */
  addable?: boolean
  /** Its name, for those who hear the page. */
  children: unknown
}

function Acts({ part, path, addable = false, children: name }: ActsProps) {
  const { t } = useView()
  const which = <span class="sr"> : {name}</span>
  return (
    <div class="acts">
      <a class="act quiet" href={`${path}/parties/${part.id}`}>
        {t('productions.part.edit')}
        {which}
      </a>
      <form method="post" action={`${path}/plan/monter/${part.id}`}>
        <button class="act quiet">
          {t('productions.up')}
          {which}
        </button>
      </form>
      <form method="post" action={`${path}/plan/descendre/${part.id}`}>
        <button class="act quiet">
          {t('productions.course.down')}
          {which}
        </button>
      </form>
      {addable && (
        <a class="act quiet" href={`${path}/plan/ajouter/${part.key}`}>
          {t('productions.course.add-after')}
          {which}
        </a>
      )}
    </div>
  )
}

/** What one may add after a part. */
export function AddAfterPage({ draft, above }: { draft: Draft; above: ShownPart }) {
  const { t } = useView()
  const path = `/productions/ebauches/${draft.id}`
  return (
    <Layout title={t('productions.course.add-step')} personal>
      <p>
        <a class="act quiet" href={`${path}/plan`}>
          {t('productions.course.plan')}
        </a>
      </p>
      <h1>{t('productions.course.add-step')}</h1>
      {above.title !== '' && (
        <p>
          {t('productions.course.add-where')} <q {...inLang(draft.lang)}>{above.title}</q>
        </p>
      )}
      <ul class="links">
        {courseForm.sorts.map(({ name, label }) => (
          <li>
            <a href={`${path}/ajouter/${name}?apres=${above.key}`}>{t(label)}</a>
          </li>
        ))}
      </ul>
    </Layout>
  )
}

function BackLink({ draft }: { draft: Draft }) {
  return (
    <p>
      <a class="act quiet" href={`/productions/ebauches/${draft.id}`} {...inLang(draft.lang)}>
        {draft.title}
      </a>
    </p>
  )
}
