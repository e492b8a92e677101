import { inLang } from '../../../platform/prose.tsx'
import { useView, type View } from '../../../platform/view.ts'
import type { Change, Condition } from './memory.ts'

/** What a change does, in everyday words. */
export function sayChange({ t }: Pick<View, 't'>, { how, by }: Pick<Change, 'how' | 'by'>): string {
  if (how === 'add')
    return by < 0 ? t('productions.scene.fewer', { by: -by }) : t('productions.scene.more', { by })
  if (by === 1) return t('productions.scene.noted')
  return by === 0 ? t('productions.scene.forgotten') : t('productions.scene.becomes', { by })
}

/** What a condition asks, in everyday words. */
export function sayCondition({ t }: Pick<View, 't'>, { how, by }: Pick<Condition, 'how' | 'by'>): string {
  if (by === 1) return t(how === 'least' ? 'productions.scene.if-noted' : 'productions.scene.if-not')
  return t(how === 'least' ? 'productions.scene.if-least' : 'productions.scene.if-below', { by })
}

interface Props {
  changes: readonly Change[]
  conditions: readonly Condition[]
  lang: string
}

/** Under a choice on the map: when it is offered, and what is remembered of it. */
export function RuleNotes({ changes, conditions, lang }: Props) {
  const view = useView()
  const lines = [
    ...conditions.map((one) => ({
      lead: view.t('productions.scene.if'),
      name: one.name,
      says: sayCondition(view, one),
    })),
    ...changes.map((one) => ({
      lead: view.t('productions.scene.note'),
      name: one.name,
      says: sayChange(view, one),
    })),
  ]
  if (lines.length === 0) return null
  return (
    <ul class="soft">
      {lines.map(({ lead, name, says }) => (
        <li>
          {lead} : <q {...inLang(lang)}>{name}</q> ({says})
        </li>
      ))}
    </ul>
  )
}
