import { z } from 'zod'
import { readForm, text } from '../../../platform/forms.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import { readCursor } from '../../../platform/pager.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../../platform/web.ts'
import { readOwnConsent } from '../consent/queries.ts'
import { readStudy, type ShownStudy } from '../queries.ts'
import { eraseNote, writeNote } from './notes.ts'
import { NotebookPage, NotePage, WriteNotePage } from './pages.tsx'
import { listNotes, readNote } from './queries.ts'

const notebookPath = '/recherche/etudes/:slug{[a-z0-9-]+}/cahier'
const notePath = `${notebookPath}/:note{[0-9a-z]{12}}`
const facts = ['study.', 'note.', 'presentation.']
const noteForm = z.object({ text: text(8_000) })

/** The notebook of a study, open to all. */
export const notebookRoutes = newRoutes()
  .get(notebookPath, async (c) => {
    storePage(c, facts, ['avant'])
    const { lab, viewer } = c.var
    const study = await requireOpened(c)
    const cursor = readCursor(c)
    const [notes, writes] = await Promise.all([
      listNotes(lab.db, viewer, study.id, cursor),
      mayWrite(c, study),
    ])
    return show(c, <NotebookPage study={study} {...notes} started={cursor !== null} writes={writes} />)
  })
  .get(`${notebookPath}/ecrire`, async (c) => show(c, <WriteNotePage study={await requireWritten(c)} />))
  .post(`${notebookPath}/ecrire`, async (c) => {
    const form = await readForm(c, noteForm)
    const study = await requireWritten(c)
    if (!form.ok) return show(c, <WriteNotePage study={study} state={form.state} />, 422)
    await limit(c, 'speak')
    const draft = { text: form.data.text, lang: c.var.view.lang }
    const path = requireFound(await writeNote(c.var.lab.db, requireMember(c), study.slug, draft))
    return seeOther(c, path, { key: 'research.study.note-kept' })
  })
  .get(notePath, async (c) => {
    storePage(c, facts)
    const study = await requireOpened(c)
    const { lab, viewer } = c.var
    const note = requireFound(await readNote(lab.db, viewer, study.id, param(c, 'note')))
    return show(c, <NotePage study={study} note={note} />)
  })
  .post(`${notePath}/effacer`, async (c) => {
    const viewer = requireMember(c)
    requireFound((await eraseNote(c.var.lab.db, viewer, param(c, 'note'))) || null)
    return seeOther(c, `/recherche/etudes/${param(c, 'slug')}/cahier`, { key: 'research.study.note-erased' })
  })

async function requireOpened(c: Ctx): Promise<ShownStudy> {
  const study = requireFound(await readStudy(c.var.lab.db, c.var.viewer, param(c, 'slug')))
  return requireFound(study.openedAt ? study : null)
}

async function mayWrite(c: Ctx, study: ShownStudy): Promise<boolean> {
  if (study.own) return true
  const consent = await readOwnConsent(c.var.lab.db, c.var.viewer, study.id)
  return consent?.takesPart ?? false
}

/** A study whose notebook this person writes; for anyone else there is no such page. */
async function requireWritten(c: Ctx): Promise<ShownStudy> {
  requireMember(c)
  const study = await requireOpened(c)
  return requireFound((await mayWrite(c, study)) ? study : null)
}
