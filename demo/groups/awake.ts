import type { GroupStory } from './story.ts'

/** Groups at work. The first is the lab's own: it imagines the digital school of tomorrow. */
export const awake = {
  school: {
    by: 'ines',
    at: '88 j 18:30',
    moved: '7 h',
    name: 'L’école numérique de demain',
    purpose:
      'Le premier groupe du lab. On imagine l’école du travail social comme si on l’ouvrait demain matin : à quoi sert le numérique quand on apprend à accompagner des gens, et qui enseigne quoi à qui ?\n\nÉtudiantes, formateurs, personnes accompagnées, voisins : chacun arrive avec **une heure de cours qu’il aurait voulu recevoir**. On l’essaie pour de vrai, dans une vraie classe, et on la refait jusqu’à ce qu’elle serve.',
    promise: 'prototype',
    priority: 'education',
    strand: 1,
    pole: 'intervention-sociale',
    members: [
      'catherine',
      'theo',
      'kev',
      'yohan',
      'josette',
      'nadia',
      'mourad',
      'fatou',
      'lila',
      'samir',
      'anouk',
      'marc',
      'blessing',
    ],
    roles: [
      { word: 'carnet', details: 'Noter ce qu’on a fait, même quand on n’a rien fait.', held: 'theo' },
      {
        name: 'contredire',
        details: 'Une personne par séance dont le travail est de ne pas être d’accord.',
        held: 'nadia',
      },
      {
        word: 'filmer',
        details: 'Filmer trois essais en classe, de dos ou de loin, avec l’accord de chacun.',
      },
      {
        word: 'accueillir',
        details: 'Être à la porte à 18 h pour celles et ceux qui viennent la première fois.',
      },
    ],
    needs: [
      { word: 'garde', details: 'Le mardi de 18 h à 20 h 30, trois ou quatre enfants.', covered: true },
      { word: 'salle', details: 'Une vraie salle de classe, deux matinées, avec des chaises qui bougent.' },
    ],
    offers: [
      {
        by: 'fatou',
        word: 'garde',
        details: 'Je garde les petits au fond, avec de la pâte à modeler.',
        agreed: true,
      },
      { by: 'catherine', word: 'temps', details: 'Deux heures par semaine, comptées dans mon service.' },
      {
        by: 'helene',
        word: 'frais',
        details: 'Les tickets de transport de qui vient en dehors de ses heures de travail.',
      },
    ],
    journal: [
      {
        by: 'theo',
        at: '81 j 21:00',
        text: '## Première séance\n\nOnze personnes, sept chaises. On a commencé debout. Question posée à tous : *quel est le dernier truc que vous avez appris avec un écran, et qui vous l’a appris ?* Personne n’a répondu « un professeur ». Catherine a dit « voilà, c’est noté », et elle l’a noté.',
        drawing: 'table',
      },
      {
        by: 'nadia',
        at: '60 j 20:40',
        text: 'Mon premier soir comme contradictrice. On parlait de « sensibiliser les usagers ». J’ai demandé qui, dans la salle, se sentait usager. Silence. On a remplacé le mot par les prénoms, le plan tenait toujours, en plus court.',
      },
      {
        by: 'catherine',
        at: '32 j 19:15',
        text: 'Essai en classe, version 1. Trente-deux étudiants, un réseau pour douze. Ce qui a marché : partir du téléphone de chacun. Ce qui n’a pas marché : ma consigne de quatre lignes. On la refait en une.\n\nCe que je retiens pour moi : quand j’ai arrêté de marcher entre les tables, ils ont commencé à se lever.',
      },
      {
        by: 'nadia',
        at: '7 h',
        text: 'La version 2 est publiée, avec les deux remarques du centre social de Bastia dedans. Prochaine étape : l’essayer avec des gens qui n’aiment pas l’école. On en connaît, on en est.',
      },
    ],
  },
  proofs: {
    by: 'nadia',
    at: '76 j 10:20',
    moved: '1 j 19:10',
    name: 'Preuves en poche',
    purpose:
      'Quand une démarche en ligne rate, c’est à vous de prouver que vous l’avez faite. On rassemble les façons de **garder une preuve** : capture, accusé, copie, témoin, photo de l’écran blanc avec l’heure.\n\nOn fait un guide, petit format, qui tient dans une poche et dans la mémoire d’un vieux téléphone.',
    promise: 'guide',
    priority: 'droits-en-ligne',
    strand: 0,
    members: ['lila', 'amina', 'marc', 'adele', 'fatou'],
    roles: [
      { word: 'dessiner', details: 'Un petit dessin par geste, lisible sans les mots.', held: 'anouk' },
      { word: 'ecrire', details: 'Des phrases de dix mots. Pas onze.', held: 'adele' },
      {
        name: 'traduire en arabe',
        details: 'Et relire avec deux personnes qui ne nous connaissent pas.',
        held: 'amina',
      },
      { name: 'traduire en comorien', details: 'On a la voix, il nous manque l’écrit.' },
    ],
    needs: [
      { word: 'argent', details: 'Imprimer 500 guides : 180 euros au tarif de l’imprimerie associative.' },
      {
        word: 'materiel',
        details: 'Un très vieux téléphone, pour vérifier que tout s’ouvre.',
        covered: true,
      },
    ],
    offers: [
      {
        by: 'jeanpaul',
        word: 'materiel',
        details: 'J’en ai onze dans un tiroir. Ma femme serait contente.',
        agreed: true,
      },
      {
        by: 'helene',
        word: 'argent',
        details: 'Je peux proposer l’impression à la commission du mois prochain.',
      },
    ],
    journal: [
      {
        by: 'nadia',
        at: '70 j 12:00',
        text: 'On a vidé nos téléphones sur la table. Cent quarante captures d’écran. Celle que tout le monde avait : la page blanche. Personne n’avait pensé à montrer l’heure avec.',
      },
      {
        by: 'adele',
        at: '41 j 13:00',
        text: 'Appris aujourd’hui, après douze ans de métier : un accusé de réception envoyé sur une messagerie que la personne n’ouvre plus est quand même « reçu ». J’ai honte, et j’ai une page de plus dans le guide.',
      },
      {
        by: 'nadia',
        at: '1 j 19:10',
        text: 'Bastia a repris notre guide et l’a fait plus court que nous. On est vexés dix minutes, puis on l’a trouvé très bon. On leur vole deux phrases pour la version 3, c’est permis.',
      },
    ],
  },
  counters: {
    by: 'samir',
    at: '54 j 17:00',
    moved: '20 h',
    name: 'Vu d’en bas',
    purpose:
      'Un film sur les guichets fermés, par celles et ceux qui attendent devant. Pas de voix off, pas de musique triste. On filme à hauteur de file d’attente, avec nos téléphones, et on demande toujours avant.',
    promise: 'film',
    priority: 'droits-en-ligne',
    strand: 0,
    members: ['marc', 'blessing', 'anouk', 'josette', 'mourad', 'kev'],
    roles: [
      { word: 'filmer', details: 'À deux : une personne filme, l’autre regarde autour.', held: 'blessing' },
      { name: 'prendre le son', details: 'Le vent de la rue de la République est un acteur difficile.' },
    ],
    needs: [
      { word: 'materiel', details: 'Un micro qu’on accroche au col.' },
      { word: 'temps', details: 'Deux soirées pour monter, dans le mois qui vient.' },
    ],
    offers: [
      {
        by: 'kev',
        word: 'savoir-faire',
        details: 'Je sais monter sur téléphone, vite et bien. Surtout vite.',
      },
    ],
    journal: [
      {
        by: 'marc',
        at: '30 j 18:00',
        text: 'Premier tournage devant l’agence. Le vigile est venu voir. Il s’appelle Sofiane, il attend un papier depuis mars. Il est dans le film maintenant, de dos, avec sa casquette.',
      },
      {
        by: 'blessing',
        at: '20 h',
        text: 'J’ai filmé la pluie sur le rideau de fer, quarante secondes. Samir dit que c’est long. Attendre aussi c’est long, c’est le sujet.',
      },
    ],
  },
  nights: {
    by: 'oiseau',
    at: '66 j 23:10',
    moved: '2 j 22:30',
    name: 'Nuits blanches',
    purpose:
      'Une radio de nuit, faite par des gens qui traversent des nuits longues. On se retrouve, on parle, on rit plus que prévu. Une fois par mois, on choisit ensemble ce qui sort d’ici : une émission, un texte, un silence.',
    promise: 'son',
    priority: 'sante-mentale',
    strand: 2,
    peersFor: 'Pour celles et ceux qui connaissent la maladie psychique de l’intérieur.',
    peersOut: 'Ce que tout le monde a réécouté et choisi de laisser sortir. Le reste demeure entre nous.',
    members: ['dalil', 'kev', 'theo', 'fatou'],
    roles: [
      {
        name: 'couper le micro',
        details: 'N’importe qui peut demander qu’on coupe. Cette personne le fait sans poser de question.',
        held: 'dalil',
      },
      { name: 'jouer le générique', details: 'Piano, harmonica, verre d’eau : à vous de voir.' },
    ],
    needs: [{ word: 'salle', details: 'Une pièce calme après 22 h, une fois par mois.', covered: true }],
    journal: [
      {
        by: 'oiseau',
        at: '35 j 23:59',
        text: 'Le numéro 1 est sorti. On a coupé neuf minutes à la demande de l’une d’entre nous. Elles étaient belles, ces neuf minutes. Elles sont à elle.',
      },
      {
        by: 'dalil',
        at: '2 j 22:30',
        text: 'Prochaine fois : on parle des médicaments avec une pharmacienne que nous avons choisie, pas l’inverse.',
        forMembers: true,
      },
    ],
  },
  tables: {
    by: 'fatou',
    at: '2 j 21:05',
    moved: '22 h',
    name: 'À table, les écrans',
    purpose:
      'Parents, ados, éducateurs : on se met à table et on parle des écrans sans sermon et sans chronomètre. Mes enfants ont déjà posé leurs conditions : pas de PowerPoint, et du dessert.',
    promise: 'inconnue',
    priority: 'education',
    members: ['josette', 'adele'],
    roles: [
      {
        name: 'avoir entre 12 et 17 ans',
        details: 'On cherche au moins trois personnes qui remplissent ce rôle très difficile.',
      },
    ],
    needs: [{ word: 'salle', details: 'Avec une cuisine, un dimanche midi.' }],
    journal: [
      {
        by: 'fatou',
        at: '22 h',
        text: 'On est trois. On ne sait pas encore ce qu’on va faire, et c’est écrit en haut de la page, alors tout va bien.',
      },
    ],
  },
} as const satisfies Record<string, GroupStory>
