import type { FormState } from '../../../platform/forms.ts'
import { Icon } from '../../../platform/icons.tsx'
import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { ShownPart } from '../../parts/sorts.ts'
import type { CourseModule, CourseStep } from './course.ts'
import type { Chosen } from './judge.ts'
import type { Followed } from './load.ts'
import { labelOf, ModuleName, StepName } from './names.tsx'
import { QuestionSection } from './question.tsx'
import { ExerciseSection, MeetingSection, StepContent } from './step-content.tsx'

interface StepProps {
  followed: Followed
  module: CourseModule
  step: CourseStep
  before: CourseStep | undefined
  after: CourseStep | undefined
  /** What was chosen among the answers of a question; null before. */
  chosen: Chosen | null
  /** The page of a long step, from 1, and what it holds. */
  page: { at: number; of: number; content: readonly ShownPart[] }
  /** The workshop of the lab that a meeting points to. */
  workshop: { title: string; path: string } | null
  done: boolean
  state: FormState | undefined
}

/** One step of a course: what there is to read, see, answer or do, then where it goes on. */
export function StepPage(props: StepProps) {
  const { t } = useView()
  const { followed, module, step, page } = props
  const { lang, course, path, productionId } = followed
  return (
    <Layout title={step.title || t(labelOf(step))} personal={productionId === null}>
      <p>
        <a class="act quiet" href={path} {...inLang(lang)}>
          {followed.title}
        </a>
      </p>
      <p class="kind">
        {module.title !== '' && (
          <>
            <ModuleName module={module} number={course.modules.indexOf(module) + 1} lang={lang} /> ·{' '}
          </>
        )}
        {t(labelOf(step))}
      </p>
      <h1>
        <StepName step={step} lang={lang} />
      </h1>
      <article class="stack" {...inLang(lang)}>
        <StepContent step={step} content={page.content} />
      </article>
      {page.at < page.of ? <ReadOn {...props} /> : <End {...props} />}
      <Around {...props} />
    </Layout>
  )
}

function ReadOn({ followed, step, page }: StepProps) {
  const { t } = useView()
  return (
    <p class="acts">
      <a class="act main" href={`${followed.path}/${step.key}?page=${page.at + 1}`}>
        {t('productions.read-on', { page: page.at + 1, pages: page.of })}
      </a>
    </p>
  )
}

/** What comes once a step is read: what it asks, and noting that it is done. */
function End(props: StepProps) {
  const { step, followed, chosen, state } = props
  const here = `${followed.path}/${step.key}`
  const asks = step.question && step.question.answers.length > 0 && chosen === null
  return (
    <>
      {step.question && (
        <QuestionSection question={step.question} {...{ here, chosen, state }} lang={followed.lang} />
      )}
      {step.exercise && <ExerciseSection exercise={step.exercise} lang={followed.lang} />}
      {step.meeting && (
        <MeetingSection meeting={step.meeting} workshop={props.workshop} lang={followed.lang} />
      )}
      {followed.productionId !== null && <DoneForm here={here} done={props.done} quiet={Boolean(asks)} />}
    </>
  )
}

function DoneForm({ here, done, quiet }: { here: string; done: boolean; quiet: boolean }) {
  const { t } = useView()
  if (done)
    return (
      <form method="post" action={`${here}/refaire`} class="row">
        <b>
          <Icon name="check" /> {t('productions.course.step-done')}
        </b>
        <button class="act quiet">{t('productions.course.not-done')}</button>
      </form>
    )
  return (
    <form method="post" action={`${here}/fait`}>
      <button class={quiet ? 'act' : 'act main'}>{t('productions.course.mark-done')}</button>
    </form>
  )
}

function Around({ followed, before, after, page, step }: StepProps) {
  const { t } = useView()
  const { path, lang } = followed
  return (
    <nav class="pager" aria-label={t('productions.course.around')}>
      {page.at > 1 && (
        <a
          class="act"
          href={page.at === 2 ? `${path}/${step.key}` : `${path}/${step.key}?page=${page.at - 1}`}
        >
          {t('productions.read-before')}
        </a>
      )}
      {before && (
        <a class="act" href={`${path}/${before.key}`} rel="prev">
          <span>
            {t('productions.course.before')} <StepName step={before} lang={lang} />
          </span>
        </a>
      )}
      {after && (
        <a class="act" href={`${path}/${after.key}`} rel="next">
          <span>
            {t('productions.course.after')} <StepName step={after} lang={lang} />
          </span>
        </a>
      )}
      <a class="act quiet" href={path}>
        {t('productions.course.contents')}
      </a>
    </nav>
  )
}
