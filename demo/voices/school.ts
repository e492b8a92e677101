import type { Voice } from './said.ts'

/** Education: learning, teaching, and what school could become. */
export const school: readonly Voice[] = [
  {
    by: 'ines',
    at: '5 h',
    text: 'On me demande dans l’école de demain s’il faut encore des notes. Moi je voudrais d’abord des chaises qui ne regardent pas toutes dans le même sens. Vous mettriez quoi en premier ?',
  },
  {
    by: 'catherine',
    at: '3 j 20:50',
    text: 'J’ai posé mon cours et demandé aux étudiants d’apporter leur téléphone au lieu de le cacher. Une heure plus tard, ils m’apprenaient mon métier. Je n’ai pas fait mon plan. J’ai fait cours.',
    thanks: ['ines', 'theo', 'samir'],
    answers: [
      {
        by: 'theo',
        at: '3 j 21:30',
        text: 'J’y étais. C’est la première fois que mon fond d’écran servait à quelque chose.',
      },
      {
        by: 'kev',
        at: '2 j 12:00',
        text: 'Si on m’avait demandé d’apporter mon téléphone au lycée, j’y serais peut-être encore. Enfin, peut-être pas encore.',
      },
    ],
  },
  {
    by: 'kev',
    at: '6 j 16:20',
    text: 'J’ai fait une petite boucle pour le menu du jeu. Huit notes, ça tourne. Dites-moi si ça rend fou au bout de deux minutes ou de cinq.',
    transcript:
      'Une petite musique de dix secondes : des notes claires qui montent et redescendent, comme une boîte à musique.',
    answers: [
      { by: 'oiseau', at: '6 j 17:00', text: 'Quatre minutes trente. C’est un bon score.' },
      {
        by: 'fatou',
        at: '5 j 19:10',
        text: 'Mon fils de quatre ans la chante dans le bain. Tu me dois une baignoire.',
      },
    ],
  },
  {
    by: 'fatou',
    at: '11 j 13:00',
    text: 'L’école de ma fille écrit sur une application, le collège de mon fils sur une autre, et la cantine sur une troisième. J’ai trois mots de passe et deux enfants concernés. Qui peut m’expliquer à quoi sert le cahier ?',
    answers: [
      { by: 'josette', at: '11 j 15:25', text: 'À écraser les fleurs. C’est ce que je faisais du mien.' },
      {
        by: 'catherine',
        at: '10 j 09:15',
        text: 'On en parle à la séance ouverte de l’école de demain. Venez avec vos trois mots de passe, on fera la liste de ce qu’une école devrait avoir le droit de demander à une maman.',
      },
    ],
  },
  {
    by: 'yohan',
    at: '17 j 10:00',
    text: 'Je propose qu’on étudie une question embarrassante, la mienne : quand l’école invite des personnes concernées à « participer », qu’est-ce qui change ensuite ? Je ne veux pas écrire la réponse seul.',
    thanks: ['nadia', 'ines'],
    answers: [
      {
        by: 'nadia',
        at: '17 j 11:30',
        text: 'Ce qui change : la photo sur le site. Pour le reste, je veux bien regarder avec vous.',
      },
      {
        by: 'marc',
        at: '16 j 20:10',
        text: 'On m’a invité trois fois à témoigner. La même histoire, trois fois. Personne ne m’a demandé ce que j’avais appris depuis.',
      },
      {
        by: 'yohan',
        at: '16 j 22:00',
        text: 'Alors commençons par là : ce que vous avez appris depuis. C’est une bien meilleure question que la mienne.',
        thanks: ['marc'],
      },
    ],
  },
  {
    by: 'samir',
    at: '21 j 18:05',
    text: 'Règle d’or du film au téléphone : essuyez l’objectif sur votre manche. Voilà, vous savez la moitié du métier. L’autre moitié, c’est d’attendre que les gens oublient l’appareil.',
    answers: [
      {
        by: 'blessing',
        at: '20 j 21:15',
        lang: 'en',
        text: 'I wiped it. My aunt has a neck now. Thank you.',
      },
    ],
  },
  {
    by: 'anouk',
    at: '28 j 15:30',
    text: 'Affiche imprimée hier avec le groupe du mardi. Encre à l’eau, main de Josette, jaune choisi après vingt minutes de débat.',
    drawing: 'hand',
    thanks: ['josette', 'ines', 'kev'],
    answers: [
      {
        by: 'josette',
        at: '28 j 16:05',
        text: 'Vingt minutes parce que certains appelaient ça « moutarde ». C’est du soleil.',
      },
      {
        by: 'helene',
        at: '27 j 09:00',
        text: 'Je peux en avoir une pour le couloir du Département ? Il manque de soleil, et de mains.',
      },
    ],
  },
  {
    by: 'theo',
    at: '34 j 19:45',
    text: 'Mes heures ici comptent-elles pour mon diplôme ? Mon école dit « en principe ». J’habite rarement à cette adresse.',
    answers: [
      {
        by: 'catherine',
        at: '33 j 08:30',
        text: 'Elles comptent. C’est écrit et signé depuis lundi. Je vous apporte la feuille, gardez-en une photo : Nadia m’a convertie.',
      },
    ],
  },
]
