import type { Who } from '../cast.ts'
import type { Told } from './told.ts'

/** A card that someone draws from what another said. */
export interface Drawn extends Omit<Told, 'ideas' | 'readers'> {
  from: Who
  /** How the voice begins. */
  voice: string
  /** Whether whoever said it has said yes; else they are still asked. */
  agreed: boolean
  /** What it would need, in other words that wait for their yes. */
  instead?: string
}

/** What a voice told without calling it a use. */
export const drawn: readonly Drawn[] = [
  {
    by: 'dalil',
    from: 'oiseau',
    voice: 'La première fois, ils m’ont pris le téléphone',
    agreed: true,
    at: '7 j 14:00',
    title: 'Laisser à chacun un appel en arrivant à l’hôpital, et l’écrire sur le mur',
    who: 'Des personnes qui entrent à l’hôpital psychiatrique, sans toujours l’avoir choisi.',
    tool: 'Téléphone du service',
    purpose: 'Dire à quelqu’un où on est, dès le premier jour.',
    opens: 'Une mère qui ne croit plus son fils mort. Un soin qui commence par une confiance.',
    leavesOut: 'Celles et ceux qui n’ont personne à appeler.',
    risks: 'Que ce soit retiré comme une faveur.',
    needed: 'Une règle de service, affichée à hauteur d’yeux.',
    instead: 'Une règle de service, affichée à hauteur d’yeux, et que quelqu’un réponde au bout du fil.',
    publics: ['sante-mentale'],
    settings: ['soin'],
    priority: 'sante-mentale',
  },
  {
    by: 'theo',
    from: 'nadia',
    voice: 'Quand le site plante,',
    agreed: false,
    at: '1 j 18:20',
    title: 'Faire constater la panne à deux, devant l’écran',
    who: 'Une personne qui fait sa demande et quelqu’un à côté d’elle.',
    tool: 'Capture d’écran, feuille de papier',
    purpose: 'Avoir un témoin de ce que le site n’a pas fait.',
    opens: 'Une preuve qui ne repose pas sur une seule parole.',
    publics: ['parents', 'etudiants'],
    settings: ['guichet'],
    priority: 'droits-en-ligne',
  },
]

/** What someone without an account wrote on the printed sheet. */
export const onPaper = {
  name: 'Madame Odile',
  at: '4 j 15:10',
  title: 'Garder ses mots de passe dans un carnet de recettes',
  who: 'Moi, et toutes celles du club.',
  tool: 'Carnet, stylo',
  purpose: 'La banque est à la page du clafoutis. Personne ne va chercher là.',
  opens: 'Je ne demande plus à mon petit-fils.',
  leavesOut: 'Qui n’y voit plus.',
  risks: 'Si le carnet brûle, tout brûle.',
  publics: ['personnes-agees'],
  settings: ['domicile'],
  priority: 'droits-en-ligne',
} as const
