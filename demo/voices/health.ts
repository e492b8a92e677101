import type { Voice } from './said.ts'

/** Mental health: said by those who live it, and those who walk beside. */
export const health: readonly Voice[] = [
  {
    by: 'oiseau',
    at: '9 h',
    text: 'Trois heures douze. La machine à laver du cinquième passe à l’essorage et moi aussi. Si quelqu’un d’autre est debout : à quoi vous occupez vos mains ?',
  },
  {
    by: 'chat',
    at: '2 j 01:40',
    text: 'À la fenêtre du quatrième, une dame parle à quelqu’un qui n’est pas là. Elle lui demande s’il a mangé. C’est la conversation la plus polie de la rue.',
    drawing: 'cat',
    answers: [
      {
        by: 'oiseau',
        at: '2 j 02:10',
        text: 'Ce quelqu’un répond peut-être. On n’entend que de ton côté du toit.',
      },
      {
        by: 'josette',
        at: '2 j 09:00',
        text: 'Elle parle à son mari, parti il y a longtemps. Le jeudi je lui monte la soupe, et on met trois assiettes.',
      },
    ],
  },
  {
    by: 'dalil',
    at: '4 j 11:00',
    text: 'On me demande souvent la différence entre un pair et un soignant. Le soignant sait où est la sortie. Moi, je sais où on se cogne. Il faut les deux pour ne pas rester dans le couloir.',
    thanks: ['oiseau', 'theo', 'fatou'],
    answers: [
      {
        by: 'theo',
        at: '4 j 12:35',
        text: 'En cours on nous apprend « la juste distance ». Toi tu dirais quoi ?',
      },
      {
        by: 'dalil',
        at: '4 j 18:20',
        text: 'La juste présence. La distance, tout le monde la trouve tout seul.',
        thanks: ['ines', 'catherine'],
        answers: [
          {
            by: 'catherine',
            at: '3 j 08:50',
            text: 'Je change le titre de ma séance de mardi. Merci Dalil, je vous cite, avec votre accord.',
          },
        ],
      },
    ],
  },
  {
    by: 'oiseau',
    at: '9 j 02:45',
    warning: 'hospitalisation, contention',
    text: 'La première fois, ils m’ont pris le téléphone « pour mon bien ». J’ai compris le règlement, pas le silence. Ma mère a cru que j’étais mort pendant onze heures. Ce que je demande n’est pas compliqué : qu’on laisse à chacun un appel, et qu’on l’écrive sur le mur.',
    thanks: ['dalil', 'adele', 'josette', 'yohan'],
    answers: [
      {
        by: 'dalil',
        at: '9 j 09:10',
        text: 'Dans mon service, c’est écrit sur le mur depuis mars. On l’a obtenu parce que trois personnes l’ont demandé la même semaine. Je t’envoie la photo de l’affiche.',
      },
      {
        by: 'josette',
        at: '8 j 10:40',
        text: 'Onze heures. Votre pauvre maman. Je n’y connais rien, mais je signe ce que vous voudrez.',
      },
      {
        by: 'adele',
        at: '7 j 13:05',
        text: 'Je pose la question à mon équipe cette semaine : qui prévient les proches, et quand ? Je reviens dire la réponse, même si elle est gênante.',
      },
    ],
  },
  {
    by: 'ines',
    at: '14 j 22:10',
    text: 'En stage j’ai dit « je comprends » à une dame. Elle m’a répondu « non, mais vous pouvez rester ». Je crois que c’est tout mon mémoire.',
    thanks: ['dalil', 'catherine'],
    answers: [{ by: 'oiseau', at: '14 j 23:58', text: 'C’est la meilleure note de stage que j’aie lue.' }],
  },
  {
    by: 'kev',
    at: '19 j 23:30',
    text: 'L’appli de méditation de la mission locale m’a envoyé « Tu n’as pas respiré depuis 4 jours ». J’ai eu peur deux secondes.',
    thanks: ['josette'],
    answers: [
      {
        by: 'fatou',
        at: '18 j 07:15',
        text: 'La mienne me félicite quand je marche. Je marche parce que le 31 ne passe pas.',
      },
      {
        by: 'dalil',
        at: '18 j 10:00',
        text: 'On pourrait écrire ensemble les messages qu’on aimerait recevoir. Ou ne pas recevoir.',
      },
    ],
  },
  {
    by: 'adele',
    at: '26 j 19:00',
    text: 'Question à celles et ceux qui ont été suivis : qu’est-ce qu’une assistante sociale a écrit sur vous, un jour, que vous auriez aimé relire avant qu’elle l’envoie ?',
    thanks: ['nadia'],
    answers: [
      {
        by: 'nadia',
        at: '26 j 20:45',
        text: '« Madame adhère peu. » J’ai cherché à quoi. Je cherche encore.',
      },
      {
        by: 'marc',
        at: '25 j 09:30',
        text: '« Discours stéréotypé. » Je répondais à des questions stéréotypées.',
      },
      {
        by: 'oiseau',
        at: '25 j 03:10',
        text: '« Présentation correcte. » J’avais mis la chemise de mon frère.',
      },
      {
        by: 'adele',
        at: '24 j 18:30',
        text: 'Merci. J’ai effacé « adhère peu » d’un rapport ce matin. J’ai écrit ce que la personne m’avait dit. C’était plus court.',
        thanks: ['nadia', 'ines', 'dalil'],
      },
    ],
  },
  {
    by: 'theo',
    at: '37 j 21:00',
    text: 'Est-ce qu’on a le droit de dire qu’on va mal quand on fait des études pour aider ceux qui vont mal ?',
    answers: [
      {
        by: 'dalil',
        at: '37 j 21:40',
        text: 'On a même le devoir de ne pas attendre le diplôme pour le dire. Passe me voir.',
      },
      {
        by: 'catherine',
        at: '36 j 08:10',
        text: 'Oui. Et si l’école vous a laissé croire le contraire, c’est à l’école de changer.',
      },
    ],
  },
]
