import { publishForm, startForm } from '../../src/productions/making/forms.ts'
import { publishDraft } from '../../src/productions/making/publish.ts'
import { readDraft } from '../../src/productions/making/queries.ts'
import { startProduction } from '../../src/productions/making/start.ts'
import { openWriting } from '../../src/productions/making/writing.ts'
import { sceneSort } from '../../src/productions/kinds/game/scene.ts'
import { addToDraft, savePart } from '../../src/productions/parts/parts.ts'
import { bringDrawing } from '../files.ts'
import { idAt } from '../groups/index.ts'
import { must, type World } from '../world.ts'

const receipt = 'a le reçu'

interface Scene {
  title: string
  speaker?: string
  text: string
  /** Said too by whoever has the receipt. */
  withReceipt?: string
  /** Where it may go, by the title of the scene; one without a way on is an ending. */
  ways?: readonly { text: string; to: string; keeps?: boolean; needs?: boolean }[]
  talk?: string
}

/** Eight scenes; what one did with a slip of paper in the third is remembered in the last ones. */
const story: readonly [Scene, ...Scene[]] = [
  {
    title: 'Guichet C',
    speaker: 'La dame du guichet C',
    text: 'Vous attendez depuis une heure dix. La dame lève les yeux.\n\n« Votre dossier n’est pas arrivé. »\n\nDerrière vous, la file s’allonge.',
    ways: [
      { text: 'Montrer la capture d’écran de l’envoi', to: 'La capture' },
      { text: 'Repartir sans rien dire', to: 'L’arrêt de bus' },
    ],
  },
  {
    title: 'La capture',
    speaker: 'La dame du guichet C',
    text: 'Elle regarde l’heure en haut de l’écran, puis son écran à elle.\n\n« Ah. Il est dans l’autre corbeille. »',
    ways: [
      { text: 'Demander un reçu, cette fois', to: 'Le reçu' },
      { text: 'Dire merci et partir vite', to: 'Dehors' },
    ],
  },
  {
    title: 'L’arrêt de bus',
    text: 'Le bus est dans dix-huit minutes. Vous refaites la conversation dans votre tête, et là vous avez réponse à tout.',
    ways: [
      { text: 'Y retourner avant la fermeture', to: 'Guichet C' },
      { text: 'Prendre le bus', to: 'La lettre' },
    ],
  },
  {
    title: 'Le reçu',
    text: 'Un papier, un tampon, une date. Il tient dans une poche.',
    ways: [
      { text: 'Le garder', to: 'Dehors', keeps: true },
      { text: 'Le laisser sur le comptoir', to: 'Dehors' },
    ],
  },
  {
    title: 'Dehors',
    text: 'Il est 11 h 40, il fait beau.',
    withReceipt: 'Le papier est dans votre poche. Vous le touchez de temps en temps.',
    ways: [{ text: 'Rentrer, et attendre', to: 'La lettre' }],
  },
  {
    title: 'La lettre',
    text: 'Un mois plus tard, une lettre : « Faute de pièces reçues, votre demande est classée. »',
    ways: [
      { text: 'Y retourner avec le reçu', to: 'Le tampon', needs: true },
      { text: 'Laisser tomber', to: 'Classé' },
    ],
  },
  {
    title: 'Le tampon',
    speaker: 'La dame du guichet C',
    text: 'Elle lit la date, appelle quelqu’un, raccroche.\n\n« C’est rouvert. Excusez-nous. »',
    talk: 'Qu’est-ce qui a fait la différence : le papier, ou d’y retourner ?',
  },
  {
    title: 'Classé',
    text: 'La lettre va dans le tiroir, avec les autres.',
    talk: 'Qui, autour de vous, pouvait encore faire quelque chose ?',
  },
]

/** A game that Nadia writes scene by scene; what players told her goes into a version she has begun. */
export async function writeCounterGame(world: World): Promise<void> {
  const { lab, as, happened } = world
  const { prepared: cover, alt: coverAlt } = await bringDrawing(lab.files, 'folder')
  const whole = startForm(lab.words).parse({
    title: 'Guichet C',
    summary:
      'Une histoire à choix : on vous dit que votre dossier n’est pas arrivé. Cinq minutes, puis on en parle.',
    priority: 'droits-en-ligne',
    lang: 'fr',
    coverAlt,
  })
  const part = { sort: sceneSort, partTitle: story[0].title, partText: story[0].text, partAlt: '' }
  const answers = { talk: 'À quel moment a-t-on eu le choix ?\nQue faudrait-il changer au guichet ?' }
  const about = { kind: 'jeu', answers, groupId: null, needId: null, named: 'Nadia du Panier', part }
  const files = { store: lab.files, prepared: { cover } }
  const editionId = must({ id: await startProduction(lab.db, as('nadia'), { ...whole, ...about }, files) }).id
  await write(world, editionId)
  const { path } = must(await publishDraft(lab.db, as('nadia'), editionId, publishForm.parse({})))
  const id = await idAt(world, path)
  happened(editionId, '9 j 20:10')
  happened(id, '9 j 20:10')
  happened(must({ next: await openWriting(lab.db, as('nadia'), id) }).next ?? '', '4 j 19:00')
}

/** Puts the scenes down, then says where each leads. */
async function write({ lab, as }: World, editionId: string): Promise<void> {
  const nadia = as('nadia')
  const bring = { store: lab.files, prepared: {} }
  const said = ({ title, text }: Scene) => ({
    sort: sceneSort,
    partTitle: title,
    partText: text,
    partAlt: '',
  })
  for (const scene of story.slice(1)) await addToDraft(lab.db, nadia, editionId, said(scene), bring)
  const { parts } = must(await readDraft(lab.db, nadia, editionId))
  const keys = new Map(parts.map(({ title, key }) => [title, key]))
  keys.set(story[0].title, parts[0]?.key ?? '')
  for (const [at, scene] of story.entries()) {
    const own = answersOf(scene, keys)
    const place = { editionId, partId: parts[at]?.id ?? '', saves: 1 }
    await savePart(lab.db, nadia, place, { ...said(scene), own }, bring)
  }
}

function answersOf({ speaker = '', withReceipt, ways = [], talk = '' }: Scene, keys: Map<string, string>) {
  return {
    speaker,
    ending: ways.length === 0,
    talk,
    added: withReceipt ? [{ text: withReceipt, condition: { name: receipt, how: 'least', by: 1 } }] : [],
    choices: ways.map(({ text, to, keeps, needs }) => ({
      text,
      to: keys.get(to) ?? '',
      changes: keeps ? [{ name: receipt, how: 'set', by: 1 }] : [],
      conditions: needs ? [{ name: receipt, how: 'least', by: 1 }] : [],
    })),
  }
}
