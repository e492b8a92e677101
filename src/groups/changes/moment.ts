import type { View } from '../../platform/view.ts'
import { writeDay, writeTime } from '../../platform/when.tsx'

/** When a change takes effect: « mardi 24 novembre à 18 h ». */
export function writeMoment(view: View, at: Date): string {
  return view.t('groups.change.moment', { day: writeDay(at, view), time: writeTime(at, view) })
}
