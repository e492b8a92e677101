import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { prepareFile } from '../../../platform/files/keep.ts'
import type { FileRule, ReceivedFile } from '../../../platform/files/receive.ts'
import { checkbox, conflictOf, optionalText, readForm, refuseForm } from '../../../platform/forms.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import { limit, newRoutes, requireFound, type Ctx } from '../../../platform/web.ts'
import { draftPath } from '../../making/load.ts'
import { checkInk } from './check-ink.ts'
import { ImportPage, type Losses } from './import-page.tsx'
import { mostScenes, type Imported } from './imported.ts'
import { writeInk } from './ink.ts'
import { loadDraftGame } from './load.ts'
import { readInk } from './read-ink.ts'
import { keyOfName, replaceScenes, stateOf } from './replace-scenes.ts'
import { readScenes } from './story.ts'
import { readTwine } from './twine.ts'

const importForm = z.object({
  text: optionalText(60_000),
  saved: optionalText(16),
  seen: optionalText(16),
  agreed: checkbox,
})

// A page that Twine publishes carries its player with it.
const rules: Record<'ink' | 'twine', FileRule> = {
  ink: { kinds: ['document', 'captions'], maxBytes: 200_000 },
  twine: { kinds: ['document', 'captions'], maxBytes: 5_000_000 },
}

/** A whole game at once: as a text in ink, both ways, or from Twine. */
export const importRoutes = newRoutes()
  .get(`${draftPath}/ink`, async (c) => showImport(c, 'ink'))
  .get(`${draftPath}/twine`, async (c) => showImport(c, 'twine'))
  .post(`${draftPath}/ink`, async (c) => takeImport(c, 'ink'))
  .post(`${draftPath}/twine`, async (c) => takeImport(c, 'twine'))

async function showImport(c: Ctx, tool: 'ink' | 'twine') {
  return show(c, <ImportPage {...await propsOf(c, tool)} />)
}

async function propsOf(c: Ctx, tool: 'ink' | 'twine') {
  const { draft, viewer } = await loadDraftGame(c)
  const scenes = readScenes(draft.parts)
  const text = tool === 'ink' ? writeInk(draft.title, scenes) : ''
  const saved = stateOf(draft.parts.filter(({ sort }) => sort === 'scene'))
  return { ...{ tool, draft, viewer, scenes }, text: text.length > 60_000 ? '' : text, saved }
}

async function takeImport(c: Ctx, tool: 'ink' | 'twine') {
  const form = await readForm(c, importForm, { file: rules[tool] })
  const props = await propsOf(c, tool)
  const { draft, viewer } = props
  if (!form.ok) return show(c, <ImportPage {...props} state={form.state} />, 422)
  const over = { ...props, saved: form.data.saved }
  await limit(c, 'write')
  const source = form.files.file?.[0] ? await contentOf(c, form.files.file[0]) : form.data.text
  if (source === '') {
    const state = await refuseForm(c, 'text', 'productions.game.import.empty')
    return show(c, <ImportPage {...over} state={state} />, 422)
  }
  const problems = tool === 'ink' ? await checkInk(source) : []
  if (problems === 'too-long' || problems.length > 0) {
    const state = await refuseForm(c, 'text', 'productions.game.import.broken')
    const told = problems === 'too-long' ? [] : problems
    return show(c, <ImportPage {...over} state={state} problems={told} />, 422)
  }
  const imported =
    tool === 'ink' ? readInk(source, c.var.view.t('productions.game.import.onward')) : readTwine(source)
  if (imported.scenes.length === 0 || imported.scenes.length > mostScenes) {
    const state = await refuseForm(c, 'text', 'productions.game.import.none')
    return show(c, <ImportPage {...over} state={state} />, 422)
  }
  const losses = lossesOf(imported, props.scenes)
  if (losses && !(form.data.agreed && form.data.seen === losses.digest)) {
    const state = await refuseForm(c, 'agreed', 'productions.game.import.agree-first')
    return show(c, <ImportPage {...over} state={state} losses={losses} />, 422)
  }
  const place = { editionId: draft.id, state: form.data.saved }
  const replaced = await replaceScenes(c.var.lab.db, viewer, place, imported.scenes)
  if (replaced === 'stale')
    return show(c, <ImportPage {...await propsOf(c, tool)} state={await conflictOf(c)} />, 409)
  requireFound(replaced === 'missing' ? null : replaced)
  return seeOther(c, `/productions/ebauches/${draft.id}/scenes`, { key: 'productions.game.import.done' })
}

async function contentOf(c: Ctx, file: ReceivedFile): Promise<string> {
  const ready = await prepareFile(c.var.lab.files, file)
  return ready === 'unreadable' ? '' : (await readFile(file.path, 'utf8')).replace(/^\uFEFF/, '').trim()
}

/** What the cards cannot hold, and the scenes that are not there any more; undefined when nothing is lost. */
function lossesOf(
  { scenes, lost }: Imported,
  former: readonly { key: string; title: string }[],
): Losses | undefined {
  const kept = new Set(scenes.map(({ name }) => keyOfName(name)))
  const gone = former.filter(({ key }) => !kept.has(key)).map(({ title }) => title)
  if (lost.length + gone.length === 0) return undefined
  const digest = createHash('sha256')
    .update(JSON.stringify([lost, gone]))
    .digest('hex')
    .slice(0, 16)
  return { lost, gone, digest }
}
