import type { Csl } from '../../src/knowledge/citations/csl.ts'
import { setReference } from '../../src/knowledge/citations/references.ts'
import { editCrossing, writeCrossing } from '../../src/knowledge/crossings/crossings.ts'
import { listAsked } from '../../src/knowledge/mine/queries.ts'
import { agreeToBeNamed, nameSomeone } from '../../src/knowledge/names/names.ts'
import { writePath } from '../../src/knowledge/paths/paths.ts'
import { addStep } from '../../src/knowledge/paths/steps.ts'
import { pieceForm } from '../../src/knowledge/pieces/forms.ts'
import { editPiece, writePiece } from '../../src/knowledge/pieces/pieces.ts'
import { readPiece } from '../../src/knowledge/pieces/queries.ts'
import { testimonyForm } from '../../src/knowledge/testimonies/forms.ts'
import { addMatter } from '../../src/knowledge/testimonies/matters.ts'
import {
  editTestimony,
  tellTestimony,
  withdrawTestimony,
} from '../../src/knowledge/testimonies/testimonies.ts'
import { idAt } from '../groups/index.ts'
import { must, type World } from '../world.ts'
import { crossings, type Key } from './crossings.ts'
import { path, steps } from './path.ts'
import { housing, voices, type Piece } from './pieces.ts'
import { references } from './references.ts'
import { testimonies } from './testimonies.ts'

/** What people know about two subjects, from living, from practice and from books. */
export async function writeKnowledge(world: World): Promise<void> {
  const paths = await writeAll(world, { ...voices, ...housing })
  await rewrite(world, paths)
  await refer(world, paths)
  for (const testimony of testimonies) await tell(world, paths, testimony)
  for (const crossing of crossings) await cross(world, paths, crossing)
  await lead(world, paths)
}

/** One of them is said better afterwards. */
async function rewrite(
  { lab, as }: World,
  paths: ReadonlyMap<keyof typeof housing | keyof typeof voices, string>,
) {
  const nadia = as('nadia')
  const before = must(await readPiece(lab.db, nadia, paths.get('dare')?.replace('/savoirs/', '') ?? ''))
  const claim =
    'J’avais le droit de demander un délai et je ne l’ai pas fait : je pensais que la honte était pour moi, et le droit pour les autres.'
  const draft = { ...before, readers: 'open' as const, claim }
  await editPiece(lab.db, nadia, before.id, draft)
}

async function writeAll<Key extends string>(
  world: World,
  pieces: Readonly<Record<Key, Piece>>,
): Promise<Map<Key, string>> {
  const paths = new Map<Key, string>()
  // The keys of an object are plain strings to the compiler.
  for (const [key, piece] of Object.entries(pieces) as [Key, Piece][])
    paths.set(key, await write(world, piece))
  return paths
}

async function write(world: World, { by, at, ...piece }: Piece): Promise<string> {
  const { lab, as, happened } = world
  const draft = pieceForm(lab.words).parse({ lang: 'fr', readers: 'open', ...piece })
  const path = await writePiece(lab.db, as(by), draft)
  happened(await idAt(world, path), at)
  return path
}

async function cross(
  world: World,
  paths: ReadonlyMap<Key, string>,
  { by, at, from, to, kind, why }: (typeof crossings)[number],
): Promise<void> {
  const { lab, as, happened } = world
  const [piece, other] = [await idAt(world, paths.get(from) ?? ''), await idAt(world, paths.get(to) ?? '')]
  const draft = { other, way: { towards: true, kind }, why, lang: 'fr' }
  const path = await writeCrossing(lab.db, as(by), piece, draft)
  const id = await idAt(world, path ?? '')
  // Someone thinks further.
  if (from === 'dare')
    await editCrossing(lab.db, as(by), id, {
      ...draft,
      why: `${why} J’ai mis trois ans.`,
      saves: 1,
    })
  happened(id, at)
}

/** A path through them, by three doors, written by several hands. */
async function lead(world: World, paths: ReadonlyMap<Key, string>): Promise<void> {
  const { lab, as, happened } = world
  const dalil = as('dalil')
  const at = await writePath(lab.db, dalil, { ...path, together: '', withId: null })
  const id = await idAt(world, at)
  for (const { piece, kind, words = '', question = '' } of steps) {
    const draft = { piece: await idAt(world, paths.get(piece) ?? ''), kind, words, question, evidence: '' }
    await addStep(lab.db, dalil, id, { ...draft, evidenceId: null })
  }
  for (const who of ['oiseau', 'nadia', 'yohan'] as const) {
    await nameSomeone(lab.db, dalil, id, { name: as(who).name, handle: as(who).handle })
    const asked = (await listAsked(lab.db, as(who))).find(({ path: bearer }) => bearer === at)
    // One has not answered yet.
    if (who !== 'yohan') await agreeToBeNamed(lab.db, as(who), asked?.id ?? '')
  }
  happened(id, '16 j 17:00')
}

/** Someone tells what they lived; a piece comes from it, and stays when it is taken back. */
async function tell(
  world: World,
  paths: ReadonlyMap<Key, string>,
  { by, at, piece, quote = '', withdrawn, ...words }: (typeof testimonies)[number],
): Promise<void> {
  const { lab, as, happened } = world
  const draft = testimonyForm(lab.words).parse({
    ...{ lang: 'fr', readers: 'open', ...words },
    quotable: words.quotable ? '1' : '',
    unnamed: words.unnamed ? '1' : '',
  })
  const told = must(await tellTestimony(lab.db, as(by), draft, null))
  const id = await idAt(world, told.path)
  const pieceId = await idAt(world, paths.get(piece) ?? '')
  const writer = { ...voices, ...housing }[piece].by
  await addMatter(lab.db, as(writer), pieceId, { testimony: id, quote })
  if (withdrawn) await withdrawTestimony(lab.db, as(by), id)
  // Said again with one word more.
  else if (by === 'nadia')
    await editTestimony(lab.db, as(by), id, { ...draft, text: `${draft.text} C’était la honte.`, saves: 1 })
  happened(id, at)
}

/** Some rest on a book, an article or a law. */
async function refer(world: World, paths: ReadonlyMap<Key, string>): Promise<void> {
  const all = { ...voices, ...housing }
  // The keys of an object are plain strings to the compiler.
  for (const [key, reference] of Object.entries(references) as [Key, Csl][])
    await setReference(
      world.lab.db,
      world.as(all[key].by),
      await idAt(world, paths.get(key) ?? ''),
      reference,
    )
}
