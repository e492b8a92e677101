import type { Db } from '../../platform/database.ts'
import { readQuarter } from './quarters.ts'
import { releaseQuarter, type Released } from './releases.ts'
import { readFrameOf } from './study.ts'

/** Releases a quarter of the study of this name, as the night after it would have. */
export async function releaseNamed(db: Db, slug: string, quarter: string): Promise<Released> {
  const study = await readFrameOf(db, slug)
  const known = readQuarter(quarter)
  return study && known ? releaseQuarter(db, study.id, known) : 'no-study'
}

/** What whoever ran it reads. */
export const saidOfRelease: Record<Released, string> = {
  released: 'C’est sorti.',
  'too-few': 'Moins de cinq comptes ont dit oui : rien ne sort de ce trimestre.',
  already: 'Ce trimestre est déjà sorti : rien n’a changé.',
  'no-study': 'Dites quelle étude et quel trimestre : --study <nom dans son adresse> --quarter 2026-T4.',
  'too-soon': 'Ce trimestre n’est pas fini.',
  'would-show':
    'Trop peu de personnes sont parties depuis : comparer les deux sorties les ferait reconnaître.',
}
