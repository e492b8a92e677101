import type { Work } from './work.ts'

/** What was made here. */
export const works = {
  proofs: {
    by: 'nadia',
    at: '36 j 18:30',
    group: 'proofs',
    kind: 'guide',
    title: 'Garder la preuve d’une démarche',
    summary:
      'Sept gestes pour pouvoir dire « je l’ai fait, tel jour, à telle heure » quand un site tombe, oublie ou ne répond pas.',
    easy: 'Vous faites une démarche sur internet.\n\nParfois le site ne marche pas.\n\nFaites une photo de l’écran. On doit voir la date et l’heure.\n\nGardez cette photo. Envoyez-la aussi à une personne de confiance.',
    priority: 'droits-en-ligne',
    cover: 'pocket',
    named: 'Nadia du Panier',
    authors: [{ name: 'Adèle, assistante sociale', who: 'adele' }, { name: 'Le groupe Preuves en poche' }],
    answers: 'Une page à laisser aux gens quand le site a planté devant nous',
    parts: [
      {
        sort: 'text',
        title: 'Avant de commencer',
        text: 'Prenez **une feuille ou un cahier**. Écrivez la date et ce que vous voulez demander. Si le réseau tombe, le cahier, lui, reste allumé.\n\nChargez le téléphone. Une démarche, c’est vingt minutes. Une démarche qui rate, c’est une soirée.',
      },
      {
        sort: 'text',
        title: 'Pendant',
        text: '1. À chaque page, faites une **capture d’écran**. On doit voir l’heure en haut.\n2. Si l’écran est blanc, photographiez-le **avec un autre téléphone**, à côté d’une horloge ou d’un ticket du jour.\n3. Notez le message d’erreur mot à mot, même s’il ne veut rien dire.\n4. Ne fermez pas la dernière page avant d’avoir trouvé un numéro : dossier, accusé, référence.',
      },
      {
        sort: 'text',
        title: 'Après',
        text: '5. Envoyez les captures à une personne de confiance, ou à vous-même : l’envoi porte une date que personne ne discute.\n6. Le lendemain, cherchez l’accusé de réception dans la messagerie du site, pas seulement dans vos messages.\n7. Sans nouvelles au bout de quinze jours, écrivez. Pas pour vous plaindre : pour dater.',
      },
    ],
    trials: [
      {
        by: 'adele',
        at: '22 j 18:00',
        place: 'Une maison départementale des solidarités, permanence du lundi',
        town: 'Marseille',
        people: 9,
        happened:
          'Neuf personnes reçues avec le guide sur la table. Deux ont fait les captures toutes seules. Une dame a pris le guide et l’a expliqué à la suivante dans la salle d’attente, mieux que moi.',
        toChange: 'Il manque une feuille à remplir, pour qui n’a pas de téléphone qui photographie.',
      },
    ],
    next: {
      at: '20 j 19:30',
      by: 'nadia',
      changed: 'Une feuille à remplir à deux, pour qui n’a pas de téléphone. Merci à la permanence du lundi.',
      adds: {
        sort: 'text',
        title: 'La feuille à remplir à deux',
        text: '- Jour et heure : \n- Ce que je voulais demander : \n- Ce que l’écran a répondu, mot à mot : \n- La personne qui était avec moi, et sa signature : \n\nÀ recopier sur n’importe quel papier. Deux exemplaires : un pour vous, un pour qui était là.',
      },
    },
  },
  game: {
    by: 'kev',
    at: '19 j 21:15',
    group: 'game',
    kind: 'jeu',
    title: 'Le dossier perdu',
    summary:
      'Un jeu de plateau à imprimer : un dossier, quatre guichets, une batterie à 12 %. De trois à huit personnes, trois quarts d’heure, et une conversation après.',
    priority: 'education',
    licence: 'cc-by',
    cover: 'folder',
    named: 'Kev Treize',
    authors: [
      { name: 'Anouk Delmas, dessins', who: 'anouk' },
      { name: 'Marc, pour les vraies histoires', who: 'marc' },
    ],
    parts: [
      {
        sort: 'text',
        title: 'Le but',
        text: 'Arriver au quatrième guichet avec un dossier complet avant que la batterie meure. Vous allez perdre. Notez **où** : c’est là que commence la conversation.',
      },
      {
        sort: 'text',
        title: 'Les règles, en entier',
        text: 'À votre tour, tirez une carte « pièce ». Si on vous demande une pièce que vous avez déjà donnée, vous la redonnez. Si la pièce a plus de trois mois, retour à la case « mairie ». Si vous tombez sur « Revenez demain », passez votre tour sans rire.\n\nChaque déplacement coûte 1 % de batterie. Recharger coûte un tour, sauf si quelqu’un vous prête un chargeur. **Prêter un chargeur ne rapporte rien.** Tout le monde le fait quand même, et c’est la meilleure case du jeu.',
      },
      {
        sort: 'picture',
        title: 'Le plateau',
        drawing: 'queue',
        text: 'La file d’attente du plateau : six pions, une porte. Elle s’imprime sur deux feuilles à coller bord à bord.',
      },
    ],
    trials: [
      {
        by: 'theo',
        at: '12 j 17:00',
        place: 'Une classe de première année, école de travail social',
        town: 'Marseille',
        people: 31,
        happened:
          'Quatre tables. La table des futurs chefs de service a demandé si on pouvait « parler au responsable du jeu ».',
        toChange: 'Une carte « responsable en réunion ».',
      },
    ],
  },
  radio: {
    by: 'oiseau',
    at: '35 j 22:00',
    group: 'nights',
    kind: 'son',
    title: 'Radio Nuits blanches, numéro 1',
    summary:
      'Le générique à écouter, et l’émission à lire : quatre voix à trois heures du matin, qui parlent de ce qui aide à attendre le jour.',
    priority: 'sante-mentale',
    licence: 'cc-by-nc-sa',
    cover: 'moon',
    named: 'Oiseau de nuit',
    authors: [{ name: 'Dalil', who: 'dalil' }, { name: 'Deux personnes qui préfèrent rester une voix' }],
    parts: [
      {
        sort: 'audio',
        title: 'Le générique',
        text: 'Dix-huit secondes de notes lentes, comme une boîte à musique qui cherche son air dans le noir. Personne ne parle.',
        cues: [
          { start: 0, end: 5_000, text: '♪ Des notes lentes, comme une boîte à musique ♪' },
          { start: 5_600, end: 11_000, text: '♪ L’air cherche son chemin, et revient ♪' },
          { start: 12_000, end: 17_500, text: '♪ La dernière note s’éteint ♪' },
        ],
      },
      {
        sort: 'audio',
        title: 'La fin, pour se quitter',
        text: 'Les mêmes notes, une seconde fois : le jour arrive. Personne ne parle.',
      },
      { sort: 'audio', title: 'Le répondeur de la radio', text: '' },
      {
        sort: 'text',
        title: 'L’émission, à lire',
        text: '**Première voix.** Il est trois heures. Si vous nous lisez, c’est que vous êtes debout. Bienvenue, on n’a rien à vous vendre.\n\n**Deuxième voix.** Moi, je compte les fenêtres allumées. Avant je pensais que ces gens avaient des problèmes. Maintenant je pense : tiens, de la compagnie.\n\n**Troisième voix.** On m’a appris à respirer en carré. Je respire en patate. Ça marche aussi.\n\n**Quatrième voix.** Ce qui m’aide ? Qu’on ne me demande pas ce qui m’aide. Et le pain grillé.\n\n**Première voix.** Il est trois heures et quart. Le boulanger de la rue Longue vient d’allumer. On se quitte là. Vous n’êtes pas obligés de dormir.',
      },
    ],
  },
  counters: {
    by: 'anouk',
    at: '10 j 17:30',
    group: 'counters',
    kind: 'exposition',
    title: 'Guichets fermés',
    summary:
      'Quatre affiches dessinées pendant les tournages, par celles et ceux qui attendaient devant. À imprimer et à coller là où l’on attend.',
    priority: 'droits-en-ligne',
    cover: 'wall',
    named: 'Anouk Delmas',
    authors: [
      { name: 'Samir Kader', who: 'samir' },
      { name: 'Josette, au 3e', who: 'josette' },
      { name: 'Celles et ceux de la file' },
    ],
    parts: [
      {
        sort: 'picture',
        title: 'La plante a eu le temps',
        drawing: 'counter',
        text: 'Rideau baissé depuis si longtemps que la plante de l’accueil a pris le guichet. C’est Josette qui a remarqué qu’on continuait de l’arroser.',
      },
      {
        sort: 'picture',
        title: 'La file',
        drawing: 'queue',
        text: 'Six personnes, six raisons d’être là. On a demandé à chacune sa couleur.',
      },
      {
        sort: 'picture',
        title: 'Numéro en attente',
        drawing: 'ticket',
        text: 'La machine donne un ticket. Il est long, il est beau, il n’a pas de numéro.',
      },
      {
        sort: 'picture',
        title: 'Quelqu’un est là',
        drawing: 'lit',
        text: 'Un soir, au troisième étage, quelqu’un a fait signe de la main. Le lendemain on a su son prénom. C’est là que le film a commencé.',
      },
    ],
    trials: [
      {
        by: 'lila',
        at: '6 j 12:15',
        place: 'Au-dessus de la machine à café',
        people: 9,
        happened:
          'Collées à neuf heures. À midi, quelqu’un avait écrit son numéro sur le ticket. On l’a laissé : c’est devenu l’affiche que tout le monde lit.',
        toChange: 'Laisser un blanc exprès sur le ticket, et un stylo qui tient.',
      },
    ],
  },
  lesson: {
    by: 'ines',
    at: '31 j 20:00',
    group: 'school',
    kind: 'prototype',
    title: 'Une heure de cours avec le téléphone qu’on a',
    summary:
      'Une séance prête à essayer : partir de ce que chacun sait déjà faire avec son téléphone, et finir par une démarche réelle, faite à plusieurs.',
    easy: 'C’est une heure de cours.\n\nChaque personne prend son téléphone.\n\nChaque personne montre une chose qu’elle sait faire.\n\nÀ la fin, le groupe fait une vraie démarche ensemble.',
    priority: 'education',
    cover: 'school',
    named: 'Inès B.',
    authors: [
      { name: 'Catherine Ferrand', who: 'catherine' },
      { name: 'Théo', who: 'theo' },
      { name: 'Trente-deux étudiants qui ont bien voulu' },
      { name: 'Nadia, qui contredit', who: 'nadia', waits: true },
    ],
    answers: 'Une heure de cours où le téléphone n’est pas l’ennemi',
    parts: [
      {
        sort: 'moment',
        title: 'Ce que le mien sait faire',
        text: 'Chacun montre à son voisin une chose que son téléphone fait et que l’autre ignore.',
        minutes: 10,
        teacher: 'Ne marchez pas entre les tables. Asseyez-vous.',
      },
      {
        sort: 'moment',
        title: 'Au mur',
        text: 'On écrit au mur ce qu’on vient d’apprendre. On barre ce qui ne servirait à personne d’autre. Il reste toujours plus qu’on ne croit.',
        minutes: 20,
      },
      {
        sort: 'moment',
        title: 'La démarche vraie',
        text: 'Celui qui l’apporte tient le téléphone, et personne d’autre n’y touche.',
        minutes: 25,
        teacher: 'Si un silence dure, laissez-le : ils cherchent.',
      },
      {
        sort: 'moment',
        title: 'Une phrase chacun',
        text: 'Qui a appris quoi à qui ?',
        minutes: 5,
      },
    ],
    session: {
      lack: 'Une heure de cours où le téléphone n’est pas l’ennemi.',
      objectives:
        '- Dire ce qu’on sait faire avec son téléphone\n- Demander de l’aide sans le donner\n- Finir une démarche à plusieurs',
      minutes: 60,
      whom: 'Étudiantes et étudiants de première année, groupes de tous les âges',
      people: 'de 6 à 32',
      material:
        'Des téléphones, quels qu’ils soient : un pour trois suffit. Des chaises qu’on peut tourner. Une démarche vraie que quelqu’un accepte d’apporter.',
    },
    trials: [
      {
        by: 'catherine',
        at: '28 j 12:00',
        place: 'Amphi C, première année',
        town: 'Aix-en-Provence',
        people: 32,
        happened:
          'Le réseau a tenu neuf minutes. On a continué hors ligne, et c’était mieux : ils se sont parlé.',
        toChange: 'Prévoir la séance sans réseau du tout.',
      },
      {
        by: 'ghjulia',
        at: '15 j 16:30',
        place: 'Centre social, Bastia, groupe du mercredi',
        town: 'Bastia (Haute-Corse)',
        people: 11,
        happened:
          'Une participante de soixante-dix ans a montré comment agrandir les lettres. Tout l’atelier a agrandi les lettres.',
        toChange: 'Dire au début qu’on peut être voisin de n’importe quel âge.',
      },
    ],
    next: {
      at: '1 j 18:00',
      by: 'theo',
      changed: 'La séance marche maintenant sans réseau, et elle commence par changer de place.',
      adds: {
        sort: 'text',
        title: 'Si le réseau tombe',
        text: 'Continuez. Tout ce qui compte dans cette heure se passe entre deux personnes. La démarche se prépare sur papier, et on l’envoie à la sortie, tous ensemble, sous la seule fenêtre qui capte.',
      },
    },
  },
  messages: {
    by: 'mourad',
    at: '4 j 17:20',
    kind: 'guide',
    title: 'Écrire court à quelqu’un qui ne répond plus',
    summary:
      'Douze messages envoyés par une équipe de rue, les réponses reçues, et ce que les jeunes en ont dit en les corrigeant.',
    priority: 'dedans-dehors',
    cover: 'street',
    named: 'Mourad',
    authors: [{ name: 'Kev Treize, relecture sans pitié', who: 'kev' }],
    trials: [
      {
        by: 'theo',
        at: '2 j 20:00',
        place: 'Une équipe de rue, à La Ciotat',
        town: 'La Ciotat',
        people: 5,
        happened:
          'Ils ont relu leurs cent derniers messages avec le guide à côté. Le plus court avait eu la plus longue réponse.',
        toChange: 'Dire quoi faire quand la réponse est « laisse-moi ».',
      },
    ],
    next: {
      at: '1 j 12:30',
      by: 'mourad',
      changed: 'Une page sur la réponse « laisse-moi », demandée par une équipe de La Ciotat.',
      adds: {
        sort: 'text',
        title: 'Quand la réponse est « laisse-moi »',
        text: 'On répond « ok ». Une seule fois, sans point d’exclamation. Et on tient parole : on laisse.\n\nPuis on passe par le stade à 17 h, comme c’était écrit. On ne cherche personne. On est là.',
      },
    },
    parts: [
      {
        sort: 'text',
        title: 'Ce qu’on a arrêté d’écrire',
        text: '« Bonjour, suite à notre dernier entretien » : quatre réponses sur cent.\n\n« N’hésite pas à me recontacter » : ils hésitent.\n\n« On s’inquiète » : vrai, mais c’est nous que ça soulage.',
      },
      {
        sort: 'text',
        title: 'Ce qu’on écrit maintenant',
        text: '« ça va ? » avec rien derrière. « je suis au stade à 17h, je reste une heure ». « t’as mangé ? ». Une photo du chien de l’équipe.\n\nEt on accepte que la réponse soit un pouce. Un pouce, c’est quelqu’un de vivant qui nous a lus.',
      },
      {
        sort: 'text',
        title: 'La règle qu’on s’est donnée',
        text: 'Jamais après 22 h, sauf si c’est lui qui écrit. Jamais sur un groupe où d’autres lisent. Jamais de capture d’écran de ce qu’il nous confie. On l’a écrit au mur et on l’a montré aux jeunes : ils ont ajouté la troisième.',
      },
    ],
  },
} as const satisfies Record<string, Work>
