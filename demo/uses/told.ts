import type { Who } from '../cast.ts'
import type { Moment } from '../time.ts'

/** A use that someone of the cast tells. */
export interface Told {
  by: Who
  at: Moment
  title: string
  who: string
  tool: string
  purpose: string
  place?: string
  opens: string
  leavesOut?: string
  risks?: string
  needed?: string
  publics: readonly string[]
  settings: readonly string[]
  priority: string
  lang?: string
  readers?: 'lab'
  /** Told aloud too; someone offers its words. */
  aloud?: { by: Who; words: string }
  ideas?: readonly { by: Who; at: Moment; text: string }[]
}

/** What people here do with what they have in the pocket, at the counter, on the screen. */
export const told: readonly Told[] = [
  {
    by: 'mourad',
    at: '21 j 18:30',
    title: 'Joindre un jeune par ses réseaux, loin de l’emprise du quartier',
    who: 'Une équipe d’éducateurs de rue, et des jeunes que le quartier tient.',
    tool: 'Snapchat, Instagram, téléphone de service',
    purpose:
      'Garder le lien avec un jeune qui ne peut pas être vu en train de nous parler. En bas de chez lui, tout le monde regarde. Dans ses messages, il choisit l’heure, et il choisit de répondre.',
    place: 'Le soir, entre la fin de tournée et minuit, sur un téléphone qui reste au local le week-end.',
    opens:
      'Des demandes qui n’arrivaient jamais : un papier perdu, une peur, une envie de partir en formation. Le premier rendez-vous se donne ailleurs, dans un autre arrondissement.',
    leavesOut: 'Celui à qui on prend son téléphone. Celle qui partage le sien avec ses frères.',
    risks:
      'Une capture d’écran suffit à le mettre en danger. Et nous, on ne sait plus quand la journée finit.',
    needed:
      'Une règle d’équipe écrite : qui répond, jusqu’à quelle heure, ce qu’on n’écrit jamais. Du temps de travail reconnu.',
    publics: ['jeunes', 'professionnels'],
    settings: ['rue', 'a-distance'],
    priority: 'dedans-dehors',
    ideas: [
      {
        by: 'theo',
        at: '20 j 12:10',
        text: 'Écrire cette règle d’équipe à plusieurs, avec des jeunes, et la laisser ici pour d’autres équipes.',
      },
      {
        by: 'kev',
        at: '19 j 23:40',
        text: 'Un jeu sur téléphone : tu es l’éduc, il est minuit, ça vibre. Tu fais quoi ?',
      },
    ],
  },
  {
    by: 'lila',
    at: '18 j 10:15',
    title: 'Lire un courrier à voix haute avec l’appareil photo',
    who: 'Des personnes qui lisent peu, ou pas cette langue-là, ou plus assez bien.',
    tool: 'Téléphone, lecture à voix haute',
    purpose: 'On prend le courrier en photo, le téléphone le lit. On l’arrête, on recommence, on demande.',
    place: 'À l’accueil, casque sur les oreilles : personne d’autre n’entend.',
    opens:
      'Savoir si c’est grave avant de le montrer à quelqu’un. Revenir avec une question au lieu d’une enveloppe.',
    leavesOut: 'Les écritures à la main, les tampons, les langues que la voix ne parle pas.',
    risks: 'La photo part parfois chez l’éditeur de l’application. Le numéro d’allocataire aussi.',
    needed: 'Un téléphone du lieu qui lit sans envoyer, et un casque propre.',
    publics: ['exil', 'personnes-agees'],
    settings: ['guichet', 'lieu-partage'],
    priority: 'droits-en-ligne',
    ideas: [
      {
        by: 'blessing',
        at: '17 j 21:00',
        text: 'A phone of the place that keeps nothing: I can set one up.',
      },
    ],
  },
  {
    by: 'nadia',
    at: '16 j 20:40',
    title: 'Garder la preuve : capturer l’écran quand le site tombe',
    aloud: { by: 'theo', words: 'On joue une petite musique, et on dit bonjour.' },
    who: 'Toute personne qui dépose un dossier en ligne.',
    tool: 'Capture d’écran',
    purpose: 'Avoir de quoi dire « j’y étais, à telle heure, voilà ce que le site a répondu ».',
    opens: 'Un recours qui tient. La dame du guichet qui arrête de hausser les épaules.',
    leavesOut: 'Qui fait ses démarches sur l’ordinateur d’un autre.',
    risks: 'Les captures restent dans la galerie, entre deux photos des petits.',
    needed: 'Un endroit à soi où les ranger, avec la date.',
    publics: ['parents'],
    settings: ['domicile', 'guichet'],
    priority: 'droits-en-ligne',
  },
  {
    by: 'dalil',
    at: '14 j 11:20',
    title: 'Une liste de chansons à la place d’un plan de crise',
    who: 'Des personnes hospitalisées, et celles qui les accompagnent.',
    tool: 'Liste de lecture partagée',
    purpose:
      'Quand les mots manquent, on envoie le morceau. Chacun a convenu avant de ce que chaque morceau veut dire : « viens », « appelle », « laisse-moi dormir ».',
    place: 'Entre pairs, après l’hôpital, sans compte rendu.',
    opens: 'Prévenir sans avoir à expliquer, à trois heures du matin.',
    leavesOut: 'Qui n’a pas d’abonnement : la publicité coupe au mauvais moment.',
    risks: 'L’application montre à tous ses amis ce qu’on écoute.',
    publics: ['sante-mentale'],
    settings: ['soin', 'domicile'],
    priority: 'sante-mentale',
  },
  {
    by: 'fatou',
    at: '12 j 20:30',
    title: 'Le cahier de liaison devenu groupe de messages',
    who: 'Trois aides à domicile qui se relaient chez la même dame, et sa fille à Lyon.',
    tool: 'WhatsApp',
    purpose: 'Se dire ce qu’on a vu : elle a mangé, elle a pleuré, la chaudière goutte.',
    place: 'Chez la dame, entre deux portes.',
    opens: 'La fille dort mieux. On se remplace sans repasser par l’agence.',
    leavesOut: 'La dame elle-même. On parle d’elle toute la journée et elle ne le lit pas.',
    risks: 'Sa santé dans nos téléphones personnels. L’agence qui l’apprend.',
    needed: 'Lui demander. Lui lire le soir ce qui a été écrit.',
    publics: ['personnes-agees', 'professionnels'],
    settings: ['domicile'],
    priority: 'sante-mentale',
    ideas: [
      {
        by: 'josette',
        at: '11 j 09:00',
        text: 'Un cahier en papier posé sur la table, et la photo de la page pour Lyon.',
      },
    ],
  },
  {
    by: 'marc',
    at: '11 j 08:30',
    title: 'Apprendre le paiement sans contact sur une borne qui n’est branchée à rien',
    who: 'Des hommes qui sortent de prison après plusieurs années.',
    tool: 'Borne d’entraînement, carte factice',
    purpose: 'Rater dix fois sans file derrière soi.',
    opens: 'Monter dans le bus, payer un café, ne pas avoir l’air de sortir de quelque part.',
    leavesOut: 'Ceux qui sont encore dedans : la borne n’entre pas.',
    needed: 'Une deuxième borne, plus petite, qui passe les portes.',
    publics: ['prison'],
    settings: ['lieu-partage', 'prison'],
    priority: 'dedans-dehors',
  },
  {
    by: 'amina',
    at: '10 j 21:00',
    title: 'Traduire à deux, la machine d’abord, la voisine ensuite',
    who: 'Des voisines qui parlent arabe, comorien, français, chacune un peu de travers.',
    tool: 'Traducteur en ligne, messages vocaux',
    purpose: 'La machine donne une première version. La voisine dit ce qui ne se dit pas comme ça.',
    opens: 'On ne dépend plus d’un enfant pour traduire le médecin.',
    leavesOut: 'Les langues que la machine ne connaît pas : le comorien, presque toujours.',
    risks: 'Elle traduit « garde à vue » par « garde d’enfants ».',
    publics: ['exil', 'parents'],
    settings: ['domicile', 'a-distance'],
    priority: 'droits-en-ligne',
  },
  {
    by: 'catherine',
    at: '9 j 17:00',
    title: 'Un cours qui commence par le téléphone posé au milieu de la table',
    who: 'Des étudiants de première année et leur formatrice.',
    tool: 'Téléphone',
    purpose: 'Chacun montre une chose qu’il sait faire et que les autres ignorent. Le cours part de là.',
    place: 'Salle de cours, réseau capricieux.',
    opens: 'La formatrice apprend. Ceux qui se taisent d’habitude ont quelque chose à montrer.',
    leavesOut: 'Celle dont l’écran est cassé, et qui ne le dit pas.',
    publics: ['etudiants'],
    settings: ['ecole'],
    priority: 'education',
  },
  {
    by: 'kev',
    at: '8 j 23:00',
    title: 'Chercher du travail la nuit, quand le site marche',
    who: 'Des gens suivis par une mission locale.',
    tool: 'Site de recherche d’emploi, wifi du voisin',
    purpose: 'De deux à quatre heures le site répond. On postule, et on dort le matin.',
    opens: 'Des candidatures qui partent.',
    leavesOut: 'Qui a des enfants à lever.',
    risks: 'L’employeur voit l’heure et se fait une idée.',
    needed: 'Pouvoir écrire la nuit et envoyer à huit heures.',
    publics: ['jeunes', 'emploi'],
    settings: ['domicile'],
    priority: 'droits-en-ligne',
  },
  {
    by: 'ghjulia',
    at: '6 j 11:30',
    title: 'La visioconférence projetée au centre social, pour qu’on y aille ensemble',
    who: 'Des habitants d’un village et un écrivain public à quarante kilomètres.',
    tool: 'Visioconférence, vidéoprojecteur',
    purpose: 'La permanence vient à nous une fois par semaine. On y assiste à plusieurs, on s’aide.',
    place: 'Salle du centre social, le jeudi. On éteint le micro quand quelqu’un veut parler seul.',
    opens: 'Cent kilomètres de route en moins. Ce que l’un apprend, les autres l’apprennent.',
    leavesOut: 'Qui ne veut pas que la voisine sache.',
    risks: 'On oublie vite qu’on est filmé.',
    needed: 'Un petit bureau à côté, avec la même liaison.',
    publics: ['personnes-agees', 'handicap'],
    settings: ['lieu-partage', 'a-distance'],
    priority: 'droits-en-ligne',
  },
  {
    by: 'adele',
    at: '5 j 12:40',
    title: 'Remplir la demande côte à côte, deux écrans, un seul clavier : le sien',
    who: 'Une assistante sociale et la personne qu’elle reçoit.',
    tool: 'Ordinateur, second écran',
    purpose: 'Elle tape, je regarde la même page. Je ne touche à rien.',
    place: 'Permanence sans rendez-vous.',
    opens: 'La fois suivante elle vient pour autre chose.',
    leavesOut: 'Qui a mal aux mains, qui n’a jamais tenu un clavier.',
    risks: 'Quarante minutes au lieu de dix. Mon service compte les dossiers.',
    needed: 'Que ces quarante minutes comptent.',
    publics: ['professionnels', 'sans-logement'],
    settings: ['guichet'],
    priority: 'logement',
    readers: 'lab',
  },
]
