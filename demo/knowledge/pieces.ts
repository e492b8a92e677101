import type { Who } from '../cast.ts'
import type { Moment } from '../time.ts'

export interface Piece {
  by: Who
  at: Moment
  kind: 'experience' | 'metier' | 'etabli'
  title: string
  claim: string
  holds?: string
  holdsNot?: string
  source?: string
  text?: string
  lang?: string
  priority: string
}

/** What people of the lab know about hearing voices, from living with them, from practice and from books. */
export const voices = {
  phone: {
    by: 'oiseau',
    at: '52 j 23:10',
    kind: 'experience',
    title: 'Répondre à ses voix un téléphone à l’oreille',
    claim:
      'Tenir un téléphone à l’oreille permet de répondre à ses voix à voix haute, dans le bus, sans que personne ne se retourne.',
    holds: 'Dehors, de jour, quand les voix posent des questions. Nous sommes six à le faire.',
    holdsNot: 'Quand les voix donnent des ordres, ou quand on n’a plus de batterie : là, c’est pire.',
    source: 'Comparé à six, un soir, dans un groupe d’entendeurs.',
    text: 'Le téléphone est éteint. Ce qui compte, c’est la posture : tout le monde parle seul dans la rue, depuis les oreillettes. On ne cache pas la voix, on lui donne une place.\n\nCe que nous avons noté ensemble :\n\n- répondre plus lentement que la voix ;\n- finir par une phrase qui ferme : « je te rappelle ce soir » ;\n- tenir ce rendez-vous, sinon elle insiste.',
    priority: 'sante-mentale',
  },
  ask: {
    by: 'dalil',
    at: '49 j 11:20',
    kind: 'metier',
    title: 'Demander ce que disent les voix, avant de demander si on a pris son traitement',
    claim:
      'Quand la première question porte sur ce que disent les voix, la personne revient plus souvent au rendez-vous suivant.',
    holds: 'Dans un accueil sans blouse, avec du temps : vingt minutes au moins.',
    holdsNot: 'Aux urgences, où il faut d’abord savoir si quelqu’un est en danger.',
    source: 'Ce que j’observe depuis quatre ans comme médiateur pair, dans deux services.',
    priority: 'sante-mentale',
  },
  meaning: {
    by: 'yohan',
    at: '47 j 10:05',
    kind: 'etabli',
    title: 'Entendre des voix n’est pas réservé aux personnes malades',
    claim:
      'Une part de la population entend des voix au cours de sa vie sans recevoir de diagnostic ni en souffrir au point de consulter.',
    holds: 'Enquêtes en population générale, dans plusieurs pays.',
    holdsNot:
      'Les chiffres varient beaucoup selon la question posée : on ne peut pas donner un pourcentage unique.',
    source: 'Une revue de la littérature sur les voix en population générale.',
    priority: 'sante-mentale',
  },
  night: {
    by: 'oiseau',
    at: '44 j 03:40',
    kind: 'experience',
    title: 'La nuit, les voix disent ce que la journée a tu',
    claim: 'Les voix de la nuit reprennent presque toujours quelque chose que je n’ai pas pu dire le jour.',
    holds: 'Pour moi, et pour trois autres personnes du groupe du mardi.',
    holdsNot: 'Pas dans les premiers mois : là, cela n’avait aucun rapport avec rien.',
    priority: 'sante-mentale',
  },
  dose: {
    by: 'oiseau',
    at: '40 j 22:15',
    kind: 'experience',
    title: 'Le traitement baisse le son, il ne change pas la chanson',
    claim:
      'Avec mon traitement les voix sont moins fortes ; elles disent la même chose. C’est d’en parler qui a changé ce qu’elles disent.',
    holds: 'Pour moi, sur douze ans et trois traitements.',
    holdsNot: 'D’autres disent que tout s’est arrêté en un mois. Eux aussi ont raison.',
    priority: 'sante-mentale',
  },
  antipsychotic: {
    by: 'yohan',
    at: '37 j 09:30',
    kind: 'etabli',
    title: 'Les antipsychotiques réduisent la fréquence des hallucinations chez une partie des personnes',
    claim:
      'Chez une partie des personnes qui ont un diagnostic de schizophrénie, les antipsychotiques réduisent les hallucinations ; chez d’autres, elles persistent malgré le traitement.',
    holds: 'Essais comparés à un placebo, sur quelques semaines ou quelques mois.',
    holdsNot: 'Ces essais disent peu du sens des voix, et peu de ce qui se passe après plusieurs années.',
    source: 'Recommandations de bonne pratique, à lire avec leurs limites.',
    priority: 'sante-mentale',
  },
  team: {
    by: 'dalil',
    at: '30 j 16:00',
    kind: 'metier',
    title: 'Écrire le mot de la personne dans le dossier',
    claim:
      'Quand l’équipe écrit le mot que la personne emploie (« mes visiteurs », « le vieux »), moins de choses se perdent d’un service à l’autre.',
    holds: 'Équipes qui se transmettent par écrit, deux fois par jour.',
    source: 'Réunion d’équipe, six mois d’essai.',
    priority: 'sante-mentale',
  },
  silence: {
    by: 'theo',
    at: '22 j 18:45',
    kind: 'metier',
    title: 'En stage, on apprend à ne pas demander',
    claim:
      'Dans mes deux stages, on m’a appris à ne pas poser de question sur les voix, « pour ne pas alimenter ».',
    holds: 'Deux services de la même ville, cette année.',
    holdsNot: 'Je n’en sais rien pour ailleurs : écrivez-le si c’est différent chez vous.',
    priority: 'sante-mentale',
  },
} as const satisfies Record<string, Piece>

