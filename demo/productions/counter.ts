import { publishForm, startForm } from '../../src/productions/making/forms.ts'
import { publishDraft } from '../../src/productions/making/publish.ts'
import { startProduction } from '../../src/productions/making/start.ts'
import { openWriting } from '../../src/productions/making/writing.ts'
import { sceneSort } from '../../src/productions/kinds/game/scene.ts'
import { writeNext } from '../../src/productions/kinds/game/write-next.ts'
import { savePart } from '../../src/productions/parts/parts.ts'
import { bringDrawing } from '../files.ts'
import { idAt } from '../groups/index.ts'
import { must, type World } from '../world.ts'

interface Scene {
  title: string
  speaker?: string
  text: string
  /** Where it may go; a scene without a way on is an ending. */
  ways?: readonly { text: string; then: Scene }[]
}

const story: Scene = {
  title: 'Guichet C',
  speaker: 'La dame du guichet C',
  text: 'Vous attendez depuis une heure dix. La dame lève les yeux.\n\n« Votre dossier n’est pas arrivé. »\n\nDerrière vous, la file s’allonge.',
  ways: [
    {
      text: 'Montrer la capture d’écran de l’envoi',
      then: {
        title: 'La capture',
        speaker: 'La dame du guichet C',
        text: 'Elle regarde l’heure en haut de l’écran, puis son écran à elle.\n\n« Ah. Il est dans l’autre corbeille. »',
        ways: [
          {
            text: 'Demander un reçu, cette fois',
            then: {
              title: 'Le reçu',
              text: 'Un papier, un tampon, une date. Il tient dans une poche.\n\nVous sortez à 11 h 40.',
            },
          },
          {
            text: 'Dire merci et partir vite',
            then: {
              title: 'Dehors',
              text: 'Il fait beau. Dans un mois, une lettre dira que le dossier n’est pas arrivé.',
            },
          },
        ],
      },
    },
    {
      text: 'Repartir sans rien dire',
      then: {
        title: 'L’arrêt de bus',
        text: 'Le bus est dans dix-huit minutes. Vous refaites la conversation dans votre tête, et là vous avez réponse à tout.',
      },
    },
  ],
}

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
  const part = { sort: sceneSort, partTitle: story.title, partText: story.text, partAlt: '' }
  const about = { kind: 'jeu', answers: {}, groupId: null, needId: null, named: 'Nadia du Panier', part }
  const files = { store: lab.files, prepared: { cover } }
  const editionId = must({ id: await startProduction(lab.db, as('nadia'), { ...whole, ...about }, files) }).id
  const first = await lab.db
    .selectFrom('productions.part')
    .select('id')
    .where('edition_id', '=', editionId)
    .executeTakeFirstOrThrow()
  await write(world, editionId, first.id, story)
  const { path } = must(await publishDraft(lab.db, as('nadia'), editionId, publishForm.parse({})))
  const id = await idAt(world, path)
  happened(editionId, '9 j 20:10')
  happened(id, '9 j 20:10')
  happened(must({ next: await openWriting(lab.db, as('nadia'), id) }).next ?? '', '4 j 19:00')
}

async function write(world: World, editionId: string, partId: string, scene: Scene): Promise<void> {
  const { lab, as } = world
  const { title, speaker = '', text, ways = [] } = scene
  const own = { speaker, ending: ways.length === 0, choices: ways.map((way) => ({ text: way.text, to: '' })) }
  const said = { sort: sceneSort, partTitle: title, partText: text, partAlt: '', own }
  const place = { editionId, partId, saves: 1 }
  await savePart(lab.db, as('nadia'), place, said, { store: lab.files, prepared: {} })
  for (const [choice, { then }] of ways.entries()) {
    const next = await writeNext(lab.db, as('nadia'), { editionId, partId, choice }, lab.files)
    await write(world, editionId, next ?? '', then)
  }
}
