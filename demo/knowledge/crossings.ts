import type { Who } from '../cast.ts'
import type { Moment } from '../time.ts'
import type { housing, voices } from './pieces.ts'

export type Key = keyof typeof voices | keyof typeof housing

interface Crossing {
  by: Who
  at: Moment
  from: Key
  to: Key
  kind: 'illustre' | 'questionne' | 'conteste' | 'prolonge'
  why: string
}

/** How what is lived, done and known answers each other; nobody has the last word. */
export const crossings: readonly Crossing[] = [
  {
    by: 'dalil',
    at: '45 j 12:00',
    from: 'phone',
    to: 'ask',
    kind: 'prolonge',
    why: 'C’est parce qu’on m’a laissé demander ce que disaient les voix que j’ai appris l’histoire du téléphone. Depuis, je la raconte aux nouveaux.',
  },
  {
    by: 'oiseau',
    at: '39 j 23:30',
    from: 'dose',
    to: 'antipsychotic',
    kind: 'questionne',
    why: 'L’étude compte combien de fois. Personne n’a compté ce qu’elles disaient. Moi, c’est là que ça a changé.',
  },
  {
    by: 'yohan',
    at: '35 j 10:00',
    from: 'meaning',
    to: 'silence',
    kind: 'conteste',
    why: 'Rien dans ce que j’ai lu ne dit que poser la question « alimente » les voix. Je cherche encore d’où vient cette règle.',
  },
  {
    by: 'theo',
    at: '21 j 19:00',
    from: 'ask',
    to: 'silence',
    kind: 'conteste',
    why: 'En stage on m’a dit l’inverse. J’ai demandé quand même, une fois. La personne m’a remercié d’avoir demandé.',
  },
  {
    by: 'oiseau',
    at: '20 j 02:10',
    from: 'night',
    to: 'meaning',
    kind: 'prolonge',
    why: 'Si tout le monde peut en entendre, alors ce qu’elles disent la nuit n’est pas du bruit.',
  },
  {
    by: 'dalil',
    at: '18 j 15:30',
    from: 'team',
    to: 'ask',
    kind: 'illustre',
    why: 'On ne peut écrire son mot à elle que si on le lui a demandé.',
  },
  {
    by: 'nadia',
    at: '32 j 22:00',
    from: 'dare',
    to: 'law',
    kind: 'questionne',
    why: 'La loi donne un délai à qui le demande. Elle ne dit pas comment on ose.',
  },
  {
    by: 'adele',
    at: '31 j 12:40',
    from: 'hearing',
    to: 'law',
    kind: 'illustre',
    why: 'Le délai existe dans la loi ; je le vois accordé à ceux qui sont là pour le demander.',
  },
  {
    by: 'marc',
    at: '27 j 09:00',
    from: 'papers',
    to: 'letter',
    kind: 'conteste',
    why: 'Ne dites pas « ils arrivent trop tard ». À ce moment-là, le courrier, on ne l’ouvre plus.',
  },
  {
    by: 'ines',
    at: '25 j 20:15',
    from: 'letter',
    to: 'law',
    kind: 'prolonge',
    why: 'Le délai se demande à l’audience ; tout se joue avant, au premier courrier.',
  },
  {
    by: 'marc',
    at: '17 j 08:10',
    from: 'keys',
    to: 'first',
    kind: 'questionne',
    why: 'Deux ans après, on est encore logé, d’accord. Mais qui a compté les nuits par terre ?',
  },
]
