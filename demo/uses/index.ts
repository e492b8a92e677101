import { useForm } from '../../src/uses/inventory/forms.ts'
import { offerWords } from '../../src/uses/heard/heard.ts'
import { putIdea } from '../../src/uses/ideas/ideas.ts'
import { readUse, type ShownUse } from '../../src/uses/inventory/queries.ts'
import { answerUse, beginUse, editUse, publishUse } from '../../src/uses/inventory/uses.ts'
import { typeUse } from '../../src/uses/paper/typed.tsx'
import { readAsked } from '../../src/uses/voices/queries.ts'
import { agree } from '../../src/uses/voices/voices.ts'
import type { Who } from '../cast.ts'
import { bring } from '../files.ts'
import { loop, play } from '../sound.ts'
import { must, type World } from '../world.ts'
import { idAt } from '../groups/index.ts'
import { drawn, onPaper, type Drawn } from './drawn.ts'
import { askQuestions } from './questions.ts'
import { told, type Told } from './told.ts'

/** People tell what they do with digital tools, and one of them has not finished. */
export async function tellUses(world: World): Promise<void> {
  await Promise.all(told.map((use) => tell(world, use)))
  await rewrite(world)
  await goOn(world)
  await typeIn(world)
  for (const card of drawn) await draw(world, card)
  await askQuestions(world)
}

/** A card that came on paper, typed at the desk for someone who has no account. */
async function typeIn(world: World): Promise<void> {
  const { lab, as, happened } = world
  const { name, at, ...said } = onPaper
  const answers = useForm(lab.words).parse({ lang: 'fr', ...said })
  const { path } = await typeUse(lab.db, as('lila'), { name, lang: 'fr' }, answers, 'open')
  happened(await idAt(world, path), at)
}

/** A card drawn from what someone else said, and their answer if they gave one. */
async function draw(world: World, { by, at, from, voice, agreed, instead, ...said }: Drawn): Promise<void> {
  const { lab, as, happened } = world
  const post = await lab.db
    .selectFrom('conversation.post')
    .select('id')
    .where('text', 'like', `${voice}%`)
    .executeTakeFirstOrThrow()
  const answers = useForm(lab.words).parse({ lang: 'fr', ...said })
  const id = await beginUse(lab.db, as(by), { ...answers, voiceId: post.id })
  await answerUse(lab.db, as(by), id, answers)
  const asked = await publishUse(lab.db, as(by), id, 'open')
  if (asked !== 'asked') throw new Error(`the demonstration was not asked: ${from}`)
  if (agreed) {
    const { saves } = must(await readAsked(lab.db, as(from), id))
    const shown = must(await agree(lab.db, as(from), id, saves))
    const use = await readUse(lab.db, as(by), shown.path.slice('/usages/'.length))
    if (use && instead) await writeNeeded(world, by, use, instead)
  }
  happened(id, at)
}

async function tell(world: World, { by, at, readers, ideas, aloud, ...said }: Told): Promise<void> {
  const { lab, as, happened } = world
  const answers = useForm(lab.words).parse({ lang: 'fr', ...said })
  const id = await beginUse(lab.db, as(by), answers)
  const sound = aloud && { store: lab.files, prepared: await bring(lab.files, 'voix.wav', play(loop)) }
  await answerUse(lab.db, as(by), id, answers, sound)
  const { path } = must(await publishUse(lab.db, as(by), id, readers ?? 'open'))
  const use = must(await readUse(lab.db, as(by), path.slice('/usages/'.length)))
  happened(use.id, at)
  if (aloud) await offerWords(lab.db, as(aloud.by), use.id, { text: aloud.words, named: true })
  for (const idea of ideas ?? []) {
    const put = await putIdea(lab.db, as(idea.by), use.id, {
      text: idea.text,
      lang: idea.by === 'blessing' ? 'en' : 'fr',
    })
    happened(must({ put }).put ?? '', idea.at)
  }
}

async function rewrite(world: World): Promise<void> {
  const slug = 'garder-la-preuve-capturer-l-ecran-quand-le-site-tombe'
  const use = must(await readUse(world.lab.db, world.as('nadia'), slug))
  const needed = `${use.needed} La médiathèque prête des clés : j’ai demandé.`
  const edited = await writeNeeded(world, 'nadia', use, needed)
  if (edited !== 'edited') throw new Error(`the demonstration was refused: ${edited}`)
}

function writeNeeded({ lab, as }: World, by: Who, use: ShownUse, needed: string) {
  const { audience: readers, saves } = use
  const change = { ...useForm(lab.words).parse({ ...use, needed }), readers, saves }
  return editUse(lab.db, as(by), use.id, change)
}

/** A card that waits for its next answers. */
async function goOn({ lab, as, happened }: World): Promise<void> {
  const title = 'Dicter au téléphone les lettres qu’on n’ose pas écrire'
  const id = await beginUse(lab.db, as('nadia'), { title, lang: 'fr' })
  await answerUse(lab.db, as('nadia'), id, { who: 'Des mères, moi la première.', tool: 'Dictée vocale' })
  happened(id, '2 j 21:10')
}
