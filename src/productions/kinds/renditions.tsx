import { fileUrl, type ShownFile } from '../../platform/files/show.ts'
import { renditionNames, type RenditionName } from '../../platform/media/names.ts'
import { useView } from '../../platform/view.ts'
import type { ShownPart } from '../parts/sorts.ts'

const find = (file: ShownFile, name: RenditionName) => file.variants.find((variant) => variant.name === name)

/** What a player may play, the lightest first where the screen is small; the file as it was sent until it is converted, and after all else. */
export function Sources({ file }: { file: ShownFile }) {
  const [film, light, sound] = [renditionNames.film, renditionNames.light, renditionNames.sound].map((name) =>
    find(file, name),
  )
  const source = (name: string, type: string, media?: string) => (
    <source src={fileUrl(file, name)} type={type} media={media} />
  )
  return (
    <>
      {light && source(light.name, light.type, film && '(max-width: 40rem)')}
      {film && source(film.name, film.type)}
      {file.role === 'audio' && sound && source(sound.name, sound.type)}
      {source(file.name, file.type)}
    </>
  )
}

/** The picture that shows a film before it plays. */
export function posterOf(file: ShownFile): string | undefined {
  return find(file, renditionNames.poster) && fileUrl(file, renditionNames.poster)
}

const labels = {
  '720p': 'productions.film.take.film',
  '480p': 'productions.film.take.light',
  son: 'productions.film.take.sound',
} as const

/** Links to what was made of a film or sound, each with its weight: data is counted where it is paid in advance. */
export function LighterOnes({ file }: { file: ShownFile }) {
  const { t } = useView()
  const made = ([renditionNames.light, renditionNames.sound, renditionNames.film] as const).flatMap(
    (name) => find(file, name) ?? [],
  )
  if (made.length === 0) return null
  return (
    <ul class="links">
      {made.map(({ name, bytes }) => (
        <li>
          <a href={fileUrl(file, name)} download="">
            {t(labels[name as keyof typeof labels], weigh(bytes))}
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
