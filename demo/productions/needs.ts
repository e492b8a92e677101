import type { Need } from './work.ts'

/** What people lack, and say. */
export const needs: readonly Need[] = [
  {
    by: 'adele',
    at: '38 j 19:00',
    title: 'Une page à laisser aux gens quand le site a planté devant nous',
    purpose:
      'En permanence, le site tombe au milieu de la demande. La personne repart avec rien. Il me faudrait une feuille à remplir en deux minutes, à quatre mains, qui dise ce qu’on a fait et quand.',
    withWhom: 'Des personnes reçues sans rendez-vous, souvent avec un seul téléphone pour la famille.',
    tried: 'Un mot sur papier à en-tête : la caisse a répondu que ce n’était « pas une preuve recevable ».',
    priority: 'droits-en-ligne',
  },
  {
    by: 'catherine',
    at: '64 j 08:40',
    title: 'Une heure de cours où le téléphone n’est pas l’ennemi',
    purpose:
      'Mes étudiants savent faire avec leur téléphone des choses que j’ignore, et ne savent pas joindre un fichier. Je cherche une séance qui parte de ce qu’ils ont en main.',
    withWhom: 'Trente à quarante étudiants de première année, réseau capricieux.',
    tried: 'Interdire. Puis autoriser. Puis faire semblant de ne pas voir.',
    priority: 'education',
  },
  {
    by: 'mourad',
    at: '9 j 18:30',
    title: 'S’entraîner à répondre à un message, sans jeune au bout',
    purpose:
      'Pour les nouveaux collègues : de vrais messages, de vrais silences, et le droit de rater sans que personne n’en souffre.',
    withWhom: 'Une équipe de rue, six personnes, une salle, un soir par mois.',
    tried: 'Des jeux de rôle. Mes collègues jouent trop bien les jeunes, c’est devenu du théâtre.',
    priority: 'dedans-dehors',
  },
  {
    by: 'blessing',
    at: '5 j 20:10',
    title: 'Something to say at the counter when my French leaves me',
    purpose:
      'A small card, or a page on my phone: ten sentences, big letters, that I can show when the words go away because the queue is looking at me.',
    withWhom: 'Anybody who speaks well everywhere except at a counter.',
    tried: 'A translation app. It told the lady I wanted to marry the file.',
    priority: 'droits-en-ligne',
  },
  {
    by: 'nadia',
    at: '3 j 21:40',
    title: 'Trois lettres qui disent non sans demander pardon',
    purpose:
      'On nous convoque à neuf heures à l’autre bout de la ville, et on s’excuse trois fois avant de dire qu’on travaille. Je cherche des modèles courts, polis, et debout.',
    withWhom: 'Des mères qui commencent tôt, moi la première.',
    tried: 'Téléphoner : quarante minutes d’attente pour dire pardon de vive voix.',
    priority: 'droits-en-ligne',
  },
]
