import { addWord, proposeWord } from '../src/people/words/words.ts'
import { dateAct, type World } from './world.ts'

/** The keys circle adds a priority that people here asked for; two more words wait for its answer. */
export async function addWords(world: World): Promise<void> {
  const { db, words } = world.lab
  await addWord(db, 'priority', {
    names: {
      fr: 'Dedans, dehors',
      'fr-x-simple': 'La prison',
      en: 'Inside, outside',
      ar: 'داخل السجن وخارجه',
    },
    texts: {
      fr: 'La prison, celles et ceux qui y sont, qui en sortent, qui attendent quelqu’un.',
      'fr-x-simple': 'Les personnes en prison. Celles qui sortent. Celles qui attendent.',
      en: 'Prison: those who are in it, who come out of it, who wait for someone.',
    },
    data: {},
    form: null,
  })
  await dateAct(world, 'people.log.word-added', '13 j 17:45')
  const why = 'La nuit revient dans la moitié des paroles. Elle mérite son propre lieu.'
  await proposeWord(db, world.as('oiseau'), { list: 'priority', name: 'La nuit', why })
  const use = 'On en cherche un dans trois groupes, et « dessiner » ne dit pas la même chose.'
  await proposeWord(db, world.as('samir'), { list: 'role', name: 'prendre le son', why: use })
  // The words of this process, without waiting for the news of the change.
  await words.reload()
}
