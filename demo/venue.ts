import { venueForm } from '../src/place/venue/forms.ts'
import { editVenue } from '../src/place/venue/venue.ts'
import { bringDrawing } from './files.ts'
import type { World } from './world.ts'

const evenings = '9h30-12h30, 14h-21h30'
const days = '9h30-12h30, 14h-18h'

/** The place, in the centre of Marseille: an old ironmonger's behind the Alcazar library. The street exists, the house does not. */
const words = {
  name: 'La Quincaillerie',
  summary:
    'Une ancienne quincaillerie à deux pas de la bibliothèque de l’Alcazar. Les tiroirs sont restés : on y range les câbles, les carnets et les clés que personne n’a réclamées. On entre sans frapper.',
  street: '14 bis, rue du Petit-Saint-Jean',
  postalCode: '13001',
  town: 'Marseille',
  directions:
    'Métro Noailles ou Colbert, puis cinq minutes à pied. En bus, arrêt Alcazar. La porte est bleue, elle est lourde : sonnez, on vient vous ouvrir. Le soir, une lampe jaune reste allumée dehors.',
  access: ['step-free', 'toilets', 'quiet-room', 'seats', 'guide-dogs', 'children', 'water'],
  accessWords:
    'Tout est au rez-de-chaussée, sans marche. La pièce du fond est calme, avec une lumière qu’on baisse. La rue est pavée : si vous venez en fauteuil, passez par la rue d’Aix, le trottoir y est meilleur.',
  hours1: '14h-18h',
  hours2: evenings,
  hours3: days,
  hours4: evenings,
  hours5: days,
  hours6: '14h-18h',
  hoursWords: 'Le mardi et le jeudi, ouvert le soir. Pendant les ateliers, la porte reste ouverte plus tard.',
  // Numbers in 04 65 71 are kept for fiction.
  telephone: '04 65 71 40 14',
  mail: 'bonjour@quincaillerie.example',
  latitude: '43.2988',
  longitude: '5.3757',
  version: '0',
}

/** The place circle writes where it is, when it opens, and how to come in. */
export async function openPlace({ lab }: World): Promise<void> {
  const { prepared, alt } = await bringDrawing(lab.files, 'house')
  const draft = venueForm.parse({ ...words, pictureAlt: alt })
  await editVenue(lab.db, lab.files, draft, { lang: 'fr', picture: prepared })
}
