import type { MessageKey } from '../../../platform/messages.ts'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { textSort } from '../../parts/sorts.ts'
import type { CourseModule, CourseStep } from './course.ts'
import { courseSorts } from './sorts.ts'

/** What a step is, in a word of the page. */
export function labelOf({ sort }: CourseStep): MessageKey {
  return (courseSorts.find(({ name }) => name === sort) ?? textSort).label
}

/** A step by its name, or by what it is. */
export function StepName({ step, lang }: { step: CourseStep; lang: string }) {
  const { t } = useView()
  return step.title === '' ? <>{t(labelOf(step))}</> : <span {...inLang(lang)}>{step.title}</span>
}

/** A module by its name, or by its place. */
export function ModuleName({ module, number, lang }: { module: CourseModule; number: number; lang: string }) {
  const { t } = useView()
  if (module.title === '') return <>{t('productions.course.module.number', { number })}</>
  return <span {...inLang(lang)}>{module.title}</span>
}
