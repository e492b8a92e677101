import { fileUrl, type ShownFile } from '../../platform/files/show.ts'
import { Picture } from '../../platform/files/picture.tsx'
import { Icon } from '../../platform/icons.tsx'
import { posterOf, Sources } from '../../platform/media/sources.tsx'
import { Prose } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { commonSorts, type ShownPart } from '../parts/sorts.ts'
import { LighterOnes, weigh } from './renditions.tsx'
import { Player } from './player.tsx'

/** One part after the other, each as what it is. */
export function Blocks({ parts }: { parts: readonly ShownPart[] }) {
  return parts.map((part) => <Block part={part} />)
}

function Block({ part }: { part: ShownPart }) {
  if (!part.file) return bringsFile(part) ? <Gone part={part} /> : <TextBlock part={part} />
  if (part.sort === 'picture') return <PictureBlock part={part} file={part.file} />
  if (part.sort === 'audio') return <AudioBlock part={part} file={part.file} />
  if (part.sort === 'film') return <FilmBlock part={part} file={part.file} />
  return (
    <section class="stack">
      <Download file={part.file} title={part.title} />
      <Prose text={part.text} />
    </section>
  )
}

/** A part of a form's own is read as a text where that form does not show it. */
const bringsFile = ({ sort }: ShownPart) =>
  commonSorts.some(({ name, file }) => name === sort && file !== undefined)

function TextBlock({ part }: { part: ShownPart }) {
  return (
    <section class="stack">
      {part.title && <h2>{part.title}</h2>}
      <Prose text={part.text} />
    </section>
  )
}

/** A picture, its legend, and its long description for those who do not see it or want to know more. */
export function PictureBlock({ part, file }: { part: ShownPart; file: ShownFile }) {
  const { t } = useView()
  return (
    <figure>
      <Picture file={file} />
      {part.title && <figcaption>{part.title}</figcaption>}
      {part.text && (
        <details class="more">
          <summary>{t('productions.part.described')}</summary>
          <Prose text={part.text} />
        </details>
      )}
    </figure>
  )
}

/** A sound with the page's own controls, what it says in writing, and a way to take it away. */
export function AudioBlock({ part, file }: { part: ShownPart; file: ShownFile }) {
  const { t } = useView()
  return (
    <section class="stack">
      {part.title && <h2>{part.title}</h2>}
      <Player>
        <audio controls preload="none">
          <Sources file={file} />
        </audio>
      </Player>
      {part.text ? (
        <details class="more">
          <summary>{t('productions.part.transcript')}</summary>
          <Prose text={part.text} />
        </details>
      ) : (
        part.cueCount === null && <p class="soft">{t('productions.part.transcript-later')}</p>
      )}
      <LighterOnes file={file} />
      <Download file={file} />
    </section>
  )
}

/** A film: nothing is loaded before one presses play. */
export function FilmBlock({ part, file }: { part: ShownPart; file: ShownFile }) {
  const { t } = useView()
  return (
    <section class="stack">
      {part.title && <h2>{part.title}</h2>}
      <Player>
        <figure>
          <video
            controls
            preload="none"
            poster={posterOf(file)}
            width={file.width ?? undefined}
            height={file.height ?? undefined}
          >
            <Sources file={file} />
            {part.cueCount ? (
              <track
                kind="captions"
                src={captionsUrl(part)}
                srclang={file.lang}
                label={t('productions.part.captions')}
                default
              />
            ) : null}
          </video>
        </figure>
      </Player>
      {part.cueCount === null && <p class="soft">{t('productions.part.captions-later')}</p>}
      {part.text && (
        <details class="more">
          <summary>{t('productions.part.described-film')}</summary>
          <Prose text={part.text} />
        </details>
      )}
      <LighterOnes file={file} />
      <Download file={file} />
    </section>
  )
}

/** Where the captions of a part are served. */
export function captionsUrl({ id }: Pick<ShownPart, 'id'>, format: 'vtt' | 'srt' = 'vtt'): string {
  return `/productions/parties/${id}/sous-titres.${format}`
}

/** A link that takes a file away, with its weight. */
export function Download({
  file,
  title,
}: {
  file: Pick<ShownFile, 'id' | 'name' | 'bytes'>
  title?: string
}) {
  const { t } = useView()
  return (
    <p>
      <a class="act" href={fileUrl(file)} download={file.name}>
        <Icon name="download" />{' '}
        {t('productions.part.download', { name: title || file.name, ...weigh(file.bytes) })}
      </a>
    </p>
  )
}

function Gone({ part }: { part: ShownPart }) {
  const { t } = useView()
  return (
    <section class="stack">
      {part.title && <h2>{part.title}</h2>}
      <p class="note">
        {t(part.withdrawn ? `productions.rights.gone.${part.withdrawn}` : 'productions.part.gone')}
      </p>
      {!part.withdrawn && <Prose text={part.text} />}
    </section>
  )
}
