import { Choice } from '../../../platform/choice-fields.tsx'
import { inLang, Prose } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { Made, OfflinePage } from '../../offline/page.ts'
import type { Question } from './answers.ts'
import { doorsOf, findStep, readCourse, stepsOf, type Course, type CourseStep } from './course.ts'
import { kindOf } from './judge.ts'
import { labelOf, ModuleName, StepName } from './names.tsx'
import { AnswerSaid, asked } from './question.tsx'
import { ExerciseSection, MeetingSection, StepContent } from './step-content.tsx'

/** A course as pages: its contents, then one a step. Having seen every step is having followed it. */
export function offlineSteps(made: Made): OfflinePage[] {
  const course = readCourse(made.parts)
  const steps = stepsOf(course)
  const questions = steps.filter(({ question }) => question && question.answers.length > 0)
  const contents = { name: 'index.html', title: made.title, body: <Contents made={made} course={course} /> }
  return [
    contents,
    ...steps.map((step) => ({
      name: fileOf(step.key),
      title: step.title,
      body: <StepPage step={step} course={course} lang={made.lang} question={questions.indexOf(step)} />,
      counts: true,
    })),
  ]
}

const fileOf = (key: string) => `step-${key}.html`

function Contents({ made, course }: { made: Made; course: Course }) {
  const { t } = useView()
  const doors = doorsOf(course).filter(({ steps }) => steps.length > 0)
  return (
    <>
      <div class="stack" {...inLang(made.lang)}>
        <h1>{made.title}</h1>
        <p>{made.summary}</p>
      </div>
      <p class="acts">
        {doors.map((door) => (
          <a class="act main" href={fileOf(door.steps[0]?.key ?? '')}>
            <ModuleName module={door} number={course.modules.indexOf(door) + 1} lang={made.lang} />
          </a>
        ))}
      </p>
      <h2>{t('productions.course.contents')}</h2>
      {course.modules.map((module, at) => (
        <section class="stack">
          <h3>
            <ModuleName module={module} number={at + 1} lang={made.lang} />
          </h3>
          <Prose text={module.aim} lang={made.lang} />
          <ol>
            {module.steps.map((step) => (
              <li>
                <a href={fileOf(step.key)}>
                  <StepName step={step} lang={made.lang} />
                </a>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

interface StepProps {
  step: CourseStep
  course: Course
  lang: string
  /** Its place among the questions that have answers, from 0; -1 for another step. */
  question: number
}

function StepPage({ step, course, lang, question }: StepProps) {
  const { t } = useView()
  const { before, after } = findStep(course, step.key) ?? {}
  return (
    <>
      <p class="kind">{t(labelOf(step))}</p>
      <h1>
        <StepName step={step} lang={lang} />
      </h1>
      <article class="stack" {...inLang(lang)}>
        <StepContent step={step} content={[step.part]} />
      </article>
      {step.question && <Asked question={step.question} number={question} lang={lang} />}
      {step.exercise && <ExerciseSection exercise={step.exercise} lang={lang} />}
      {step.meeting && <MeetingSection meeting={step.meeting} workshop={null} lang={lang} />}
      <nav class="pager" aria-label={t('productions.course.around')}>
        {before && (
          <a class="act" href={fileOf(before.key)} rel="prev">
            <span>
              {t('productions.course.before')} <StepName step={before} lang={lang} />
            </span>
          </a>
        )}
        {after && (
          <a class="act main" href={fileOf(after.key)} rel="next">
            <span>
              {t('productions.course.after')} <StepName step={after} lang={lang} />
            </span>
          </a>
        )}
        <a class="act quiet" href="index.html">
          {t('productions.course.contents')}
        </a>
      </nav>
    </>
  )
}

/** A question: what there is to say of its answers waits folded, and the script that goes along asks first (`client/offline.ts`). */
function Asked({ question, number, lang }: { question: Question; number: number; lang: string }) {
  const { t } = useView()
  const kind = kindOf(question)
  const said = question.answers.map((answer, at) => (
    <div data-answer={at} data-right={answer.right ? 'yes' : undefined}>
      <AnswerSaid answer={answer} judged={kind !== 'think'} lang={lang} />
    </div>
  ))
  return (
    <>
      {number >= 0 && (
        <form class="stack" data-question={number} data-feedback="answers" hidden>
          <Choice
            name="answer"
            label={asked[kind]}
            options={question.answers.map(({ text }, at) => ({
              value: `${at}`,
              label: text,
              lang: inLang(lang).lang,
            }))}
            many={kind === 'several'}
          />
          <p>
            <button class="act main">{t('productions.course.question.submit')}</button>
          </p>
        </form>
      )}
      <details class="more" id="answers">
        <summary>{t('productions.offline.answers')}</summary>
        <div class="stack">
          {said}
          <Prose text={question.feedback} lang={lang} />
        </div>
      </details>
    </>
  )
}
