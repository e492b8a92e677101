import type { GroupStory } from './story.ts'

/** Groups that sleep, that have produced, that stopped and said what they learned. */
export const others = {
  game: {
    by: 'kev',
    at: '84 j 16:00',
    moved: '18 j 20:00',
    name: 'Le jeu du dossier perdu',
    purpose:
      'Un jeu pour que les futurs éducateurs vivent une journée de démarches : un dossier, quatre guichets, une batterie à 12 %. On perd souvent. C’est fait exprès, mais c’est drôle, et après on parle.',
    promise: 'jeu',
    priority: 'education',
    strand: 1,
    members: ['theo', 'ines', 'anouk', 'marc'],
    produced: 'kev',
    roles: [{ word: 'dessiner', details: 'Les cartes et le plateau.', held: 'anouk' }],
    journal: [
      {
        by: 'kev',
        at: '50 j 17:30',
        text: 'Test avec huit étudiants. Ils ont tous perdu au troisième guichet et ils ont dit « ça n’existe pas dans la vraie vie ». Marc a sorti son classeur. Silence. Une étudiante a demandé à rejouer.',
        drawing: 'folder',
      },
      {
        by: 'ines',
        at: '18 j 20:00',
        text: 'Le jeu est fini, il est à tout le monde. On ferme le groupe avec une partie, des chips et un dossier complet, le premier depuis trois mois.',
      },
    ],
  },
  parcel: {
    by: 'marc',
    at: '104 j 09:00',
    moved: '58 j 18:00',
    name: 'Le colis et la lettre',
    purpose:
      'Dehors, tout va par écran. Dedans, tout va par papier. On cherche comment une famille garde le lien entre les deux : lettres, visio, mandats, photos. On voudrait un livret à remettre aux proches le premier jour.',
    promise: 'guide',
    priority: 'dedans-dehors',
    strand: 2,
    members: ['fatou', 'theo', 'mourad'],
    roles: [
      { word: 'ecrire', details: 'Reprendre les trente questions des familles et y répondre une par une.' },
    ],
    needs: [{ word: 'temps', details: 'Une personne qui connaît les parloirs, deux heures par mois.' }],
    journal: [
      {
        by: 'marc',
        at: '58 j 18:00',
        text: 'On a les trente questions. On n’a pas les réponses, et moi j’ai trouvé du travail de nuit. Je laisse le classeur vert à l’accueil. Si quelqu’un veut réveiller le groupe, je donne mes dimanches.',
      },
    ],
  },
  yard: {
    by: 'jeanpaul',
    at: '97 j 15:30',
    moved: '26 j 11:00',
    name: 'Un wifi pour la cour',
    purpose:
      'Partager une seule connexion entre les vingt-deux logements de la cour, proprement, à prix coûtant, avec une notice que tout le monde comprend.',
    promise: 'outil',
    priority: 'logement',
    strand: 0,
    members: ['josette', 'blessing', 'samir'],
    journal: [
      {
        by: 'jeanpaul',
        at: '64 j 10:00',
        text: 'Les antennes passent. Les voisins aussi, mais pour boire le café. On a onze inscrits et neuf avis.',
      },
    ],
    stopped: {
      by: 'jeanpaul',
      at: '26 j 11:00',
      learned:
        'On s’arrête, et on laisse ce qu’on a appris.\n\n1. La technique était prête en trois semaines. Elle n’a jamais été le problème.\n2. Celui qui signe l’abonnement répond de tout le monde. Personne ne voulait être celui-là, moi non plus.\n3. On n’avait pas demandé aux gens s’ils voulaient du wifi. En fait ils voulaient **un banc**. Le banc est posé depuis samedi, et on y capte très bien.',
    },
  },
} as const satisfies Record<string, GroupStory>
