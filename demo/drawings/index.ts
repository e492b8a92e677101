import * as moments from './moments.ts'
import * as covers from './covers.ts'

export { faces } from './faces.ts'

const scenes = { ...covers, ...moments }

const described = {
  pocket:
    'Affiche jaune : d’une grande poche bleue sort un long reçu ; sur la poche, une coche blanche. Un téléphone à côté montre la même coche.',
  counter:
    'Affiche orange : un guichet au rideau baissé. Sur le comptoir bleu, une plante a eu le temps de pousser.',
  wall: 'Affiche orange : un mur de briques où l’on a collé quatre affiches, jaune, verte, violette et bleue. L’une est de travers.',
  queue: 'Affiche bleu clair : six personnes de toutes les couleurs font la queue devant une porte fermée.',
  ticket: 'Affiche verte : une machine à tickets sort un long ticket plié, sans numéro.',
  lit: 'Affiche bleu nuit : quinze fenêtres éteintes, sauf une. De celle-là, une main fait signe.',
  folder:
    'Affiche violette : un dossier qui a des ailes vole au-dessus d’un plateau de jeu où serpente un chemin bleu.',
  moon: 'Affiche noire : un croissant de lune sur des toits, et un petit poste de radio orange d’où partent des ondes.',
  school:
    'Affiche bleu clair : un téléphone haut comme une porte est ouvert ; trois personnes arrivent de chaque côté.',
  street:
    'Affiche sable : sous un réverbère, deux personnes se parlent. L’une dit trois points, l’autre trois longues lignes.',
  mountain:
    'Affiche rose : entre deux montagnes, au-dessus de la mer, un reçu très court est suspendu à un fil, avec une coche bleue.',
  house:
    'Dessin : une maison ocre à trois fenêtres, sa grande porte en arche ouverte et éclairée, deux personnes sur le seuil, un platane.',
  cat: 'Dessin : un chat noir sur un toit regarde une fenêtre allumée.',
  hand: 'Affiche imprimée : une grande main jaune, ouverte, sur fond bleu.',
  letters: 'Dessin : six enveloppes épinglées au mur, chacune peinte d’une autre couleur.',
  table: 'Dessin : une table vue d’en haut, des feuilles, deux cafés, cinq personnes autour.',
} as const satisfies Record<keyof typeof scenes, string>

export type DrawingName = keyof typeof scenes

/** A drawing of this world, and what it shows for those who do not see it. */
export function drawingOf(name: DrawingName): { svg: string; alt: string } {
  return { svg: scenes[name], alt: described[name] }
}
