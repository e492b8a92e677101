import type { Who } from '../cast.ts'

/** A statement, and how likely people of each of three opinions are to agree with it. */
interface Statement {
  by: Who
  said: string
  likely: readonly [online: number, counter: number, helped: number]
}

/** A question put to everyone, and the statements it is answered with. */
export const counters = {
  by: 'lila',
  at: '40 j 18:20',
  asked: 'Démarches en ligne, guichet ou les deux : qu’est-ce qui vous va ?',
  why: 'À l’accueil, on entend tout et son contraire. Plutôt que de deviner, on demande.',
  priority: 'droits-en-ligne',
  statements: [
    {
      by: 'nadia',
      said: 'Il doit rester partout un guichet avec une vraie personne.',
      likely: [0.86, 0.97, 0.94],
    },
    {
      by: 'samir',
      said: 'Faire mes démarches le soir, sur mon téléphone, ça m’arrange.',
      likely: [0.96, 0.08, 0.2],
    },
    {
      by: 'josette',
      said: 'J’aime mieux attendre une heure et parler à quelqu’un.',
      likely: [0.08, 0.95, 0.3],
    },
    {
      by: 'blessing',
      said: 'Quand le site me bloque, je demande à mes enfants ou à un voisin.',
      likely: [0.1, 0.12, 0.95],
    },
    {
      by: 'nadia',
      said: 'On devrait pouvoir corriger une erreur sans tout recommencer.',
      likely: [0.97, 0.95, 0.97],
    },
    {
      by: 'theo',
      said: 'Les messages automatiques disent clairement ce qui manque.',
      likely: [0.82, 0.06, 0.1],
    },
    { by: 'josette', said: 'Un reçu en papier vaut mieux qu’une capture d’écran.', likely: [0.1, 0.93, 0.8] },
    {
      by: 'ines',
      said: 'J’ai appris tout seul, ou toute seule, et ça me suffit.',
      likely: [0.92, 0.1, 0.06],
    },
    {
      by: 'blessing',
      said: 'Je veux bien apprendre, si quelqu’un prend le temps de me montrer.',
      likely: [0.2, 0.1, 0.96],
    },
    {
      by: 'adele',
      said: 'On devrait avoir le droit de refuser de passer par internet.',
      likely: [0.12, 0.96, 0.3],
    },
    {
      by: 'oiseau',
      said: 'J’ai déjà donné mon mot de passe à quelqu’un pour m’en sortir.',
      likely: [0.08, 0.3, 0.92],
    },
    {
      by: 'catherine',
      said: 'Aider à faire ces démarches est un travail : il doit être payé.',
      likely: [0.6, 0.75, 0.85],
    },
    {
      by: 'mourad',
      said: 'Avec un bon site, on n’aurait plus besoin de personne.',
      likely: [0.7, 0.04, 0.06],
    },
    { by: 'lila', said: 'Sans téléphone, on n’existe plus pour l’administration.', likely: [0.6, 0.9, 0.85] },
  ] as readonly Statement[],
} as const

/** One that has just been asked: too few have answered for anything to be said. */
export const welcome = {
  by: 'josette',
  at: '3 j 10:15',
  asked: 'Qu’est-ce qui vous a fait passer la porte, la première fois ?',
  why: 'Je demande parce que moi, c’était le bruit.',
  priority: '',
  statements: [
    { by: 'josette', said: 'Quelqu’un que je connaissais m’a accompagné.' },
    { by: 'sacha', said: 'J’ai lu une affiche dans la rue.' },
    { by: 'theo', said: 'J’avais peur qu’on me demande mes papiers.' },
  ] as readonly { by: Who; said: string }[],
  answers: [
    ['sacha', 'disagree', 'agree', 'agree'],
    ['theo', 'pass', 'agree', 'disagree'],
    ['nadia', 'agree', 'disagree', 'agree'],
  ] as readonly (readonly [Who, ...('agree' | 'disagree' | 'pass')[]])[],
} as const
