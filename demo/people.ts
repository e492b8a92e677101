import { openAccount, volunteerFor, writeSeat } from '../src/people/index.ts'
import { addName, editName, type NewFace } from '../src/people/presentations/presentations.ts'
import { readNames } from '../src/people/presentations/queries.ts'
import type { Lab } from '../src/platform/lab.ts'
import type { Circle, Viewer } from '../src/platform/viewer.ts'
import { cast, otherName, type Person, type Who } from './cast.ts'
import { must, type World } from './world.ts'

/** Opens an account for everyone of the cast. `phrases` are the passphrases of those one may sign in as. */
export async function openAccounts(lab: Lab, phrases: ReadonlyMap<Who, string>): Promise<Map<Who, Viewer>> {
  const opened = Object.entries(cast).map(async ([key, person]: [string, Person]) => {
    // The keys of the cast are its names.
    const who = key as Who
    const passphrase = phrases.get(who)
    const account = await openAccount(lab.db, {
      name: person.name,
      lang: person.lang ?? 'fr',
      ...(passphrase !== undefined && { passphrase }),
    })
    return [who, viewerOf(person.name, account)] as const
  })
  return new Map(await Promise.all(opened))
}

function viewerOf(
  name: string,
  { accountId, presentationId, handle }: { accountId: string; presentationId: string; handle: string },
): Viewer {
  const circles = new Set<Circle>()
  return {
    accountId,
    presentationId,
    presentationIds: [presentationId],
    name,
    handle,
    circles,
    shared: false,
    sessionId: '',
  }
}

/** Everyone says who they are, in their own words; some with a picture. */
export async function showThemselves(world: World, faces: ReadonlyMap<Who, NewFace>): Promise<void> {
  const shown = Object.entries(cast).map(async ([key, { name, words, since }]: [string, Person]) => {
    const viewer = world.as(key as Who)
    await editName(world.lab.db, viewer, viewer.handle, {
      name,
      words,
      version: 1,
      face: faces.get(key as Who),
    })
    world.happened(viewer.presentationId, since)
  })
  await Promise.all(shown)
}

/** One of the accounts takes a second name, which is joined to the first nowhere. */
export async function takeOtherName(world: World): Promise<Viewer> {
  const owner = world.as(otherName.of)
  const { name, words, since } = otherName
  const handle = await addName(world.lab.db, owner, { name, words, lang: 'fr' })
  const names = await readNames(world.lab.db, owner.accountId)
  const { id } = must(names.find((one) => one.handle === handle))
  world.happened(id, since)
  return world.under(otherName.of, { id, name, handle })
}

const seats: readonly (readonly [Circle, Who, number, string, string?])[] = [
  ['keys', 'jeanpaul', 6, 'bénévole'],
  ['keys', 'lila', 4, 'association'],
  ['place', 'lila', 6, 'association'],
  ['place', 'fatou', 5, 'habitante'],
  ['care', 'dalil', 6, 'pair'],
  ['care', 'josette', 5, 'voisine'],
  ['care', 'lila', 5, 'association'],
  ['steering', 'nadia', 6, 'personnes concernées', 'concernee'],
  ['steering', 'ines', 6, 'étudiantes et étudiants', 'etudiant'],
  ['steering', 'catherine', 6, 'formatrices et formateurs', 'formation'],
  ['steering', 'helene', 6, 'financeurs', 'financeur'],
  ['steering', 'josette', 6, 'voisinage', 'voisinage'],
]

/** The circles are held, each seat for a time and in public; others wait for their turn. */
export async function fillCircles({ lab: { db }, as }: World): Promise<void> {
  for (const [circle, who, months, label, seat = null] of seats) {
    const { accountId, presentationId } = as(who)
    await writeSeat(db, { circle, accountId, presentationId, months, label, seat })
    as(who).circles = new Set([...as(who).circles, circle])
  }
  await volunteerFor(db, as('kev'), 'care', { words: 'Je lis vite et je me fâche lentement.', seat: null })
  await volunteerFor(db, as('oiseau'), 'care', {
    words: 'Je suis réveillé aux heures où les autres dorment, autant que ça serve.',
    seat: null,
  })
  await volunteerFor(db, as('samir'), 'place', {
    words: 'J’ouvre déjà le mardi soir, autant que ce soit écrit.',
    seat: null,
  })
  await volunteerFor(db, as('oiseau'), 'steering', {
    words: 'La ligne, ça se décide aussi en bas.',
    seat: 'concernee',
  })
}
