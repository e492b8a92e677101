import { openCohort } from '../../src/productions/kinds/course/cohorts/cohorts.ts'
import { cohortForm, datedModules, dayField } from '../../src/productions/kinds/course/cohorts/forms.ts'
import { todayOf } from '../../src/productions/kinds/course/cohorts/day.tsx'
import { joinCohort } from '../../src/productions/kinds/course/cohorts/members.ts'
import { readCourse, stepsOf } from '../../src/productions/kinds/course/course.ts'
import { keepDone } from '../../src/productions/kinds/course/progress.ts'
import { sortNamed } from '../../src/productions/kinds/registry.ts'
import { publishForm, startForm } from '../../src/productions/making/forms.ts'
import { publishDraft } from '../../src/productions/making/publish.ts'
import { startProduction } from '../../src/productions/making/start.ts'
import { openWriting } from '../../src/productions/making/writing.ts'
import { addToDraft, savePart, type NewPart } from '../../src/productions/parts/parts.ts'
import { readProduction } from '../../src/productions/reading/queries.ts'
import { bringDrawing } from '../files.ts'
import { idAt } from '../groups/index.ts'
import { dayFrom } from '../time.ts'
import { must, type World } from '../world.ts'

const part = (sort: string, partTitle: string, partText: string, own: NewPart['own'] = {}): NewPart => ({
  ...{ sort: sortNamed(sort), partTitle, partText, partAlt: '', own },
})

const before = part(
  'module',
  'Avant d’appuyer sur « Envoyer »',
  'Préparer un envoi qu’on pourra prouver : savoir quoi garder, et chez qui.',
  { door: true, minutes: 15 },
)

const steps: readonly NewPart[] = [
  part(
    'text',
    'Ce qui reste quand l’écran s’éteint',
    'Le site dit « Votre demande a bien été prise en compte ». On ferme. Trois semaines plus tard, au guichet : « Nous n’avons rien. »\n\nLa phrase n’était qu’à l’écran. Elle ne disait ni qui, ni quoi, ni quand.\n\nUne preuve tient en quatre mots : **qui** envoie, **quoi**, **à qui**, **quand**. S’il en manque un, la discussion recommence.\n\nCe n’est pas pour avoir raison contre quelqu’un. La personne au guichet n’a pas perdu le dossier : elle ne le voit pas. Avec une date, elle sait où chercher.',
  ),
  part(
    'question',
    'Que doit-on voir sur la photo de l’écran ?',
    'Karima vient d’envoyer son avis d’imposition. La page de fin s’affiche. Elle sort son téléphone.',
    {
      answers: [
        {
          text: 'L’heure et la date, en haut ou à côté',
          right: true,
          feedback: 'Sans elles, la photo peut avoir été prise n’importe quand.',
        },
        {
          text: 'Le nom du document envoyé',
          right: true,
          feedback: 'Il y a souvent trois fichiers dans un envoi. C’est le quatrième qui manque.',
        },
        {
          text: 'L’adresse du site',
          right: true,
          feedback: 'Elle dit à qui on a envoyé. Deux services ont parfois la même page de fin.',
        },
        {
          text: 'Son mot de passe, pour prouver que c’est elle',
          right: false,
          feedback: 'Il n’a rien à faire sur une photo. Le numéro de dossier suffit à dire que c’est elle.',
        },
      ],
      feedback: 'Et si tout ne tient pas dans l’image : deux photos, prises l’une après l’autre.',
    },
  ),
]

const exercise = part(
  'exercise',
  'Dix secondes',
  'Prenez la prochaine page de fin qui passe : une commande, une inscription à la cantine, un message envoyé. N’importe laquelle.\n\nAvant de la fermer, faites la photo. Puis envoyez-la à une personne de confiance avec un seul mot : « preuve ».\n\nComptez le temps que cela prend.',
  {
    bring: 'La photo, et le nombre de secondes. On cache ce qui ne regarde personne.',
    example:
      'Onze secondes, dont quatre pour retrouver l’appareil photo. On lit l’heure en haut, le nom du collège, et « inscription enregistrée ». Il manque le prénom de ma fille : j’ai fait une deuxième photo.',
  },
)

