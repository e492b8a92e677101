import type { Who } from '../cast.ts'
import type { GroupKey } from '../groups/index.ts'

/** One workshop of this world. */
export interface Program {
  by: Who
  /** Days from today; below zero it has taken place. */
  in: number
  start: string
  end: string
  title: string
  words: string
  group?: GroupKey
  priority?: string
  weekly?: true
  free?: true
  capacity?: number
  elsewhere?: string
  link?: string
  bring?: string
  support?: string
  lang?: string
  /** Who booked: someone of the cast, or the name a passer-by gave. */
  booked?: readonly (Who | { name: string })[]
  /** The date of so many weeks later takes place so many days later. */
  moved?: { week: number; days: number }
  /** Why it was cancelled. */
  cancelled?: string
  /** Who came without booking, for what has taken place, and what the hosts noted. */
  came?: readonly string[]
  notes?: string
}

const passers = (...names: readonly string[]) => names.map((name) => ({ name }))

/** Two weeks around today: by day, in the evening, every week, full, cancelled, over. */
export const program: readonly Program[] = [
  {
    by: 'samir',
    in: 0,
    start: '18:30',
    end: '20:30',
    title: 'Monter un film avec son téléphone',
    words:
      'On part de vos vidéos, même ratées. On coupe, on recolle, on écoute. À la fin vous avez une minute à montrer.',
    group: 'counters',
    priority: 'education',
    capacity: 12,
    bring: 'Votre téléphone et son chargeur. On en prête trois.',
    booked: ['blessing', 'marc', ...passers('Rachida', 'le voisin du 2', 'Tino', 'Awa')],
  },
  {
    by: 'lila',
    in: 1,
    start: '14:00',
    end: '17:00',
    title: 'Permanence courriers et démarches',
    words:
      'Vous venez avec ce que vous avez reçu, papier ou écran. On lit ensemble, à voix haute si vous voulez, et vous repartez avec la suite.',
    priority: 'droits-en-ligne',
    weekly: true,
    moved: { week: 2, days: 2 },
    free: true,
    support: 'On garde les enfants dans la pièce d’à côté.',
  },
  {
    by: 'amina',
    in: 1,
    start: '10:00',
    end: '12:00',
    title: 'كلمات المواقع بالعربية وبكلام الناس',
    words:
      'نقرأ معا كلمات المواقع الرسمية ونكتب لكل كلمة شرحا بسيطا. Atelier en arabe et en français, chacun aide l’autre.',
    group: 'proofs',
    priority: 'droits-en-ligne',
    lang: 'ar',
    capacity: 15,
    booked: ['lila', 'nadia', ...passers('أم سامر', 'Yousra')],
  },
  {
    by: 'dalil',
    in: 1,
    start: '20:00',
    end: '22:30',
    title: 'Café sans sommeil',
    words:
      'Pour celles et ceux qui dorment mal, et pour qui les aime. On ne donne pas de conseil. On fait du tilleul, un peu fort.',
    priority: 'sante-mentale',
    free: true,
    support: 'Un taxi solidaire raccompagne à partir de 22 h, dites-le en arrivant.',
  },
  {
    by: 'anouk',
    in: 2,
    start: '18:00',
    end: '20:30',
    title: 'Imprimer une affiche qui dit non poliment',
    words: 'Sérigraphie à l’eau, deux couleurs. Vous arrivez avec un non, vous repartez avec dix affiches.',
    priority: 'education',
    capacity: 6,
    bring: 'Une vieille chemise, et votre non.',
    booked: [
      'josette',
      'kev',
      'ines',
      'helene',
      ...passers('Mireille', 'Sami', 'Jo', 'la dame du marché', 'Nour'),
    ],
  },
  {
    by: 'jeanpaul',
    in: 3,
    start: '14:00',
    end: '17:00',
    title: 'Réparer un écran cassé',
    words:
      'On ouvre, on regarde, on remplace. Les pièces viennent de chez un réparateur de la rue d’Aubagne.',
    capacity: 8,
    booked: ['blessing', ...passers('Karim', 'Lou')],
    cancelled:
      'Les écrans commandés ne sont pas arrivés. On remet l’atelier dès qu’on les a, et on prévient les inscrits avec leur code.',
  },
  {
    by: 'kev',
    in: 4,
    start: '14:00',
    end: '16:30',
    title: 'Tester le jeu du dossier perdu',
    words:
      'Venez perdre à plusieurs. On cherche des gens qui trichent, pour trouver les trous dans la règle.',
    priority: 'education',
    capacity: 20,
    booked: ['theo', 'sacha', ...passers('Enzo', 'la voisine du premier')],
  },
  {
    by: 'catherine',
    in: 6,
    start: '18:00',
    end: '20:30',
    title: 'L’école numérique de demain : séance ouverte',
    words:
      'Chacun apporte une heure de cours qu’il aurait voulu recevoir. On en choisit une et on l’essaie tout de suite, avec les chaises qu’il y a.',
    group: 'school',
    priority: 'education',
    capacity: 30,
    support: 'Garde d’enfants sur place avec Fatou. Tickets de transport remboursés.',
    booked: ['ines', 'theo', 'fatou', 'yohan', 'josette', ...passers('Baptiste')],
  },
  {
    by: 'mourad',
    in: 8,
    start: '10:00',
    end: '12:30',
    title: 'Écrire court à quelqu’un qui ne répond plus',
    words:
      'Pour les équipes de rue et les jeunes qui veulent bien nous corriger. On apporte de vrais messages, sans les noms.',
    priority: 'dedans-dehors',
    elsewhere: 'Centre social de la Belle de Mai, salle du premier, ascenseur au fond',
    capacity: 16,
    booked: ['kev', 'theo', 'marc'],
  },
  {
    by: 'nadia',
    in: 9,
    start: '12:30',
    end: '13:30',
    title: 'Une preuve par semaine, en ligne',
    words:
      'Une heure à midi, à distance, caméra éteinte si vous voulez. Vous montrez la page qui bloque, on cherche quoi en garder.',
    group: 'proofs',
    priority: 'droits-en-ligne',
    link: 'https://visio.example/preuves-en-poche',
    free: true,
  },
  {
    by: 'fatou',
    in: 11,
    start: '19:00',
    end: '21:00',
    title: 'Dessert et écrans',
    words:
      'Première rencontre d’« À table, les écrans ». On ne sait pas encore ce qu’on va produire. On sait qu’il y aura du gâteau.',
    group: 'tables',
    priority: 'education',
    capacity: 18,
    booked: ['adele', 'josette'],
  },
  {
    by: 'lila',
    in: -6,
    start: '18:00',
    end: '20:00',
    title: 'Lire le règlement d’un foyer, ligne par ligne',
    words:
      'On a pris un vrai règlement, sans les noms, et on a demandé pour chaque phrase : qui parle, à qui, et que se passe-t-il si on dit non ?',
    priority: 'logement',
    came: ['Oiseau', 'Marc', 'Rachida', 'une éducatrice', 'Tino', 'Adèle', 'Josette'],
    notes:
      'Sept personnes. La phrase sur le wifi a tenu quarante minutes. Reprendre la fin, à partir de « toute personne extérieure ».',
  },
  {
    by: 'oiseau',
    in: -13,
    start: '21:00',
    end: '23:30',
    title: 'Écoute collective de Radio Nuits blanches',
    words: 'Le numéro 1, dans le noir, avec des coussins.',
    group: 'nights',
    priority: 'sante-mentale',
    came: ['Dalil', 'Fatou', 'Sam', 'Lise', 'Jo'],
    notes: 'Prévoir plus de coussins.',
  },
]
