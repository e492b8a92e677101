import type { Voice } from './said.ts'

/** Housing: having a home, keeping it, living well in it. */
export const housing: readonly Voice[] = [
  {
    by: 'chat',
    at: '1 j 23:20',
    text: 'Au foyer, le wifi ferme à vingt-deux heures. Après, plus de nouvelles de la sœur, plus de musique, plus de carte pour le bus de cinq heures. Le wifi se couche avant les gens. Qui a réussi à faire bouger ça ailleurs ?',
  },
  {
    by: 'blessing',
    at: '3 j 08:15',
    lang: 'en',
    text: 'The lift is "connected", says the poster. It told somebody it is broken. It did not tell my neighbour on the sixth floor, who has two canes.',
    answers: [
      {
        by: 'jeanpaul',
        at: '3 j 12:30',
        text: 'La plaque dans la cabine porte un numéro à douze chiffres : c’est lui qu’il faut donner au dépanneur, pas l’adresse. Photographiez-le pendant que l’ascenseur marche.',
      },
      {
        by: 'blessing',
        at: '2 j 07:50',
        lang: 'en',
        text: 'Done. Photo taken, taped inside the front door for everybody.',
      },
    ],
  },
  {
    by: 'marc',
    at: '7 j 20:00',
    text: 'Le propriétaire voulait trois bulletins de salaire « récents ». Les miens ont quatre ans et sont tamponnés par une maison d’arrêt. Il a dit que c’était original.',
    thanks: ['mourad', 'nadia', 'adele'],
    answers: [
      {
        by: 'adele',
        at: '6 j 12:50',
        text: 'Il existe une garantie gratuite qui remplace le garant et certains papiers. Elle se demande en ligne, évidemment. On la remplit ensemble jeudi ?',
      },
      { by: 'marc', at: '6 j 18:40', text: 'Jeudi. J’apporte mes bulletins originaux.' },
    ],
  },
  {
    by: 'jeanpaul',
    at: '13 j 14:30',
    text: 'Pour la fibre dans les vieux immeubles : on ne peut pas vous refuser le raccordement parce que la gaine est pleine. On peut seulement vous faire attendre, et ça, ils savent.',
    answers: [
      {
        by: 'nadia',
        at: '13 j 17:00',
        text: 'Où est-ce écrit ? Pas pour vous contredire : pour l’imprimer.',
      },
      {
        by: 'jeanpaul',
        at: '12 j 10:15',
        text: 'Je vous retrouve l’article et je vous le mets au lieu, dans le classeur bleu.',
      },
    ],
  },
  {
    by: 'josette',
    at: '18 j 17:20',
    text: 'La gardienne est remplacée par une application. J’ai demandé qui allait se rendre compte, pour ma voisine du premier, quand ses volets resteraient fermés. On m’a dit qu’il y avait une rubrique.',
    thanks: ['fatou', 'anouk'],
    answers: [
      {
        by: 'fatou',
        at: '18 j 20:00',
        text: 'Je passe devant à sept heures tous les matins. Je regarde les volets, moi.',
      },
      {
        by: 'anouk',
        at: '17 j 11:10',
        text: 'Une affiche pour l’entrée : « Nous regardons les volets ». Je la dessine si vous me donnez les mots.',
      },
      { by: 'josette', at: '17 j 15:00', text: 'Les mots, vous venez de les dire.' },
    ],
  },
  {
    by: 'amina',
    at: '24 j 20:40',
    lang: 'ar',
    text: 'كتبت طلب السكن على الهاتف في الحافلة. عند الصفحة الأخيرة دخلنا النفق. خمسة وأربعون دقيقة ضاعت. الآن أكتب في دفتر أولا، ثم أنقل.',
    answers: [
      {
        by: 'nadia',
        at: '24 j 21:30',
        text: 'Je me suis fait traduire : le tunnel, à la dernière page ! Votre cahier d’abord, c’est exactement ce qu’on conseille dans le guide. On l’ajoute avec votre nom ?',
      },
    ],
  },
  {
    by: 'mourad',
    at: '29 j 18:40',
    text: 'Trois frères et sœurs, deux chambres, un seul endroit calme : la cage d’escalier, et c’est là qu’il y a du réseau. Quand un voisin vous dit qu’ils « traînent », demandez-leur ce qu’ils révisent.',
    thanks: ['ines', 'josette'],
    answers: [
      {
        by: 'josette',
        at: '29 j 19:05',
        text: 'Qu’ils viennent réviser ici le mercredi. Il y a des tables et je ne pose pas de questions de maths.',
      },
    ],
  },
  {
    by: 'adele',
    at: '39 j 12:45',
    text: 'J’ai compté : pour une demande de logement, la même date de naissance est demandée neuf fois. Elle n’a pas changé.',
    answers: [
      {
        by: 'yohan',
        at: '38 j 09:20',
        text: 'Vous avez gardé la liste des neuf endroits ? C’est une pièce magnifique.',
      },
      { by: 'adele', at: '38 j 12:30', text: 'Bien sûr. J’apprends de Nadia.' },
    ],
  },
]
