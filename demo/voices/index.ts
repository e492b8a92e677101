import type { PreparedFile } from '../../src/platform/files/keep.ts'
import type { Viewer } from '../../src/platform/viewer.ts'
import { typeForSomeone } from '../../src/conversation/paper/papers.ts'
import { answerPost, publishVoice } from '../../src/conversation/posts/say.ts'
import { thankPost } from '../../src/conversation/posts/thanks.ts'
import { bring, bringDrawing } from '../files.ts'
import { loop, play } from '../sound.ts'
import { must, type World } from '../world.ts'
import { health } from './health.ts'
import { housing } from './housing.ts'
import { inside } from './inside.ts'
import { rights } from './rights.ts'
import type { Said, Voice } from './said.ts'
import { school } from './school.ts'

/** What is said around each priority. The last one is a word that this world's people added. */
const around = {
  'droits-en-ligne': rights,
  'sante-mentale': health,
  education: school,
  logement: housing,
  'dedans-dehors': inside,
} as const satisfies Record<string, readonly Voice[]>

/** Everyone speaks, answers and thanks; `chat` is the second name of one of them. */
export async function speak(world: World, chat: Viewer): Promise<void> {
  const talks = Object.entries(around).flatMap(([priority, voices]) =>
    voices.map((voice: Voice) => ({ voice, priority })),
  )
  await Promise.all(talks.map(({ voice, priority }) => hold(world, chat, voice, priority)))
  await speakThroughSomeone(world)
}

const speakerOf = (world: World, chat: Viewer, by: Said['by']) => (by === 'chat' ? chat : world.as(by))

function wordsOf(said: Pick<Voice, 'text' | 'warning' | 'transcript' | 'lang'>) {
  return {
    text: said.text,
    warning: said.warning ?? '',
    transcript: said.transcript ?? '',
    lang: said.lang ?? 'fr',
  }
}

async function hold(world: World, chat: Viewer, voice: Voice, priority: string): Promise<void> {
  const { db, files: store } = world.lab
  const brought = { store, files: await bringWith(world, voice), silent: '' }
  const draft = { ...wordsOf(voice), audience: 'open', audienceId: null, priority } as const
  const id = await db
    .transaction()
    .execute((tx) => publishVoice(tx, speakerOf(world, chat, voice.by), draft, brought))
  await follow(world, chat, id, voice)
}

/** What comes after something was said: its date, thanks, and answers one after the other. */
async function follow(world: World, chat: Viewer, id: string, { at, thanks, answers }: Said): Promise<void> {
  const { db, files: store } = world.lab
  world.happened(id, at)
  for (const who of thanks ?? []) await thankPost(db, world.as(who), id)
  for (const answer of answers ?? []) {
    const brought = { store, files: [], silent: '' }
    const answered = must(
      await answerPost(db, speakerOf(world, chat, answer.by), id, wordsOf(answer), brought),
    )
    await follow(world, chat, answered.id, answer)
  }
}

async function bringWith(
  { lab }: World,
  { drawing, transcript }: Voice,
): Promise<{ prepared: PreparedFile; alt: string }[]> {
  if (drawing) return [await bringDrawing(lab.files, drawing)]
  if (transcript) return [{ prepared: await bring(lab.files, 'boucle.wav', play(loop)), alt: '' }]
  return []
}

/** Words said at the desk and typed by someone else, who is named. */
async function speakThroughSomeone(world: World): Promise<void> {
  const { db, files: store } = world.lab
  const draft = {
    text: 'Je n’écris pas, je parle, alors Lila tape. Dites bien que la machine à tickets de la Sécu a un écran trop haut pour mon fauteuil. Je prends toujours le ticket du voisin, et c’est lui qu’on appelle.',
    ...({
      warning: '',
      transcript: '',
      lang: 'fr',
      audience: 'open',
      audienceId: null,
      priority: 'droits-en-ligne',
    } as const),
  }
  const person = { name: 'Monsieur Henri', lang: 'fr' }
  const { postId } = await typeForSomeone(db, world.as('lila'), person, draft, {
    store,
    files: [],
    silent: '',
  })
  world.happened(postId, '2 j 15:20')
  const text =
    'Je connais la borne. Elle se règle avec une clé qui dort dans un tiroir depuis 2019. Je passe demain avec un tabouret et une lettre.'
  const answered = await answerPost(db, world.as('jeanpaul'), postId, wordsOf({ text }), {
    store,
    files: [],
    silent: '',
  })
  world.happened(must(answered).id, '1 j 10:05')
}
