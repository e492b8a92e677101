import { nameOf } from '../../platform/choices.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { sayWay } from '../crossings/parts.tsx'
import type { Picture } from './layout.ts'
import { KnowledgePicture } from './picture.tsx'

interface PageProps {
  /** What it is about, and where that is read. */
  title: string
  lang: string
  back: string
  picture: Picture
  /** How many pieces are not drawn. */
  left: number
  /** The piece it is drawn around. */
  here: string | null
}

/** What is known about a subject, drawn and then said: the same pieces and crossings, in the same order. */
export function PicturePage({ title, lang, back, picture, left, here }: PageProps) {
  const { t } = useView()
  return (
    <Layout title={`${t('knowledge.picture.title')} · ${title}`}>
      <h1>{t('knowledge.picture.title')}</h1>
      <p class="links">
        <a href={back} {...inLang(lang)}>
          {title}
        </a>
      </p>
      <p>{t('knowledge.picture.intro')}</p>
      {picture.boxes.length === 0 ? (
        <p class="empty">{t('knowledge.pieces.empty')}</p>
      ) : (
        <KnowledgePicture picture={picture} here={here} />
      )}
      {left > 0 && <p>{t('knowledge.picture.left', { count: left })}</p>}
      <section class="stack">
        <h2>{t('knowledge.picture.list')}</h2>
        {picture.kinds.map((kind, column) => (
          <section class="stack">
            <h3>{nameOf('knowledge-kind', kind)}</h3>
            <ul>
              {picture.boxes
                .filter((box) => box.column === column)
                .map(({ node }) => (
                  <li>
                    <p class="links">
                      <a href={node.path} {...inLang(node.lang)}>
                        {node.title}
                      </a>
                    </p>
                    <Said picture={picture} id={node.id} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </section>
    </Layout>
  )
}

/** What goes from a piece to others, in words. */
function Said({ picture, id }: { picture: Picture; id: string }) {
  const lines = picture.lines.filter(({ edge }) => edge.from === id)
  if (lines.length === 0) return null
  return (
    <ul>
      {lines.map(({ edge, to }) => (
        <li>
          <a href={`/savoirs/croisements/${edge.id}`}>{sayWay(edge.kind, true)}</a>{' '}
          <span {...inLang(to.node.lang)}>{to.node.title}</span>
        </li>
      ))}
    </ul>
  )
}
