import type { Who } from '../cast.ts'
import type { GroupKey } from '../groups/index.ts'
import type { Moment } from '../time.ts'
import type { ReadingSort, RemarkSort } from '../../src/institutions/tables.ts'

/** A text of an institution, invented, taken apart in this world. */
export interface Reading {
  by: Who
  at: Moment
  group?: GroupKey
  title: string
  sort: ReadingSort
  institution: string
  place: string
  about: string
  priority: string
  text: string
  remarks: readonly {
    by: Who
    at: Moment
    number: number
    sort: RemarkSort
    text: string
    source?: string
    /** What it said before it was edited. */
    before?: string
  }[]
  /** The whole said again, one state after the other. */
  rewritten?: readonly { by: Who; text: string }[]
  /** What it was said to be about at first, before whoever put it up said it better. */
  aboutBefore?: string
}

export const readings: readonly Reading[] = [
  {
    by: 'nadia',
    at: '24 j 20:15',
    group: 'proofs',
    title: 'La lettre qui réclame un trop-perçu',
    sort: 'letter',
    institution: 'Une caisse d’allocations',
    place: 'Marseille',
    about:
      'Reçue un vendredi soir. Il a fallu trois personnes et un dictionnaire pour trouver la date avant laquelle répondre.',
    priority: 'droits-en-ligne',
    text: 'Madame [nom],\nSuite à la régularisation de votre dossier n° [numéro], il ressort que vous avez indûment perçu la somme de 412,60 € au titre de la période considérée. En application de l’art. L. 553-2 du code de la sécurité sociale, ce montant fera l’objet d’une récupération par retenues sur les prestations à échoir, sauf remboursement intégral de votre part. Vous disposez d’un délai de vingt jours à compter de la réception de la présente pour présenter vos observations écrites ou orales. À défaut, la dette sera réputée acceptée.\nLa CRA peut être saisie dans un délai de deux mois.\nVeuillez agréer, Madame, l’expression de nos salutations distinguées.',
    remarks: [
      {
        by: 'nadia',
        at: '24 j 20:30',
        number: 1,
        sort: 'rewrite',
        text: 'Bonjour,',
        before: 'Bonjour Madame,',
      },
      {
        by: 'adele',
        at: '23 j 09:10',
        number: 2,
        sort: 'rewrite',
        text: 'Nous avons revu votre dossier. Nous pensons vous avoir versé 412,60 € de trop.',
      },
      {
        by: 'lila',
        at: '22 j 17:40',
        number: 2,
        sort: 'rewrite',
        text: 'D’après nous, vous avez touché 412,60 € en trop. Nous ne disons pas encore de quel mois il s’agit.',
      },
      {
        by: 'oiseau',
        at: '22 j 02:05',
        number: 2,
        sort: 'effect',
        text: '« Indûment » : j’ai entendu « voleuse ». Le mot ne dit pas que c’est une erreur, il dit que c’est la mienne.',
      },
      {
        by: 'marc',
        at: '21 j 12:30',
        number: 3,
        sort: 'rewrite',
        text: 'Si vous ne remboursez pas en une fois, nous prendrons chaque mois une part de vos allocations à venir.',
      },
      {
        by: 'marc',
        at: '21 j 12:40',
        number: 3,
        sort: 'word',
        text: '**À échoir** : qui vont venir. Les mois d’après, pas ceux d’avant.',
      },
      {
        by: 'nadia',
        at: '20 j 21:00',
        number: 4,
        sort: 'rewrite',
        text: 'Vous avez vingt jours pour nous répondre, par écrit ou de vive voix.',
      },
      {
        by: 'adele',
        at: '19 j 09:00',
        number: 5,
        sort: 'question',
        text: 'Et si la lettre arrive pendant les vacances, ou pas du tout ? Qui prouve le jour où on l’a reçue ?',
      },
      {
        by: 'lila',
        at: '18 j 18:15',
        number: 6,
        sort: 'law',
        text: 'La commission de recours amiable relit la décision. On lui écrit d’abord, avant le tribunal.',
        source: 'Code de la sécurité sociale, article R. 142-1',
      },
    ],
    aboutBefore: 'Reçue un vendredi soir. On n’y comprend rien.',
    rewritten: [
      {
        by: 'nadia',
        text: 'Bonjour,\n\nNous pensons vous avoir versé 412,60 € de trop. Vous avez **vingt jours** pour nous répondre.',
      },
      {
        by: 'adele',
        text: 'Bonjour,\n\nNous avons revu votre dossier. Nous pensons vous avoir versé 412,60 € de trop. Nous ne disons pas encore de quel mois il s’agit : demandez-le-nous.\n\nVous avez **vingt jours** pour nous répondre, par écrit ou de vive voix. Si nous n’avons pas de réponse, nous ferons comme si vous étiez d’accord. Nous prendrons alors chaque mois une part de vos allocations à venir, sauf si vous remboursez tout en une fois.\n\nVous n’êtes pas d’accord ? Écrivez à la commission de recours amiable (ce sont des gens qui relisent nos décisions). Vous avez deux mois.',
      },
    ],
  },
  {
    by: 'mourad',
    at: '11 j 19:45',
    title: 'Le règlement affiché à l’entrée d’un hôtel social',
    sort: 'rule',
    institution: 'Un hôtel qui héberge des familles',
    place: 'Marseille',
    about: 'Photographié sur la porte, recopié à la main. Les enfants le lisent avant leurs parents.',
    priority: 'logement',
    text: 'Les résidents sont tenus de respecter la quiétude des lieux entre 20 h et 8 h.\nToute visite est proscrite dans les parties privatives.\nL’usage d’appareils de cuisson est strictement interdit dans les chambres.\nTout manquement au présent règlement entraînera la rupture immédiate de la prise en charge.',
    remarks: [
      {
        by: 'blessing',
        at: '10 j 20:20',
        number: 2,
        sort: 'effect',
        text: 'Ma sœur attend dehors avec le bébé. Elle n’est pas « une visite ».',
      },
      {
        by: 'fatou',
        at: '9 j 15:00',
        number: 3,
        sort: 'question',
        text: 'Et pour chauffer un biberon à trois heures du matin, on fait comment ?',
      },
      {
        by: 'ines',
        at: '8 j 19:00',
        number: 4,
        sort: 'rewrite',
        text: 'Si une règle n’est pas tenue, nous en parlons d’abord avec vous.',
      },
    ],
  },
]
