import type { Who } from '../cast.ts'
import type { Moment } from '../time.ts'
import type { SaidSituation } from '../../src/research/studies/consent/forms.ts'
import type { StudyDraft } from '../../src/research/studies/forms.ts'

/** A study of this world, without its days, which are counted from now. */
type Told = Omit<StudyDraft, 'analysisOn' | 'dataUntil'>

/** Opens three months ago, before the last quarter that is over ended, and asks everyone. */
export const participation: Told = {
  title: 'La participation ici : réelle ou de façade ?',
  question:
    'Qui parle, qui ouvre, qui décide ici ? Et quand une personne concernée propose quelque chose, qu’est-ce que ça devient ?',
  protocol:
    'On compte les tours de parole, les groupes ouverts et ce que deviennent les propositions, sans lire les mots. On pose quelques questions au début, puis à la fin.\n\nTous les trois mois, les chiffres sont affichés au lieu, un jeudi soir, avec du thé. On les lit à voix haute. Chacun dit ce qu’il y voit, et ce que les chiffres ne voient pas.',
  doneBy: 'Yohan Maillard et Catherine Ferrand, avec six personnes du lab qui ont écrit les questions',
  institution: 'Laboratoire de sociologie, université d’Aix-Marseille',
  ethics:
    'Relue deux fois à la table du jeudi, par neuf personnes dont cinq concernées. Elles ont fait enlever les présences aux ateliers : « qui vient quel soir, ça ne regarde personne ». Le comité d’éthique de l’université l’a relue aussi, après elles.',
  traces: ['turns', 'memberships', 'initiatives', 'decisions', 'credits', 'seats', 'answers'],
  lang: 'fr',
  where: 'lab',
  priority: null,
  strand: '',
  group: '',
}

/** Lila prepares it; nobody else reads it yet. */
export const mornings: Told = {
  title: 'Ce que change une matinée à deux au guichet',
  question: 'Quand quelqu’un vient avec vous au guichet, qu’est-ce qui se passe autrement ?',
  protocol: 'Vingt matinées, vingt récits courts, écrits par celle ou celui qui demandait.',
  doneBy: 'Lila Benali',
  institution: '',
  ethics: 'À faire relire à la table du jeudi.',
  traces: ['answers'],
  lang: 'fr',
  where: 'some',
  priority: 'droits-en-ligne',
  strand: '',
  group: '',
}

/** Over, and given back late but given back. */
export const numbers: Told = {
  title: 'Combien de numéros pour une seule personne ?',
  question: 'Combien de numéros, de codes et de comptes faut-il pour toucher ce à quoi on a droit ?',
  protocol: 'Onze personnes ont vidé leur pochette sur la table et compté. Rien n’a été photographié.',
  doneBy: 'Nadia Belkacem et l’association Les Pochettes',
  institution: 'Les Pochettes, association de personnes concernées',
  ethics: 'Chacun a compté pour soi. Personne n’a lu les papiers d’un autre.',
  traces: ['answers'],
  lang: 'fr',
  where: 'lab',
  priority: null,
  strand: '',
  group: '',
}

export const numbersBack =
  'Sept numéros en moyenne, et jusqu’à dix-neuf. Personne n’en connaissait plus de trois par cœur.\n\nCe que les onze en disent : ce n’est pas la mémoire qui manque, c’est qu’on nous en donne un nouveau à chaque panne. On a porté le compte au conseil de la caisse. Réponse attendue en janvier.'

/** What each answered to the study on participation. Some said no; some have not answered. */
export const answers: readonly (readonly [Who, 'both' | 'data' | 'part' | 'no', Moment])[] = [
  ['nadia', 'both', '50 j 09:10'],
  ['oiseau', 'both', '48 j 23:40'],
  ['samir', 'both', '50 j 18:00'],
  ['lila', 'both', '52 j 12:00'],
  ['josette', 'both', '47 j 10:20'],
  ['theo', 'both', '45 j 21:00'],
  ['ines', 'data', '45 j 22:00'],
  ['catherine', 'both', '53 j 09:00'],
  ['mourad', 'both', '40 j 13:00'],
  ['kev', 'both', '41 j 02:00'],
  ['anouk', 'no', '44 j 11:00'],
  ['yohan', 'both', '54 j 08:00'],
  ['amina', 'both', '39 j 20:00'],
  ['blessing', 'part', '38 j 22:00'],
  ['marc', 'both', '37 j 08:00'],
  ['helene', 'data', '36 j 18:30'],
  ['fatou', 'both', '35 j 21:15'],
]

/** From where they say they speak. */
export const situations: readonly (readonly [Who, SaidSituation])[] = [
  ['nadia', { situation: 'concerned', words: '', time: 'own' }],
  ['oiseau', { situation: 'concerned', words: '', time: 'own' }],
  ['samir', { situation: 'other', words: 'vidéaste, et locataire en attente', time: 'reimbursed' }],
  ['lila', { situation: 'social-worker', words: 'médiatrice numérique', time: 'paid' }],
  ['josette', { situation: 'citizen', words: '', time: 'own' }],
  ['theo', { situation: 'student', words: '', time: 'credit' }],
  ['ines', { situation: 'student', words: '', time: 'credit' }],
  ['catherine', { situation: 'trainer', words: '', time: 'paid' }],
  ['mourad', { situation: 'social-worker', words: '', time: 'paid' }],
  ['kev', { situation: 'concerned', words: '', time: 'own' }],
  ['yohan', { situation: 'researcher', words: '', time: 'paid' }],
  ['amina', { situation: 'concerned', words: '', time: 'own' }],
  ['blessing', { situation: 'concerned', words: '', time: 'reimbursed' }],
  ['marc', { situation: 'concerned', words: '', time: 'own' }],
  ['helene', { situation: 'funder', words: '', time: 'paid' }],
  ['fatou', { situation: 'concerned', words: '', time: 'own' }],
]

/** The notebook of the study on participation: whoever does it, and someone who takes part and says so. */
export const notes: readonly (readonly [Who, string, Moment])[] = [
  [
    'yohan',
    'Première table du jeudi. J’arrive avec douze questions, je repars avec quatre. « Vous voulez savoir si on parle, ou si on nous écoute ? » Ce n’est pas la même étude. Je recommence.',
    '54 j 22:00',
  ],
  [
    'nadia',
    'J’ai demandé qui verrait mes lignes. On me les a montrées sur l’écran, toutes. Il y en avait trente-huit. J’ai dit oui après, pas avant.',
    '49 j 09:30',
  ],
  [
    'yohan',
    'On affichera les chiffres au lieu avant de les montrer à l’université. C’est écrit dans l’étude, avec la date. Josette l’a recopiée sur le calendrier des postes.',
    '30 j 11:00',
  ],
]
