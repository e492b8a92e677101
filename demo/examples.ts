import type { Db } from '../src/platform/database.ts'
import { awake } from './groups/awake.ts'
import { works } from './productions/works.ts'
import { program } from './workshops/program.ts'
import { cast } from './cast.ts'

/** What stands for each kind of thing, by its title. */
const models = {
  presentation: cast.nadia.name,
  post: 'La borne de la mairie m’a demandé si je n’étais pas un robot.',
  group: awake.proofs.name,
  strand: 'L’école de demain',
  workshop: program[0]?.title ?? '',
  production: works.proofs.title,
  need: 'Une page à laisser aux gens quand le site a planté devant nous',
} as const

/** The pages that are read of each. */
const pages: Readonly<Record<keyof typeof models, Readonly<Record<string, string>>>> = {
  presentation: { '/:handle': '' },
  post: { '/paroles/:id': '', '/paroles/:id/repondre': '/repondre' },
  group: {
    '/groupes/:slug': '',
    '/groupes/:slug/personnes': '/personnes',
    '/groupes/:slug/roles': '/roles',
    '/groupes/:slug/moyens': '/moyens',
    '/groupes/:slug/carnet': '/carnet',
    '/groupes/:slug/histoire': '/histoire',
  },
  strand: { '/chantiers/:slug': '' },
  workshop: { '/ateliers/:slug': '' },
  production: {
    '/productions/:slug': '',
    '/productions/:slug/essais': '/essais',
    '/productions/:slug/versions': '/versions',
    '/productions/:slug/versions/:number': '/versions/1',
    '/productions/:slug/filiation': '/filiation',
  },
  need: { '/besoins/:id': '' },
}

/** An address that answers for each pattern that a visitor reads, in a lab that holds this world. */
export async function examples(db: Db): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('platform.thing')
    .select(['kind', 'path'])
    .where('title', 'in', Object.values(models))
    .execute()
  const found = Object.entries(pages).flatMap(([kind, patterns]) => {
    const path = rows.find((row) => row.kind === kind)?.path
    return path === undefined
      ? []
      : Object.entries(patterns).map(([pattern, rest]) => [pattern, path + rest] as const)
  })
  return { '/priorites/:slug': '/priorites/sante-mentale', ...Object.fromEntries(found) }
}
