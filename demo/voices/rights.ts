import type { Voice } from './said.ts'

/** Rights and online services: when the website is the wall. */
export const rights: readonly Voice[] = [
  {
    by: 'nadia',
    at: '2 h',
    text: 'Quand le site plante, c’est moi qu’on radie. Ce matin : « Une erreur est survenue, réessayez plus tard. » Plus tard, c’est après la date limite. Qui a trouvé comment garder une preuve quand l’écran est blanc ?',
  },
  {
    by: 'adele',
    at: '1 j 18:25',
    text: 'Je suis assistante sociale et je n’arrive plus à joindre la caisse non plus. On m’a donné le numéro « réservé aux partenaires ». Il sonne dans le vide, mais avec une plus jolie musique. Comment font les autres secteurs ?',
  },
  {
    by: 'amina',
    at: '5 j 21:12',
    lang: 'ar',
    text: 'الموقع يسألني: «هل أنت متأكدة؟» بالفرنسية الرسمية، فلا أعرف إن كان سؤالا أم تهديدا. من يساعدني في كتابة قائمة بكلمات المواقع، بالعربية وبكلام الناس؟',
    thanks: ['blessing', 'lila'],
    answers: [
      {
        by: 'lila',
        at: '5 j 22:03',
        text: 'Je vous réponds en français et je vous traduis jeudi de vive voix : oui, faisons cette liste. « Télédéclarer », « attester sur l’honneur », « notifier » : rien que ces trois-là, on tient une soirée.',
        answers: [
          {
            by: 'amina',
            at: '4 j 09:30',
            lang: 'ar',
            text: 'موعدنا الخميس إذن. سأحضر دفتري والقهوة.',
          },
        ],
      },
      {
        by: 'blessing',
        at: '4 j 13:40',
        lang: 'en',
        text: 'Same for me in English. "Justificatif" took me three weeks. I thought it was a person.',
      },
    ],
  },
  {
    by: 'josette',
    at: '8 j 10:20',
    text: 'La borne de la mairie m’a demandé si je n’étais pas un robot. À mon âge, on espère encore un peu de mystère. J’ai cliqué sur les feux rouges, elle ne m’a pas crue. Quelqu’un sait ce que c’est, un feu rouge, pour une borne ?',
    thanks: ['kev', 'theo', 'helene'],
    answers: [
      {
        by: 'kev',
        at: '8 j 11:02',
        text: 'Faut cliquer aussi sur le petit bout de feu qui dépasse dans la case d’à côté. C’est nul, mais c’est ça.',
      },
      {
        by: 'josette',
        at: '8 j 14:15',
        text: 'Le petit bout qui dépasse ! Merci jeune homme. J’ai eu mon acte de naissance, et la preuve que je suis humaine.',
      },
      {
        by: 'jeanpaul',
        at: '8 j 19:00',
        text: 'Il y a souvent un petit casque à côté des images : on vous dit des chiffres à l’oreille à la place. Ça marche mieux pour moi que les passages piétons.',
      },
    ],
  },
  {
    by: 'mourad',
    at: '12 j 17:45',
    text: 'Un jeune de dix-neuf ans a le plus beau téléphone de la rue et zéro papier numérisé. Il monte des vidéos que je ne saurais pas regarder au ralenti, mais « pièce jointe » le bloque. Alors arrêtons de dire « ils sont nés avec ». Avec quoi ?',
    thanks: ['ines', 'catherine', 'yohan'],
    answers: [
      {
        by: 'yohan',
        at: '12 j 20:30',
        text: 'C’est exactement l’écart qui m’intéresse : savoir faire, et pouvoir choisir à quoi ça sert. Est-ce que ce jeune accepterait d’en parler ici, à son rythme, sous le nom qu’il veut ?',
      },
      {
        by: 'mourad',
        at: '11 j 12:00',
        text: 'Il dit « peut-être, mais pas pour que tu fasses un livre ». Je transmets tel quel.',
      },
    ],
  },
  {
    by: 'marc',
    at: '16 j 09:10',
    text: 'Pour avoir un rendez-vous il faut une adresse mail. Pour avoir une adresse mail il faut un numéro. Pour avoir un numéro il faut un compte. Pour avoir un compte il faut un rendez-vous. J’ai fait le tour, c’est bien rond.',
    answers: [
      {
        by: 'lila',
        at: '16 j 12:20',
        text: 'Venez mardi à l’accueil, on casse le rond ensemble. Ici en tout cas, aucune adresse mail n’est demandée, vous l’avez vu.',
      },
      {
        by: 'helene',
        at: '15 j 18:00',
        text: 'Je garde cette phrase pour la réunion de jeudi avec les services, si vous êtes d’accord. Sans votre nom.',
        answers: [
          {
            by: 'marc',
            at: '15 j 21:10',
            text: 'D’accord. Et dites-leur que je l’ai écrite depuis un téléphone prêté.',
          },
        ],
      },
    ],
  },
  {
    by: 'fatou',
    at: '23 j 22:15',
    text: 'J’ai fait ma demande de prime à deux heures du matin parce que le site va mieux la nuit. C’est la seule administration qui travaille à mes horaires.',
    thanks: ['nadia'],
    answers: [
      {
        by: 'oiseau',
        at: '23 j 23:50',
        text: 'La nuit, le site et moi on est plus disponibles. Je confirme.',
      },
      {
        by: 'nadia',
        at: '22 j 08:05',
        text: 'Pense à faire une capture de la dernière page avec l’heure en haut. La nuit, ils « n’ont pas reçu » encore plus souvent.',
      },
    ],
  },
  {
    by: 'blessing',
    at: '31 j 19:20',
    lang: 'en',
    text: 'The form wants my family name in capital letters, as on my passport. The other form wants it with small letters, as on the first form. Now I am two people, and only one of us gets the letter.',
    answers: [
      {
        by: 'nadia',
        at: '30 j 10:30',
        text: 'Demandez une « attestation de concordance » : c’est un papier qui dit que vous êtes bien vous. Oui, ça existe. Je vous montre le modèle mardi.',
      },
    ],
  },
]
