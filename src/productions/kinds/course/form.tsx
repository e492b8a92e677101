import { z } from 'zod'
import { Prose } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { ShownPart } from '../../parts/sorts.ts'
import { defineForm } from '../form.tsx'
import { minutesOf, readCourse, stepsOf } from './course.ts'
import { offlineSteps } from './offline-pages.tsx'
import { courseSorts, moduleSort } from './sorts.ts'

/** A course one follows step by step, alone or with others, from one of its doors. */
export const courseForm = defineForm({
  form: 'course',
  icon: 'school',
  hint: 'productions.form.course',
  schemaType: 'Course',
  first: moduleSort,
  sorts: courseSorts,
  answers: z.object({}),
  apart: courseSorts,
  table: { path: 'plan', label: 'productions.course.plan' },
  offline: (course) => offlineSteps(course),
  View: ({ path, all }) => <Overview path={path} parts={all} />,
})

/** What one will be able to do, how long it takes, and the way in. */
function Overview({ path, parts }: { path: string; parts: readonly ShownPart[] }) {
  const { t, lang } = useView()
  const course = readCourse(parts)
  const steps = stepsOf(course)
  const named = course.modules.filter(({ title, aim }) => title !== '' || aim !== '')
  if (steps.length === 0) return <p lang={lang}>{t('productions.course.empty')}</p>
  return (
    <>
      <p lang={lang}>
        {t('productions.course.length', { steps: steps.length, minutes: minutesOf(course) ?? 0 })}
      </p>
      <p class="acts" lang={lang}>
        <a class="act main" href={`${path}/cours`}>
          {t('productions.course.follow')}
        </a>
      </p>
      {named.length > 0 && <h3 lang={lang}>{t('productions.course.aims')}</h3>}
      {named.map(({ title, aim, part }) => (
        <section class="stack">
          {part?.title && <h4>{title}</h4>}
          <Prose text={aim} />
        </section>
      ))}
    </>
  )
}
