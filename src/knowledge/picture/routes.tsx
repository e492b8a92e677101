import { show } from '../../platform/page.tsx'
import { newRoutes, param, requireFound, storePage, type Ctx } from '../../platform/web.ts'
import { wordName } from '../../platform/words.ts'
import { inTurn, turnIn } from '../kinds.tsx'
import { readPath } from '../paths/queries.ts'
import { readPiece } from '../pieces/queries.ts'
import { layOut } from './layout.ts'
import { PicturePage } from './page.tsx'
import { readEdges, readNodes, type Subject } from './queries.ts'

const facts = ['piece.', 'crossing.', 'path.']

/** What is known about a subject, as a picture: of a priority, of a path, of one piece and what crosses it. */
export const pictureRoutes = newRoutes()
  .get('/savoirs/dessin', async (c) => {
    storePage(c, facts, ['priorite'])
    const { lab, view } = c.var
    const priority = requireFound(lab.words.find('priority', c.req.query('priorite') ?? ''))
    const about = {
      title: wordName(priority, view.locale),
      lang: view.lang,
      back: `/savoirs?priorite=${priority.slug}`,
    }
    return showPicture(c, { priority: priority.slug }, about)
  })
  .get('/savoirs/:slug{[a-z0-9-]+}/dessin', async (c) => {
    storePage(c, facts)
    const piece = requireFound(await readPiece(c.var.lab.db, c.var.viewer, param(c, 'slug')))
    return showPicture(c, { pieceId: piece.id }, { ...piece, back: piece.path })
  })
  .get('/parcours/:slug{[a-z0-9-]+}/dessin', async (c) => {
    storePage(c, facts)
    const path = requireFound(await readPath(c.var.lab.db, c.var.viewer, param(c, 'slug')))
    return showPicture(c, { pathId: path.id }, { ...path, back: path.path })
  })

interface About {
  title: string
  lang: string
  back: string
}

async function showPicture(c: Ctx, subject: Subject, { title, lang, back }: About) {
  const { lab, viewer, view } = c.var
  const { nodes, total } = await readNodes(lab.db, viewer, subject)
  const edges = await readEdges(lab.db, viewer, nodes)
  const known = lab.words.list('knowledge-kind').map(({ slug }) => slug)
  const others = nodes.map(({ kind }) => kind).filter((kind) => !known.includes(kind))
  const picture = layOut(nodes, edges, [...inTurn(known, turnIn(view)), ...new Set(others)])
  const here = 'pieceId' in subject ? subject.pieceId : null
  return show(
    c,
    <PicturePage {...{ title, lang, back, picture, here }} left={total - picture.boxes.length} />,
  )
}
