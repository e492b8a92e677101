import { readFile } from 'node:fs/promises'
import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, requireFound, type Ctx } from '../../platform/web.ts'
import { prepareFiles } from '../parts/files.ts'
import { readPage } from '../reading/content.tsx'
import { replaceLines, type Change, type Saved } from './captions.ts'
import { mostCues, type Cue } from './cue.ts'
import { countDeskPages, DeskPage, pathOf, type Desk } from './desk-page.tsx'
import { WholePage } from './whole-page.tsx'
import { decodeText, readCaptions, type Unreadable } from './files.ts'
import { captionsRule, linesForm, readLines, wholeForm } from './forms.ts'

/** A desk and how what is written on it is saved. */
export interface Opened {
  desk: Desk
  save: (saves: number, change: Change) => Promise<Saved>
}

/** Opens the desk that a request is about, for who may write on it. */
export type Open = (c: Ctx) => Promise<Opened>

/** The film and its lines. */
export async function showLines(c: Ctx, open: Open): Promise<Response> {
  const { desk } = await open(c)
  const page = readPage(c.req.query('page'))
  requireFound(page <= countDeskPages(desk.cues) || null)
  return show(c, <DeskPage desk={desk} page={page} />)
}

/** Saves the lines of a page. */
export async function postLines(c: Ctx, open: Open): Promise<Response> {
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
  // Over another state it is told that someone saved meanwhile.
  const all = replaceLines(from, count, lines.cues)(desk.cues) ?? []
  if (saves === desk.saves && all.length > mostCues)
    return again(await refuseForm(c, 'form', 'productions.captions.too-many-at', { line: mostCues + 1 }))
  await limit(c, 'write')
  const saved = await save(saves, replaceLines(from, count, lines.cues))
  // Read again: what was written meanwhile is what they must see.
  if (saved === 'stale') return again(await conflictOf(c), (await open(c)).desk, 409)
  requireFound(saved === 'missing' ? null : saved)
  return seeOther(c, pathOf(desk, page), { key: 'productions.captions.saved' })
}

/** Takes all the captions in at once, from a text or a file. */
export async function postWhole(c: Ctx, open: Open): Promise<Response> {
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

function isRead(read: Cue[] | Unreadable): read is Cue[] {
  return Array.isArray(read)
}
