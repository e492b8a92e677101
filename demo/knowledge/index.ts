import { pieceForm } from '../../src/knowledge/pieces/forms.ts'
import { editPiece, writePiece } from '../../src/knowledge/pieces/pieces.ts'
import { readPiece } from '../../src/knowledge/pieces/queries.ts'
import { idAt } from '../groups/index.ts'
import { must, type World } from '../world.ts'
import { housing, voices, type Piece } from './pieces.ts'

/** What people know about two subjects, from living, from practice and from books. */
export async function writeKnowledge(world: World): Promise<void> {
  const paths = await writeAll(world, { ...voices, ...housing })
  await rewrite(world, paths)
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
