import { Icon } from '../../../platform/icons.tsx'
import { inLang, Prose } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { ShownPart } from '../../parts/sorts.ts'
import { Blocks } from '../blocks.tsx'
import type { CourseStep } from './course.ts'

/** What there is to read or see in a step. Titles stand above: what they would say again is left out. */
export function StepContent({ step, content }: { step: CourseStep; content: readonly ShownPart[] }) {
  if (step.question || step.exercise || step.meeting) return content.map(({ text }) => <Prose text={text} />)
  return <Blocks parts={content.map((part) => ({ ...part, title: '' }))} />
}

/** What to bring back from an exercise, and an example of it. */
export function ExerciseSection({
  exercise,
  lang,
}: {
  exercise: NonNullable<CourseStep['exercise']>
  lang: string
}) {
  const { t } = useView()
  const { bring, example } = exercise
  return (
    <>
      {bring !== '' && (
        <section class="note stack">
          <h2>{t('productions.course.exercise.bring')}</h2>
          <p {...inLang(lang)}>{bring}</p>
        </section>
      )}
      {example !== '' && (
        <details class="more">
          <summary>{t('productions.course.exercise.example')}</summary>
          <Prose text={example} lang={lang} />
        </details>
      )}
    </>
  )
}

interface MeetingProps {
  meeting: NonNullable<CourseStep['meeting']>
  lang: string
  /** The workshop of the lab that it points to. */
  workshop: { title: string; path: string } | null
}

/** When a meeting is and how to come, and its workshop where it is one of the lab's. */
export function MeetingSection({ meeting, workshop, lang: of }: MeetingProps) {
  const { t } = useView()
  const lang = inLang(of)
  return (
    <section class="note stack">
      <dl class="facts">
        {meeting.when !== '' && (
          <div>
            <dt>{t('productions.course.meeting.when')}</dt>
            <dd {...lang}>{meeting.when}</dd>
          </div>
        )}
        {meeting.how !== '' && (
          <div>
            <dt>{t('productions.course.meeting.how')}</dt>
            <dd {...lang}>{meeting.how}</dd>
          </div>
        )}
      </dl>
      {workshop && (
        <p>
          <a class="act" href={workshop.path}>
            <Icon name="workshop" /> {t('productions.course.meeting.see')} : {workshop.title}
          </a>
        </p>
      )}
    </section>
  )
}
