import type { Voice } from './said.ts'

/** Inside, outside: prison, those who wait, those who come out. The priority that this world's people added. */
export const inside: readonly Voice[] = [
  {
    by: 'marc',
    at: '2 j 17:10',
    text: 'Je cherche quelqu’un qui a appris à se servir d’une messagerie après plusieurs années sans. Pas pour témoigner. Pour comparer nos fautes de frappe et rire un peu.',
  },
  {
    by: 'fatou',
    at: '4 j 20:30',
    text: 'Pour la visio avec mon frère, il faut réserver six jours avant, sur un site, avec un code reçu par courrier. Les enfants ont compris une chose : leur oncle habite dans un ordinateur lent.',
    thanks: ['marc', 'oiseau'],
    answers: [
      {
        by: 'marc',
        at: '4 j 21:15',
        text: 'De l’autre côté, on attend debout devant l’écran noir. Alors on est deux bouts à attendre. Ça aide un peu de le savoir.',
      },
      {
        by: 'helene',
        at: '3 j 09:30',
        text: 'Six jours, et un code papier : je ne le savais pas. Je pose la question par écrit à qui gère ce service, et je mets la réponse ici. Ou le silence.',
      },
    ],
  },
  {
    by: 'mourad',
    at: '10 j 18:00',
    text: 'Quand un gamin sort, sa première semaine se joue dans ses messages : qui lui écrit, et pour lui proposer quoi. On est là aussi, mais on écrit comme des convocations. Il faut qu’on apprenne à écrire court.',
    thanks: ['marc', 'kev'],
    answers: [
      { by: 'kev', at: '10 j 18:20', text: '« Bonjour, suite à notre entretien » : déjà là t’as perdu.' },
      { by: 'mourad', at: '10 j 19:00', text: 'Et si j’écris « ça va ? » tu réponds ?' },
      { by: 'kev', at: '10 j 19:01', text: 'La preuve.' },
    ],
  },
  {
    by: 'marc',
    at: '15 j 07:50',
    text: 'Un an dehors aujourd’hui. Ce que j’ai appris : le paiement sans contact, les trottinettes, dire non au téléphone. Ce que j’ai oublié : le bruit des clés. Presque.',
    thanks: ['nadia', 'josette', 'mourad', 'fatou', 'lila'],
    answers: [
      {
        by: 'josette',
        at: '15 j 09:00',
        text: 'Bon anniversaire. Il y aura un gâteau mardi, sans sermon et sans lactose.',
      },
      { by: 'lila', at: '15 j 12:10', text: 'On ne vous a pas vu oublier, on vous a vu apprendre. À mardi.' },
    ],
  },
  {
    by: 'theo',
    at: '20 j 20:30',
    text: 'Premier jour d’atelier en maison d’arrêt. On m’a pris mon téléphone à l’entrée, et pendant trois heures j’ai su exactement quelle heure il était dans la vie des autres : je demandais.',
    answers: [
      { by: 'marc', at: '20 j 21:45', text: 'Bien vu. Reviens souvent, ils t’attendent à l’heure, eux.' },
    ],
  },
  {
    by: 'anouk',
    at: '25 j 14:00',
    text: 'Les lettres de l’intérieur arrivent avec de drôles de couleurs : thé, betterave, bleu de stylo dilué. Personne ne leur a appris l’aquarelle. Ils l’ont trouvée.',
    drawing: 'letters',
    answers: [
      { by: 'fatou', at: '25 j 19:40', text: 'Mon frère fait des ciels au café. J’en ai onze sur le frigo.' },
    ],
  },
  {
    by: 'helene',
    at: '32 j 18:15',
    text: 'Je finance depuis dix ans des « actions de préparation à la sortie ». Est-ce qu’une personne sortie peut me dire laquelle l’a préparée à quelque chose ?',
    thanks: ['marc', 'yohan'],
    answers: [
      {
        by: 'marc',
        at: '32 j 20:00',
        text: 'Celle où le formateur s’est trompé de salle et nous a appris à faire un CV en jouant aux cartes. Je suis sérieux.',
      },
      {
        by: 'helene',
        at: '31 j 08:50',
        text: 'Je vous crois. Je ne sais pas encore l’écrire dans un tableau, mais je vous crois.',
      },
    ],
  },
  {
    by: 'lila',
    at: '40 j 10:00',
    text: 'Rappel de l’accueil : on ne demande à personne d’où il vient, ni d’où il sort. On demande si vous voulez un café. La réponse est souvent plus intéressante.',
    answers: [
      {
        by: 'jeanpaul',
        at: '40 j 11:10',
        text: 'Sauf le jour où la machine est en panne. Là, c’est moi qu’on appelle.',
      },
    ],
  },
]
