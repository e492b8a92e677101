import { fileUrl, type ShownFile } from '../../platform/files/show.ts'
import { renditionNames } from '../../platform/media/names.ts'
import { findRendition } from '../../platform/media/sources.tsx'
import { useView } from '../../platform/view.ts'
import type { ShownPart } from '../parts/sorts.ts'

const labels = {
  '720p': 'productions.film.take.film',
  '480p': 'productions.film.take.light',
  son: 'productions.film.take.sound',
} as const

/** Links to what was made of a film or sound, each with its weight: data is counted where it is paid in advance. */
export function LighterOnes({ file }: { file: ShownFile }) {
  const { t } = useView()
  const label = (name: string) =>
    file.role === 'audio' ? 'productions.film.take.lighter' : labels[name as keyof typeof labels]
  const made = ([renditionNames.light, renditionNames.sound, renditionNames.film] as const).flatMap(
    (name) => findRendition(file, name) ?? [],
  )
  if (made.length === 0) return null
  return (
    <ul class="links">
      {made.map(({ name, bytes }) => (
        <li>
          <a href={fileUrl(file, name)} download="">
            {t(label(name), weigh(bytes))}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A weight as people read it. */
export function weigh(bytes: number): { amount: number; unit: string } {
  if (bytes < 950_000) return { amount: Math.max(1, Math.round(bytes / 1_000)), unit: 'ko' }
  return { amount: Math.round(bytes / 100_000) / 10, unit: 'Mo' }
}

/** How far the conversion of a film or sound is, for those who write; nothing once it is done. */
export function ConversionNote({ file }: { file: ShownFile }) {
  const { t } = useView()
  const { state, percent, reason } = file.conversion ?? { state: 'done', percent: 100, reason: null }
  if (state === 'done') return null
  return (
    <p class="note">
      {state === 'refused'
        ? t('productions.film.refused', { reason: t(`productions.film.refused.${reason ?? 'broken'}`) })
        : t(`productions.film.${state}`, { percent })}
    </p>
  )
}

/** The same of every part of what was published, for its writers alone. */
export function ConversionNotes({ parts }: { parts: readonly ShownPart[] }) {
  const files = parts.flatMap(({ file }) => file ?? [])
  return files.map((file) => <ConversionNote file={file} />)
}
