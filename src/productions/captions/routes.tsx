import { readFile } from 'node:fs/promises'
import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, storePage, type Ctx } from '../../platform/web.ts'
import { isHeard } from '../kinds/form.tsx'
import { captionsUrl } from '../kinds/blocks.tsx'
import { draftPath, loadDraft } from '../making/load.ts'
import { prepareFiles } from '../parts/files.ts'
import { readPage } from '../reading/content.tsx'
import { readProduction } from '../reading/queries.ts'
import { replaceLines, saveCues, type Change, type Saved } from './captions.ts'
import type { Cue } from './cue.ts'
import { countDeskPages, DeskPage, pathOf, WholePage, type Desk } from './desk-page.tsx'
import { decodeText, readCaptions, writeSrt, writeVtt, type Unreadable } from './files.ts'
import { captionsRule, linesForm, readLines, savesForm, wholeForm } from './forms.ts'
import { findCaptions, readAllCues, readCuesOf } from './queries.ts'
import { cutTranscript, listReadable } from './transcript.ts'
import { TranscriptPage } from './transcript-page.tsx'

const partDesk = `${draftPath}/parties/:part{[0-9a-z]{12}}/sous-titres`
const served = '/productions/parties/:part{[0-9a-z]{12}}'

/** A desk and how what is written on it is saved. */
interface Opened {
  desk: Desk
  save: (saves: number, change: Change) => Promise<Saved>
}

type Open = (c: Ctx) => Promise<Opened>

/** What is said in films and sounds: written, served, offered to others' films. */
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
      offered: false,
    },
    save: (saves, change) => saveCues(db, viewer, { editionId: draft.id, partId: part.id, saves }, change),
  }
}

async function showLines(c: Ctx, open: Open): Promise<Response> {
  const { desk } = await open(c)
  const page = readPage(c.req.query('page'))
  requireFound(page <= countDeskPages(desk.cues) || null)
  return show(c, <DeskPage desk={desk} page={page} />)
}

async function postLines(c: Ctx, open: Open): Promise<Response> {
  const form = await readForm(c, linesForm)
  const { desk, save } = await open(c)
  const page = Math.min(readPage(c.req.query('page')), countDeskPages(desk.cues))
  const again = (state: FormState, now: Desk = desk, status: 409 | 422 = 422) =>
    show(c, <DeskPage desk={now} page={Math.min(page, countDeskPages(now.cues))} state={state} />, status)
  if (!form.ok) return again(form.state)
  const { saves, from, count } = form.data
  const lines = readLines(form.data)
  if ('wrong' in lines) {
    const errors = Object.fromEntries(Object.entries(lines.wrong).map(([field, key]) => [field, { key }]))
    return again({ ...(await refuseForm(c, 'form', 'form.invalid')), errors })
  }
  await limit(c, 'write')
  const saved = await save(saves, replaceLines(from, count, lines.cues))
  // Read again: what was written meanwhile is what they must see.
  if (saved === 'stale') return again(await conflictOf(c), (await open(c)).desk, 409)
  requireFound(saved === 'missing' ? null : saved)
  return seeOther(c, pathOf(desk, page), { key: 'productions.captions.saved' })
}

async function postWhole(c: Ctx, open: Open): Promise<Response> {
  const form = await readForm(c, wholeForm, { file: captionsRule })
  const { desk, save } = await open(c)
  const again = (state: FormState, now: Desk = desk, status: 409 | 422 = 422) =>
    show(c, <WholePage desk={now} state={state} />, status)
  if (!form.ok) return again(form.state)
  await limit(c, 'write')
  const prepared = await prepareFiles(c.var.lab.files, form.files)
  const file = typeof prepared === 'string' ? undefined : prepared['file']
  const text = file ? decodeText(await readFile(file.main.path)) : form.data.captions
  const field = file ? 'file' : 'captions'
  const cues = readCaptions(text)
  if (!isRead(cues))
    return again(await refuseForm(c, field, `productions.captions.${cues.why}-at`, { line: cues.line }))
  if (cues.length === 0) return again(await refuseForm(c, field, 'productions.captions.none'))
  const saved = await save(form.data.saves, () => cues)
  if (saved === 'stale') return again(await conflictOf(c), (await open(c)).desk, 409)
  requireFound(saved === 'missing' ? null : saved)
  return seeOther(c, desk.path, { key: 'productions.captions.taken-in', args: { count: cues.length } })
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

function isRead(read: Cue[] | Unreadable): read is Cue[] {
  return Array.isArray(read)
}
