import type { ShownFile } from '../../platform/files/show.ts'
import { Sources } from '../../platform/media/sources.tsx'
import { Prose } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'

interface SoundProps {
  files: readonly ShownFile[]
  transcript: string
  lang: string
}

/** The sound in which someone tells it, and its words. */
export function Sound({ files, transcript, lang }: SoundProps) {
  const { t } = useView()
  const sounds = files.filter(({ role }) => role === 'audio')
  if (sounds.length === 0 && transcript === '') return null
  return (
    <section class="stack">
      <h2>{t('uses.heard')}</h2>
      {sounds.map((file) => (
        <audio controls preload="none" aria-label={t('uses.heard')}>
          <Sources file={file} />
        </audio>
      ))}
      <Prose text={transcript} lang={lang} />
    </section>
  )
}
