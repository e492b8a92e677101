import { fileUrl } from '../../platform/files/show.ts'
import { Layout } from '../../platform/layout.tsx'
import { PrintAct } from '../../platform/paper.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { captionsUrl } from '../kinds/blocks.tsx'
import { SideHeading } from '../reading/frame.tsx'
import type { ProductionHead } from '../reading/queries.ts'
import { writeShort } from './cue.ts'
import type { Said } from './transcript.ts'

interface Props {
  production: ProductionHead
  said: readonly Said[]
  page: number
  pages: number
}

/** What is said, to read: each paragraph leads to its moment. */
export function TranscriptPage({ production, said, page, pages }: Props) {
  const { t } = useView()
  const path = `${production.path}/transcription`
  return (
    <Layout title={`${t('productions.captions.transcript')} · ${production.title}`} scripts={['print.js']}>
      <SideHeading production={production} title={t('productions.captions.transcript')} />
      {said.map((one) => (
        <SaidIn said={one} lang={production.lang} />
      ))}
      {pages > 1 && (
        <nav class="pager screen" aria-label={t('nav.pages')}>
          {page > 1 && (
            <a class="act" href={page === 2 ? path : `${path}?page=${page - 1}`} rel="prev">
              {t('productions.read-before')}
            </a>
          )}
          {page < pages && (
            <a class="act" href={`${path}?page=${page + 1}`} rel="next">
              {t('productions.read-on', { page: page + 1, pages })}
            </a>
          )}
        </nav>
      )}
      {pages > 1 && (
        <p class="screen links">
          <a href={`${path}?tout=1`}>{t('productions.captions.whole-transcript')}</a>
        </p>
      )}
      <PrintAct />
    </Layout>
  )
}

function SaidIn({ said: { part, text, paragraphs }, lang }: { said: Said; lang: string }) {
  const { t } = useView()
  const name = part.title || part.file?.name || t('productions.captions.transcript')
  return (
    <section class="stack">
      <h2 {...inLang(lang)}>{name}</h2>
      <Prose text={text} lang={lang} />
      {part.file &&
        paragraphs.map((paragraph) => (
          <p>
            {part.file && (
              <a href={`${fileUrl(part.file)}#t=${Math.floor(paragraph.start / 1_000)}`}>
                <span class="sr">{t('productions.captions.from')} </span>
                {writeShort(Math.floor(paragraph.start / 1_000) * 1_000)}
              </a>
            )}{' '}
            <span {...inLang(lang)}>{paragraph.text}</span>
          </p>
        ))}
      {part.cueCount ? (
        <ul class="links screen">
          <li>
            <a href={captionsUrl(part)}>{t('productions.captions.take-vtt')}</a>
          </li>
          <li>
            <a href={captionsUrl(part, 'srt')}>{t('productions.captions.take-srt')}</a>
          </li>
        </ul>
      ) : null}
    </section>
  )
}
