import { drawWords } from '../src/people/passphrases.ts'
import type { Config } from '../src/platform/config.ts'
import type { Lab } from '../src/platform/lab.ts'
import type { Who } from './cast.ts'

/** Those of the cast one may sign in as, and what one sees with their eyes. */
export const guests = {
  nadia: { handle: 'nadia-du-panier', does: 'porte un groupe', phrase: 'poche ticket capture jaune' },
  lila: {
    handle: 'lila',
    does: 'tient l’accueil, la veille et les clés',
    phrase: 'courrier cafe tiroir bleu',
  },
  sacha: { handle: 'sacha', does: 'vient d’arriver', phrase: 'porte lampe premier soir' },
} as const satisfies Partial<Record<Who, { handle: string; does: string; phrase: string }>>

/** Passphrases known to all stay on a machine that only its owner reaches; anywhere else they are drawn. */
export function choosePhrases(config: Config): Map<Who, string> {
  return new Map(
    // The keys are those of the cast.
    (Object.keys(guests) as (keyof typeof guests)[]).map((who) => [
      who,
      isLocal(config) ? guests[who].phrase : drawWords().join(' '),
    ]),
  )
}

function isLocal({ publicUrl }: Config): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(publicUrl.hostname)
}

/** What the command says after the world was filled, or was found there already. */
export function describeGuests(
  { config }: Lab,
  filled: boolean,
  phrases: ReadonlyMap<Who, string>,
): string[] {
  const known = filled || isLocal(config)
  const lines = (Object.keys(guests) as (keyof typeof guests)[]).map((who) => {
    const { handle, does } = guests[who]
    return `  ${handle.padEnd(16)} ${does.padEnd(42)} ${known ? (phrases.get(who) ?? '') : '(phrase donnée la première fois)'}`
  })
  return [
    filled ? 'Le monde de démonstration est là.' : 'Le monde de démonstration est déjà là : rien n’a changé.',
    `Pour le voir par les yeux de quelqu’un : ${new URL('/entrer', config.publicUrl).href}`,
    ...lines,
  ]
}
