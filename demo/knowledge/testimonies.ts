import type { Who } from '../cast.ts'
import type { Moment } from '../time.ts'
import type { Key } from './crossings.ts'

interface Testimony {
  by: Who
  at: Moment
  title: string
  text: string
  warning?: string
  unnamed?: boolean
  quotable?: boolean
  priority: string
  /** The piece that comes from it, and what it quotes. */
  piece: Key
  quote?: string
  /** Who told it took it back. */
  withdrawn?: boolean
}

/** What people lived, and what was understood from it. */
export const testimonies: readonly Testimony[] = [
  {
    by: 'sacha',
    at: '54 j 22:40',
    title: 'Le bus 49, un mardi',
    text: 'Elles ont commencé au troisième arrêt. D’habitude je descends. Ce jour-là j’ai sorti mon téléphone éteint et j’ai répondu, normalement, comme à quelqu’un. Une dame m’a souri. Je suis resté jusqu’au terminus.',
    unnamed: true,
    quotable: true,
    priority: 'sante-mentale',
    piece: 'phone',
    quote: 'j’ai sorti mon téléphone éteint et j’ai répondu, normalement, comme à quelqu’un.',
  },
  {
    by: 'marc',
    at: '48 j 07:30',
    title: 'Le courrier dans le four',
    text: 'Je mettais les enveloppes dans le four pour ne plus les voir.',
    quotable: true,
    priority: 'logement',
    piece: 'papers',
    quote: 'Je mettais les enveloppes dans le four pour ne plus les voir.',
    withdrawn: true,
  },
  {
    by: 'nadia',
    at: '38 j 21:15',
    title: 'Trois mois sans dire un mot à personne',
    text: 'J’avais la feuille du tribunal dans mon sac. Je l’ai portée trois mois. Je la sortais dans le tram, je la remettais. Je savais lire, ce n’était pas ça.',
    warning: 'risque de perdre son logement',
    priority: 'logement',
    piece: 'dare',
  },
]
