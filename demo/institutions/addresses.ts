import type { Who } from '../cast.ts'
import type { GroupKey } from '../groups/index.ts'
import type { Moment } from '../time.ts'
import type { Outcome, SentWay } from '../../src/institutions/tables.ts'

/** What a group of this world asks of an institution. */
export interface Address {
  by: Who
  at: Moment
  group: GroupKey
  /** The title of the reading it comes from. */
  from?: string
  institution: string
  place: string
  /** Where it was said to be at first. */
  placeBefore?: string
  title: string
  asked: string
  priority: string
  /** How many days ago it was sent. */
  sent?: { days: number; how: SentWay }
  replies?: readonly { at: Moment; service: string; function: string; text: string; paper?: number }[]
  comments?: readonly { by: Who; at: Moment; text: string }[]
  outcome?: { by: Who; outcome: Outcome; text: string }
}

export const addresses: readonly Address[] = [
  {
    by: 'nadia',
    at: '35 j 18:20',
    group: 'proofs',
    from: 'La lettre qui réclame un trop-perçu',
    institution: 'Une caisse d’allocations',
    place: 'Marseille',
    placeBefore: 'Dans les Bouches-du-Rhône',
    title: 'Écrire en haut de la lettre la date avant laquelle répondre',
    asked:
      'Vos lettres qui réclament un trop-perçu donnent un délai au milieu d’une phrase de quarante mots. Des gens perdent ce délai sans l’avoir lu.\n\nNous vous demandons d’écrire **en haut, en gras** : la somme, de quel mois il s’agit, et le dernier jour pour répondre. Nous avons réécrit une de vos lettres, prenez-la.',
    priority: 'droits-en-ligne',
    sent: { days: 33, how: 'hand' },
    replies: [
      {
        at: '15 j 11:05',
        service: 'Service des relations avec les usagers',
        function: 'Responsable de la qualité des courriers',
        text: 'Bonjour,\n\nNous avons lu votre réécriture en réunion. La date limite figurera en tête des lettres à partir du mois de mars. La mention du mois concerné demande une modification de notre logiciel : nous vous répondrons sur ce point avant l’été.',
      },
    ],
    comments: [
      {
        by: 'lila',
        at: '14 j 18:00',
        text: 'Réponse lue à voix haute mardi. On garde « à partir du mois de mars » au frigo.',
      },
    ],
  },
  {
    by: 'fatou',
    at: '41 j 19:00',
    group: 'proofs',
    institution: 'Le guichet des titres de séjour d’une préfecture',
    place: 'Marseille',
    title: 'Donner un papier quand le site ne laisse pas finir',
    asked:
      'Le site refuse le dépôt et n’écrit rien. Sans trace, nous perdons le travail, puis le logement.\n\nNous demandons un papier daté, donné au guichet, qui dise : cette personne a essayé.',
    priority: 'droits-en-ligne',
    sent: { days: 40, how: 'post' },
  },
  {
    by: 'ines',
    at: '70 j 17:30',
    group: 'school',
    institution: 'Une école de travail social',
    place: 'Marseille',
    title: 'Une salle ouverte aux personnes accompagnées le mardi soir',
    asked: 'Une salle, des chaises qui bougent, et pas de pièce d’identité à l’entrée.',
    priority: 'education',
    sent: { days: 68, how: 'mail' },
    replies: [
      {
        at: '58 j 10:00',
        service: 'Direction de l’école',
        function: '',
        text: 'D’accord pour la salle 12, les mardis de 18 h à 21 h, jusqu’en juin. Le gardien est prévenu.',
        paper: 59,
      },
    ],
    outcome: {
      by: 'ines',
      outcome: 'kept',
      text: 'On y est chaque mardi. Le gardien reste parfois pour la fin.',
    },
  },
]
