import type { Moment } from './time.ts'

export interface Person {
  name: string
  words: string
  since: Moment
  lang?: string
}

/** Who lives in this world, each as they chose to show themselves. */
export const cast = {
  nadia: {
    name: 'Nadia du Panier',
    words:
      'J’ai eu trois numéros d’allocataire en deux ans, aucun n’était le bon. Depuis, je garde tout : captures, accusés, tickets de métro. Je montre comment on fait.',
    since: '150 j 18:10',
  },
  oiseau: {
    name: 'Oiseau de nuit',
    words:
      'Je dors mal, j’écris bien. Schizophrénie depuis mes vingt ans, harmonica depuis mes douze. Les deux se soignent, un seul me manque quand ça va.',
    since: '120 j 02:20',
  },
  samir: {
    name: 'Samir Kader',
    words:
      'Vidéaste à l’association. J’apprends à filmer avec ce qu’on a dans la poche. Le trépied, c’est une bouteille d’eau et un élastique.',
    since: '160 j 10:00',
  },
  lila: {
    name: 'Lila',
    words:
      'Médiatrice numérique. À l’accueil le mardi et le jeudi. Je lis les courriers à voix haute, ça leur fait moins peur qu’à vous.',
    since: '160 j 09:30',
  },
  josette: {
    name: 'Josette, au 3e',
    words:
      'Soixante-quatorze ans, voisine du lieu. Je suis venue me plaindre du bruit, je suis restée pour les ateliers.',
    since: '140 j 16:00',
  },
  theo: {
    name: 'Théo',
    words: 'Deuxième année d’éducation spécialisée. Je pose des questions, même en stage.',
    since: '100 j 12:00',
  },
  ines: {
    name: 'Inès B.',
    words:
      'Future assistante de service social. Serveuse le week-end. Je veux une école qui parle aux gens dont elle parle.',
    since: '110 j 19:30',
  },
  catherine: {
    name: 'Catherine Ferrand',
    words:
      'Formatrice depuis vingt-deux ans. J’ai connu le rétroprojecteur. Je réapprends mon métier ici, le mardi soir.',
    since: '130 j 11:00',
  },
  mourad: {
    name: 'Mourad',
    words:
      'Éducateur de rue. Je suis là où sont les jeunes : en bas de chez eux, et dans leurs messages privés quand ils m’ouvrent.',
    since: '125 j 20:00',
  },
  kev: {
    name: 'Kev Treize',
    words:
      'Suivi à la mission locale, suivi aussi par mon chien. Je fais des jeux sur téléphone. Si vous perdez, c’est fait exprès.',
    since: '95 j 23:00',
  },
  anouk: {
    name: 'Anouk Delmas',
    words: 'Je dessine et j’imprime. Mes affiches disent non poliment.',
    since: '115 j 15:00',
  },
  yohan: {
    name: 'Yohan, qui cherche',
    words:
      'Chercheur en sciences sociales. Ici, c’est moi qui réponds aux questions d’abord. Ensuite on cherche ensemble.',
    since: '90 j 09:00',
  },
  amina: {
    name: 'أمينة',
    words: 'مدرّسة رياضيات من حلب، أعيش في مرسيليا منذ خمس سنوات. أترجم للجارات، وأتعلم أن أسأل لنفسي أيضا.',
    since: '80 j 21:00',
    lang: 'ar',
  },
  blessing: {
    name: 'Blessing',
    words: 'I repaired phones in Lagos, I repair my French here. Bring me a broken screen and a hard word.',
    since: '70 j 22:00',
    lang: 'en',
  },
  marc: {
    name: 'Marc, dehors',
    words: 'Dedans quatre ans, dehors depuis un. J’ai raté l’arrivée du paiement sans contact. Je rattrape.',
    since: '105 j 08:30',
  },
  helene: {
    name: 'Hélène Roux',
    words:
      'Je travaille au Département, je finance des projets comme celui-ci. Le jeudi je viens plier les chaises, c’est là que j’apprends.',
    since: '85 j 17:00',
  },
  jeanpaul: {
    name: 'Jean-Paul, ex-lignard',
    words:
      'Quarante ans aux lignes téléphoniques. Je tiens les clés techniques, je n’ai la clé d’aucun de vos comptes.',
    since: '158 j 14:00',
  },
  fatou: {
    name: 'Fatou',
    words:
      'Aide à domicile, maman de trois. Je garde les petits pendant les réunions, et je donne mon avis par-dessus leur tête.',
    since: '75 j 20:30',
  },
  dalil: {
    name: 'Dalil',
    words:
      'Médiateur de santé pair. Je suis passé par l’hôpital avant d’y travailler. Même couloir, pas le même badge.',
    since: '118 j 10:30',
  },
  ghjulia: {
    name: 'Ghjulia, à Bastia',
    words: 'J’anime un centre social en Corse. On reprend ce que vous faites, on le change, on vous le rend.',
    since: '50 j 11:30',
  },
  adele: {
    name: 'Adèle, assistante sociale',
    words: 'Polyvalence de secteur, quarante-six dossiers ouverts. Je viens chercher de l’air et des idées.',
    since: '40 j 12:40',
  },
  sacha: {
    name: 'Sacha',
    words: '',
    since: '1 j 19:45',
  },
} as const satisfies Record<string, Person>

export type Who = keyof typeof cast

/** A second name of someone: nothing on any page joins the two. */
export const otherName = {
  of: 'kev',
  name: 'Le Chat de la Plaine',
  words: 'Je passe par les toits. Je parle de ce que j’entends par les fenêtres ouvertes.',
  since: '60 j 01:00',
} as const satisfies Person & { of: Who }