const afterwards: readonly NewPart[] = [
  part(
    'module',
    'Quand on vous dit « on n’a rien reçu »',
    'Répondre avec une date plutôt qu’avec de la colère, et repartir avec un papier.',
    { door: true, minutes: 20 },
  ),
  part(
    'question',
    'Que dire en premier ?',
    'La personne au guichet tourne l’écran vers vous : la case est vide. Derrière, dix personnes attendent. Vous avez la photo dans le téléphone.',
    {
      answers: [
        {
          text: '« J’ai envoyé le document le 3, à 11 h 40. Voici la page de fin. »',
          right: false,
          feedback: 'La date d’abord : c’est par elle qu’on cherche dans les autres corbeilles.',
        },
        {
          text: '« Comment fait-on, vous et moi, pour le retrouver ? »',
          right: false,
          feedback:
            'On se met du même côté de l’écran. Plusieurs d’entre nous n’osaient pas, et ça a marché.',
        },
        {
          text: 'Rien, et le renvoyer ce soir',
          right: false,
          feedback:
            'C’est permis : il y a des jours où l’on n’a pas la force. Mais demandez un papier qui date votre passage.',
        },
      ],
      feedback:
        'Dans tous les cas on repart avec quelque chose d’écrit : un reçu, un numéro, un nom et une heure notés sur un ticket.',
    },
  ),
  part(
    'meeting',
    'Venir avec une vraie démarche',
    'On la fait ensemble, à votre rythme. Quelqu’un tient le téléphone : vous. Les autres regardent l’heure.',
    {
      when: 'Chaque semaine, à la permanence',
      how: 'Sans rendez-vous. Apportez le courrier, même fermé.',
      workshop: '/ateliers/permanence-courriers-et-demarches',
    },
  ),
]

/** A course that Lila writes, its second version with an exercise more, and a third that she has begun. */
export async function writeProofCourse(world: World): Promise<void> {
  const { lab, as, happened } = world
  const lila = as('lila')
  const { prepared: cover, alt: coverAlt } = await bringDrawing(lab.files, 'letters')
  const whole = startForm(lab.words).parse({
    title: 'Garder la preuve de ce qu’on envoie',
    summary: 'Un cours court, à faire seul ou à plusieurs, avec un téléphone et une vraie démarche.',
    easy: 'Vous envoyez un papier sur internet.\n\nApprenez à garder la preuve.\n\nIl y a des questions et un exercice.',
    ...{ priority: 'droits-en-ligne', lang: 'fr', coverAlt },
  })
  const files = { store: lab.files, prepared: {} }
  const about = { kind: 'cours', answers: {}, groupId: null, needId: null, part: before }
  const start = { ...whole, ...about, named: 'Lila' }
  const prepared = { store: lab.files, prepared: { cover } }
  const first = must({ id: await startProduction(lab.db, lila, start, prepared) }).id
  const module = await lab.db
    .selectFrom('productions.part')
    .select('id')
    .where('edition_id', '=', first)
    .executeTakeFirstOrThrow()
  await savePart(lab.db, lila, { editionId: first, partId: module.id, saves: 1 }, before, files)
  for (const step of [...steps, ...afterwards]) await addToDraft(lab.db, lila, first, step, files)
  const { path } = must(await publishDraft(lab.db, lila, first, publishForm.parse({})))
  const id = await idAt(world, path)
  const slug = path.replace('/productions/', '')
  const readSteps = async () =>
    stepsOf(readCourse(must(await readProduction(lab.db, lila, slug)).parts)).map(({ key }) => key)
  const second = must({ id: await openWriting(lab.db, lila, id) }).id ?? ''
  const after = (await readSteps())[1]
  await addToDraft(lab.db, lila, second, { ...exercise, after }, files)
  const changed = 'Un exercice de dix secondes, parce que lire ne suffisait pas.'
  must(await publishDraft(lab.db, lila, second, publishForm.parse({ changed })))
  happened(first, '14 j 18:20')
  happened(id, '14 j 18:20')
  happened(second, '6 j 19:10')
  happened(must({ next: await openWriting(lab.db, lila, id) }).next ?? '', '2 j 21:00')
  for (const key of (await readSteps()).slice(0, 2))
    await keepDone(lab.db, { accountId: lila.accountId, productionId: id, key }, true)
  await openTogether(world, { id, slug })
}

/** Lila calls others to follow it with her; three come, and two of them say so. */
async function openTogether(
  { lab, as, now }: World,
  { id, slug }: { id: string; slug: string },
): Promise<void> {
  const course = readCourse(must(await readProduction(lab.db, as('lila'), slug)).parts)
  const inDays = (days: number) => dayFrom(now, lab.zone, days).toString()
  const days = datedModules(course).map(({ key }, at) => [dayField(key), inDays(9 + at * 7)])
  const draft = cohortForm(course).parse({
    name: 'Trois semaines, sans se presser',
    begins: inDays(9),
    place: 'Au lieu, de 18 h à 19 h 30. On peut venir sans avoir rien lu.',
    accompanied: 'Lila, et quelqu’un qui a déjà gagné contre un formulaire',
    ...Object.fromEntries(days),
  })
  const ref = { productionId: id, id: must({ id: await openCohort(lab.db, as('lila'), id, draft) }).id ?? '' }
  const today = todayOf({ now, zone: lab.zone })
  for (const who of ['nadia', 'josette', 'theo'] as const)
    await joinCohort(lab.db, as(who), ref, { named: who !== 'theo', today })
}
