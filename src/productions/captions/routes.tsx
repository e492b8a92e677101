import { readForm } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, storePage, type Ctx } from '../../platform/web.ts'
import { captionsUrl } from '../kinds/blocks.tsx'
import { isHeard } from '../kinds/form.tsx'
import { draftPath, loadDraft } from '../making/load.ts'
import { readPage } from '../reading/content.tsx'
import { readProduction } from '../reading/queries.ts'
import { saveCues } from './captions.ts'
import type { Cue } from './cue.ts'
import { postLines, postWhole, showLines, type Open, type Opened } from './desk.tsx'
import { DeskPage } from './desk-page.tsx'
import { WholePage } from './whole-page.tsx'
import { writeSrt, writeVtt } from './files.ts'
import { savesForm } from './forms.ts'
import { findCaptions, readAllCues, readCuesOf } from './queries.ts'
import { cutTranscript, listReadable } from './transcript.ts'
import { TranscriptPage } from './transcript-page.tsx'

const partDesk = `${draftPath}/parties/:part{[0-9a-z]{12}}/sous-titres`
const served = '/productions/parties/:part{[0-9a-z]{12}}'

/** What is said in films and sounds: written, served, read. */
export const captionRoutes = newRoutes()
  .get(partDesk, (c) => showLines(c, openPart))
  .post(partDesk, (c) => postLines(c, openPart))
  .get(`${partDesk}/texte`, async (c) => show(c, <WholePage desk={(await openPart(c)).desk} />))
  .post(`${partDesk}/texte`, (c) => postWhole(c, openPart))
  .post(`${partDesk}/rien`, (c) => postSilent(c, openPart))
  .get('/productions/:slug/transcription', (c) => showTranscript(c))
  .get(`${served}/sous-titres.vtt`, (c) => sendCaptions(c, 'text/vtt', writeVtt))
  .get(`${served}/sous-titres.srt`, (c) => sendCaptions(c, 'application/x-subrip', writeSrt))

/** The captions of a part of what the reader writes. */
async function openPart(c: Ctx): Promise<Opened> {
  const { draft, viewer } = await loadDraft(c)
  const part = requireFound(draft.parts.find(({ id }) => id === c.req.param('part')))
  const file = requireFound(isHeard(part) ? part.file : null)
  const { db } = c.var.lab
  const written = requireFound(await readCuesOf(db, draft.id, part.id))
  const draftAt = `/productions/ebauches/${draft.id}`
  return {
    desk: {
      ...written,
      path: `${draftAt}/parties/${part.id}/sous-titres`,
      back: { path: draftAt, title: draft.title },
      sort: part.sort === 'audio' ? 'audio' : 'film',
      file,
      track: captionsUrl(part),
      lang: draft.lang,
      offer: null,
    },
    save: (saves, change) => saveCues(db, viewer, { editionId: draft.id, partId: part.id, saves }, change),
  }
}

/** What is said in a published production, as far as it is written. */
async function showTranscript(c: Ctx): Promise<Response> {
  storePage(c, ['production.', 'presentation.'], ['page', 'tout'])
  const { db } = c.var.lab
  const production = requireFound(await readProduction(db, c.var.viewer, param(c, 'slug')))
  const parts = listReadable(production.parts)
  requireFound(parts.length > 0 || null)
  const pages = cutTranscript(
    parts,
    await readAllCues(
      db,
      parts.map(({ id }) => id),
    ),
  )
  const page = readPage(c.req.query('page'))
  const said = c.req.query('tout') === undefined ? requireFound(pages[page - 1]) : pages.flat()
  return show(c, <TranscriptPage production={production} said={said} page={page} pages={pages.length} />)
}

/** Says that nobody speaks in it: then nothing is missing. */
async function postSilent(c: Ctx, open: Open): Promise<Response> {
  const form = await readForm(c, savesForm)
  const { desk, save } = await open(c)
  await limit(c, 'write')
  const saved = await save(form.ok ? form.data.saves : -1, () => [])
  if (saved === 'stale') return show(c, <DeskPage desk={(await open(c)).desk} page={1} />, 409)
  requireFound(saved === 'missing' ? null : saved)
  return seeOther(c, desk.back.path, { key: 'productions.captions.silent-said' })
}

async function sendCaptions(
  c: Ctx,
  type: string,
  write: (cues: readonly Cue[]) => string,
): Promise<Response> {
  const { cues, open } = requireFound(await findCaptions(c.var.lab.db, c.var.viewer, param(c, 'part')))
  c.header('content-type', `${type}; charset=utf-8`)
  c.header('cache-control', open ? 'public, max-age=60' : 'private, no-store')
  return c.body(write(cues))
}
