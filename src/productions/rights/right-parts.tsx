import { useView } from '../../platform/view.ts'
import type { RightsOf, ShownRight } from './queries.ts'
import { coverKey } from './take-down.ts'

/** What someone said yes to, or that it is over. */
export function RightFacts({ right }: { right: Pick<ShownRight, 'uses' | 'until' | 'agreed' | 'ended'> }) {
  const { t } = useView()
  if (right.ended) return <p class="soft">{t(`productions.rights.ended.${right.ended}`)}</p>
  const uses = right.uses.map((use) => t(`productions.rights.use.${use}`)).join(', ')
  return (
    <p>
      {t(`productions.rights.agreed.${right.agreed}`)} · {uses || t('productions.rights.use.none')}
      {right.until && ` · ${t('productions.rights.until-day', { day: writeDate(right.until) })}`}
    </p>
  )
}

/** A day in letters, whatever the zone. */
export function writeDate(day: string): string {
  const { lang } = useView()
  return new Date(`${day}T12:00:00Z`).toLocaleDateString(lang, { dateStyle: 'long', timeZone: 'UTC' })
}

/** A part as the list names it. */
export function partName(
  of: Pick<RightsOf, 'parts'>,
  key: string,
  t: ReturnType<typeof useView>['t'],
): string {
  const part = of.parts.find((one) => one.key === key)
  if (key === coverKey) return t('productions.rights.cover')
  return part?.title || t('productions.rights.untitled')
}
