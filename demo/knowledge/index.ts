import { editCrossing, writeCrossing } from '../../src/knowledge/crossings/crossings.ts'
import { pieceForm } from '../../src/knowledge/pieces/forms.ts'
import { editPiece, writePiece } from '../../src/knowledge/pieces/pieces.ts'
import { readPiece } from '../../src/knowledge/pieces/queries.ts'
import { idAt } from '../groups/index.ts'
import { must, type World } from '../world.ts'
import { crossings, type Key } from './crossings.ts'
import { housing, voices, type Piece } from './pieces.ts'

/** What people know about two subjects, from living, from practice and from books. */
export async function writeKnowledge(world: World): Promise<void> {
  const paths = await writeAll(world, { ...voices, ...housing })
  await rewrite(world, paths)
  for (const crossing of crossings) await cross(world, paths, crossing)
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
  if (from === 'keys')
    await editCrossing(lab.db, as(by), id, {
      ...draft,
      why: `${why} Moi, j’en ai compté vingt-six.`,
      saves: 1,
    })
  happened(id, at)
}
