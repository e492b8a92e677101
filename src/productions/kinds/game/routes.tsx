import { z } from 'zod'
import { readForm } from '../../../platform/forms.ts'
import { seeOther, show, showDrawing } from '../../../platform/page.tsx'
import { slugOf } from '../../../platform/slugs.ts'
import { limit, newRoutes, param, requireFound, type Ctx } from '../../../platform/web.ts'
import { draftPath } from '../../making/load.ts'
import type { Answers } from '../../tables.ts'
import { readGameAnswers } from './answers.ts'
import { writeInk } from './ink.ts'
import { loadDraftGame, loadGame } from './load.ts'
import { MapPage } from './map-page.tsx'
import { MapPicture } from './map-picture.tsx'
import { PlayPage } from './play-page.tsx'
import { DebriefPage } from './debrief-page.tsx'
import { addressOf, readNoted, type Start } from './start.ts'
import { begin, choose, follow, readScenes, readWalk, type Scene, type Walk } from './story.ts'
import { countTaken, readTaken } from './taken.ts'
import { writeNext } from './write-next.ts'

/** What one did in a scene: the walk up to it, and the number of the choice. */
const stepForm = z.object({
  chemin: z.string().default(''),
  depuis: z.string().optional(),
  retenu: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string()).max(50)),
  choix: z.string(),
})

/** Games: written scene by scene, tried from anywhere, played by anyone. */
export const gameRoutes = newRoutes()
  .get(`${draftPath}/scenes`, async (c) => {
    const { draft } = await loadDraftGame(c)
    const taken = await readTaken(c.var.lab.db, draft.productionId)
    return show(c, <MapPage draft={draft} scenes={readScenes(draft.parts)} taken={taken} />)
  })
  .get(`${draftPath}/carte/:look{(?:jour|nuit)\\.svg}`, async (c) => {
    const { draft } = await loadDraftGame(c)
    const look = param(c, 'look') === 'nuit.svg' ? 'nuit' : 'jour'
    return showDrawing(c, <MapPicture scenes={readScenes(draft.parts)} look={look} lang={draft.lang} />)
  })
  .post(`${draftPath}/suite/:part{[0-9a-z]{12}}`, async (c) => {
    const form = await readForm(c, z.object({ choix: z.string() }))
    const { draft, viewer } = await loadDraftGame(c)
    await limit(c, 'write')
    const choice = requireFound(form.ok ? readChoice(form.data.choix) : null)
    const place = { editionId: draft.id, partId: param(c, 'part'), choice }
    const written = await writeNext(c.var.lab.db, viewer, place, c.var.lab.files)
    return seeOther(c, `/productions/ebauches/${draft.id}/parties/${requireFound(written)}`, {
      key: 'productions.game.next-written',
    })
  })
  .get(`${draftPath}/jouer`, async (c) => {
    const { draft } = await loadDraftGame(c)
    const path = `/productions/ebauches/${draft.id}/jouer`
    const scenes = readScenes(draft.parts)
    const start = { from: c.req.query('depuis') ?? scenes[0]?.key, noted: c.req.queries('retenu') ?? [] }
    const back = `/productions/ebauches/${draft.id}/scenes`
    return play(c, draft, { path, back, start, trying: scenes })
  })
  .post(`${draftPath}/jouer`, async (c) => {
    const { draft } = await loadDraftGame(c)
    const { walk, start } = await step(c, draft.parts)
    await limit(c, 'play')
    return seeOther(c, addressOf(`/productions/ebauches/${draft.id}/jouer`, walk, start))
  })
  .get(`${draftPath}/debriefing`, async (c) => {
    const { draft } = await loadDraftGame(c)
    return debrief(c, { ...draft, path: `/productions/ebauches/${draft.id}` })
  })
  .get(`${draftPath}/jeu.ink`, async (c) => sendInk(c, (await loadDraftGame(c)).draft))
  .get('/productions/:slug/jouer', async (c) => {
    const game = await loadGame(c)
    return play(c, game, { path: `${game.path}/jouer`, back: game.path, start: { noted: [] } })
  })
  .get('/productions/:slug/debriefing', async (c) => debrief(c, await loadGame(c)))
  .get('/productions/:slug/jeu.ink', async (c) => sendInk(c, await loadGame(c)))
  .post('/productions/:slug/jouer', async (c) => {
    const game = await loadGame(c)
    const { walk, scene, choice } = await step(c, game.parts)
    await limit(c, 'play')
    await countTaken(c.var.lab.db, game.id, scene.key, choice)
    return seeOther(c, addressOf(`${game.path}/jouer`, walk))
  })

function sendInk(c: Ctx, { title, parts }: { title: string; parts: Game }): Response {
  return c.body(writeInk(title, readScenes(parts)), 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="${slugOf(title)}.ink"`,
  })
}

function debrief(c: Ctx, game: { title: string; lang: string; path: string; parts: Game; answers: Answers }) {
  const { talk } = readGameAnswers(game.answers)
  return show(c, <DebriefPage game={game} talk={talk} scenes={readScenes(game.parts)} />)
}

type Game = Parameters<typeof readScenes>[0]

function play(
  c: Ctx,
  game: { title: string; lang: string; parts: Game; answers: Answers },
  place: { path: string; back: string; start: Start; trying?: readonly Scene[] },
) {
  const walk = requireFound(readWalk(c.req.query('chemin') ?? ''))
  const { from, noted } = place.start
  const scenes = readScenes(game.parts)
  const moment = requireFound(follow(scenes, walk, begin(scenes, from, readNoted(noted))))
  const { talk } = readGameAnswers(game.answers)
  return show(c, <PlayPage game={game} moment={moment} walk={walk} talk={talk} {...place} />)
}

/** The walk of this form with its choice added, which has to be one that the story offers there, and the scene it was made in. */
async function step(
  c: Ctx,
  parts: Game,
): Promise<{ scene: Scene; walk: Walk; choice: number; start: Start }> {
  const form = await readForm(c, stepForm)
  const { chemin, depuis: from, retenu: noted, choix } = requireFound(form.ok ? form.data : null)
  const [before, choice] = [requireFound(readWalk(chemin)), requireFound(readChoice(choix))]
  const scenes = readScenes(parts)
  const moment = requireFound(follow(scenes, before, begin(scenes, from, readNoted(noted))))
  requireFound(choose(scenes, moment, choice))
  return { scene: moment.scene, walk: [...before, choice], choice, start: { from, noted } }
}

const readChoice = (typed: string) => (/^\d$/.test(typed) ? Number(typed) : null)