/** What they know about losing one's home. */
export const housing = {
  papers: {
    by: 'marc',
    at: '46 j 08:50',
    kind: 'experience',
    title: 'On perd ses papiers avant de perdre son toit',
    claim:
      'Bien avant l’expulsion, on cesse d’ouvrir le courrier : les papiers sont perdus quand il faudrait les montrer.',
    holds: 'Pour moi, et pour tous ceux de ma chambrée à qui je l’ai demandé : neuf sur onze.',
    holdsNot: 'Quand quelqu’un de la famille ouvre le courrier à votre place.',
    priority: 'logement',
  },
  letter: {
    by: 'adele',
    at: '43 j 12:30',
    kind: 'metier',
    title: 'Le premier impayé se voit, pas le troisième courrier',
    claim:
      'Les familles que nous rencontrons au premier mois d’impayé gardent presque toutes leur logement ; celles qui arrivent au commandement de payer, rarement.',
    holds: 'Mon secteur, quarante-six situations suivies cette année.',
    holdsNot: 'Quand le loyer dépasse la moitié de ce que gagne la famille : arriver tôt n’y suffit pas.',
    source: 'Le tableau que je tiens, sans noms.',
    priority: 'logement',
  },
  law: {
    by: 'ines',
    at: '41 j 19:15',
    kind: 'etabli',
    title: 'Le juge peut accorder jusqu’à trois ans de délai pour un impayé de loyer',
    claim:
      'Un locataire qui a repris le paiement de son loyer peut demander au juge un délai pour rembourser sa dette, jusqu’à trois ans.',
    holds: 'Logements loués vides ou meublés comme résidence principale.',
    holdsNot: 'Foyers, hôtels, hébergement chez quelqu’un : d’autres règles valent.',
    source: 'Loi du 6 juillet 1989, article 24. À vérifier : la loi change souvent.',
    priority: 'logement',
  },
  dare: {
    by: 'nadia',
    at: '36 j 21:50',
    kind: 'experience',
    title: 'On ne demande pas un délai quand on croit qu’on est coupable',
    claim:
      'J’avais le droit de demander un délai et je ne l’ai pas fait : je pensais que c’était à moi d’avoir honte.',
    holds: 'Pour moi, et pour deux voisines à qui j’en ai parlé depuis.',
    priority: 'logement',
  },
  hearing: {
    by: 'adele',
    at: '33 j 13:10',
    kind: 'metier',
    title: 'Aller à l’audience change la décision',
    claim: 'Quand la personne vient à l’audience, même sans avocat, le juge accorde plus souvent un délai.',
    holds: 'Ce que je vois au tribunal où j’accompagne, deux matins par mois.',
    holdsNot: 'Si la dette augmente encore le jour de l’audience.',
    priority: 'logement',
  },
  first: {
    by: 'yohan',
    at: '28 j 10:40',
    kind: 'etabli',
    title: 'Donner d’abord un logement, sans condition de soins, permet d’y rester',
    claim:
      'Des personnes sans abri ayant des troubles psychiques sévères, logées sans condition de soins, sont plus souvent encore logées deux ans après que celles suivies de la façon habituelle.',
    holds: 'Essai mené en France, dans quatre villes, sur deux ans.',
    holdsNot: 'L’essai montre peu de différence sur les symptômes eux-mêmes.',
    source: 'L’évaluation d’« Un chez-soi d’abord ».',
    priority: 'logement',
  },
  keys: {
    by: 'marc',
    at: '19 j 07:20',
    kind: 'experience',
    title: 'Les trois premières nuits, on dort par terre à côté du lit',
    claim:
      'Quand on retrouve un toit, le silence et le lit font peur ; il faut des semaines pour dormir dedans.',
    holds: 'Après des mois dehors ou enfermé. Nous étions quatre à le dire le même soir.',
    holdsNot: 'Pas quand on revient avec quelqu’un.',
    priority: 'logement',
  },
} as const satisfies Record<string, Piece>
