import type { Key } from './crossings.ts'

interface Step {
  piece: Key
  kind: 'experience' | 'metier' | 'etabli'
  words?: string
  question?: string
}

/** A path by three doors: hearing voices, lived, in the trade, and in books. */
export const path = {
  title: 'Entendre des voix\u00a0: par où voulez-vous entrer ?',
  summary:
    'Pour qui en entend, pour qui travaille avec des personnes qui en entendent, pour qui veut savoir. Trois portes, un seul sujet. On passe de l’une à l’autre quand on veut.',
  priority: 'sante-mentale',
  readers: 'open',
  lang: 'fr',
} as const

export const steps: readonly Step[] = [
  {
    piece: 'phone',
    kind: 'experience',
    words: 'On commence par un geste que tout le monde peut essayer, même ceux qui n’entendent rien.',
    question: 'À qui parlez-vous, quand vous parlez seul ?',
  },
  {
    piece: 'night',
    kind: 'experience',
    words: 'La même personne, la nuit. Lisez lentement.',
    question: 'Qu’est-ce que votre journée a tu, hier ?',
  },
  {
    piece: 'dose',
    kind: 'experience',
    question: 'Qu’est-ce qui a changé pour vous, et grâce à quoi ?',
  },
  {
    piece: 'silence',
    kind: 'metier',
    words: 'Ce qu’on apprend sans que personne ne l’ait décidé.',
    question: 'Quelle question vous a-t-on appris à ne pas poser ?',
  },
  {
    piece: 'ask',
    kind: 'metier',
    words: 'Ce qui se passe quand on la pose.',
    question: 'Par quelle question commencez-vous ?',
  },
  { piece: 'team', kind: 'metier', question: 'Quel mot emploie la personne, et quel mot écrivez-vous ?' },
  {
    piece: 'meaning',
    kind: 'etabli',
    words: 'Ce que disent les enquêtes, avec ce qu’elles ne disent pas.',
    question: 'Pourquoi les chiffres varient-ils autant ?',
  },
  {
    piece: 'antipsychotic',
    kind: 'etabli',
    question: 'Qu’est-ce qui n’est pas compté dans une étude qui compte ?',
  },
]
