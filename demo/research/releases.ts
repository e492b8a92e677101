import { answerAccess, askAccess, takeRows } from '../../src/research/releases/access/access.ts'
import { quarterOf } from '../../src/research/releases/quarters.ts'
import { releaseQuarter } from '../../src/research/releases/releases.ts'
import { dayFrom, settle } from '../time.ts'
import { must, type World } from '../world.ts'

/**
 * What people said yes to left once, for the last quarter that is over. Théo may work on the rows and took them; Hélène waits for an answer. Once
 * times are moved, since what left is what happened by then.
 */
export async function releaseStudy(world: World, slug: string): Promise<void> {
  const { db, zone } = world.lab
  const { id } = await db
    .selectFrom('research.study')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  const quarter = quarterOf(new Date(quarterOf(world.now).from.getTime() - 1))
  await releaseQuarter(db, id, quarter, world.now)
  const until = dayFrom(world.now, zone, 60).toString()
  const theo = must(await askAccess(db, world.as('theo'), slug, { ...asks.theo, until }))
  for (const who of ['yohan', 'josette'] as const)
    await answerAccess(db, world.as(who), theo.id, { yes: true, reason: '' })
  const release = await db
    .selectFrom('research.release')
    .select('id')
    .where('study_id', '=', id)
    .executeTakeFirstOrThrow()
  must(await takeRows(db, world.as('theo'), theo.id, release.id))
  const helene = must(await askAccess(db, world.as('helene'), slug, { ...asks.helene, until }))
  const at = (days: number) => new Date(world.now.getTime() - days * 86_400_000)
  await settle(
    db,
    world.now,
    new Map([
      [release.id, at(5)],
      [theo.id, at(3)],
      [helene.id, at(1)],
    ]),
    new Map(),
  )
}

const asks = {
  theo: {
    name: 'Théo Marchetti',
    institution: 'Institut de formation des éducateurs, promotion de deuxième année',
    purpose:
      'Mon mémoire : quand une personne concernée prend la parole, qui lui répond, et au bout de combien de temps ? Je lirai les lignes avec Nadia et la table du jeudi.',
  },
  helene: {
    name: 'Hélène Vasseur',
    institution: 'Observatoire du conseil départemental',
    purpose: 'Voir si ce que nous finançons laisse les habitants ouvrir des groupes, ou seulement y venir.',
  },
}
