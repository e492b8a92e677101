import { conflictOf, readForm } from '../../platform/forms.ts'
import { readWhatCame } from '../../platform/origins.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { readVersionsOf } from '../../platform/versions.ts'
import { VersionsPage } from '../../platform/versions-page.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../platform/web.ts'
import { readCrossings } from '../crossings/queries.ts'
import { readMatters } from '../testimonies/queries.ts'
import { EditPiecePage, pieceLabels, WritePiecePage } from './form-pages.tsx'
import { pieceEditForm, pieceForm } from './forms.ts'
import { PiecesPage } from './list-page.tsx'
import { PiecePage } from './piece-page.tsx'
import { editPiece, erasePiece, writePiece } from './pieces.ts'
import { listPieces, readPiece, type ShownPiece } from './queries.ts'

const piecePath = '/savoirs/:slug{[a-z0-9-]+}'
const facts = ['piece.', 'crossing.', 'testimony.', 'group.', 'presentation.']

/** What people know, whatever they know it from. */
export const pieceRoutes = newRoutes()
  .get('/savoirs', async (c) => {
    storePage(c, facts, ['avant', 'sorte', 'priorite'])
    const filter = { kind: c.req.query('sorte') ?? '', priority: c.req.query('priorite') ?? '' }
    const cursor = readCursor(c)
    const list = await listPieces(c.var.lab.db, c.var.viewer, filter, cursor)
    return show(c, <PiecesPage {...list} filter={filter} started={cursor !== null} />)
  })
  .get('/savoirs/ecrire', (c) =>
    show(c, <WritePiecePage kind={c.req.query('sorte')} priority={c.req.query('priorite')} />),
  )
  .post('/savoirs/ecrire', async (c) => {
    const form = await readForm(c, pieceForm(c.var.lab.words))
    if (!form.ok) return show(c, <WritePiecePage state={form.state} />, 422)
    const viewer = requireMember(c)
    await limit(c, 'speak')
    const path = await writePiece(c.var.lab.db, viewer, form.data)
    return seeOther(c, path, { key: `knowledge.piece.published.${form.data.readers}` })
  })
  .get(piecePath, async (c) => {
    storePage(c, facts)
    const { lab, viewer } = c.var
    const piece = requireFound(await readPiece(lab.db, viewer, param(c, 'slug')))
    const [crossings, matters, came] = await Promise.all([
      readCrossings(lab.db, viewer, piece.id),
      readMatters(lab.db, viewer, piece.id),
      readWhatCame(lab.db, viewer, piece.id),
    ])
    return show(c, <PiecePage {...{ piece, crossings, matters, came }} />)
  })
  .get(`${piecePath}/modifier`, async (c) => show(c, <EditPiecePage piece={await requireOwn(c)} />))
  .post(`${piecePath}/modifier`, async (c) => {
    const form = await readForm(c, pieceEditForm(c.var.lab.words))
    const piece = await requireOwn(c)
    if (!form.ok) return show(c, <EditPiecePage piece={piece} state={form.state} />, 422)
    await limit(c, 'write')
    const edited = await editPiece(c.var.lab.db, requireMember(c), piece.id, form.data)
    // Read again: what was written meanwhile is what they must see.
    if (edited === 'stale')
      return show(c, <EditPiecePage piece={await requireOwn(c)} state={await conflictOf(c)} />, 409)
    requireFound(edited === 'missing' ? null : edited)
    return seeOther(c, piece.path, { key: 'knowledge.piece.saved' })
  })
  .get(`${piecePath}/versions`, async (c) => {
    const piece = await requireOwn(c)
    const versions = await readVersionsOf(c.var.lab.db, piece.id)
    return show(c, <VersionsPage {...piece} labels={pieceLabels} versions={versions} />)
  })
  .post(`${piecePath}/effacer`, async (c) => {
    const piece = await requireOwn(c)
    requireFound((await erasePiece(c.var.lab.db, requireMember(c), piece.id)) || null)
    return seeOther(c, '/savoirs', { key: 'knowledge.piece.erased' })
  })

/** A piece that the reader writes; for anyone else there is no such page. */
async function requireOwn(c: Ctx): Promise<ShownPiece> {
  const piece = requireFound(await readPiece(c.var.lab.db, requireMember(c), param(c, 'slug')))
  return requireFound(piece.own ? piece : null)
}
