import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Lab } from '../../platform/lab.ts'
import { visibleTo } from '../../platform/things.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { wordName, type Word } from '../../platform/words.ts'
import { formOf } from '../kinds/registry.ts'
import { readProduction, type ShownProduction } from '../reading/queries.ts'
import {
  formatName,
  formatVersion,
  mostAncestors,
  mostNeeds,
  mostTrials,
  type Manifest,
  type Place,
  type Told,
  type Version,
} from './format.ts'
import { listMedia, type PackedFile } from './media.ts'
import { readArrival, type Arrival } from './queries.ts'

/** A manifest as it is written: one version at a time, since all of them may be long. */
export type Packing = Omit<Manifest, 'versions'> & { versions: AsyncIterable<Version> }

/** A production as it goes into a package. */
export interface Gathered {
  production: ShownProduction
  manifest: Packing
  files: readonly PackedFile[]
}

/** Everything of a production that this reader may see; undefined when it is not there for them. */
export async function gather(lab: Lab, viewer: Viewer | null, slug: string): Promise<Gathered | undefined> {
  const { db } = lab
  const production = await readProduction(db, viewer, slug)
  if (!production) return undefined
  const arrival = await readArrival(db, production.id)
  const [files, told, editions] = await Promise.all([
    listMedia(db, production.id),
    readTold(lab, viewer, production, arrival),
    listEditions(db, production.id),
  ])
  const paths = new Map(files.map(({ id, path }) => [id, path]))
  const own = placeOf(lab, production.path)
  return {
    production,
    files,
    manifest: {
      format: formatName,
      version: formatVersion,
      from: own,
      origin: arrival?.origin ?? own,
      authors: production.authors.map(({ name, did }) => ({ name, did })),
      group: production.group?.name ?? null,
      ...told,
      versions: readVersions(lab, editions, paths),
      media: files.map(({ path, name, type, bytes, sha256 }) => ({ path, name, type, bytes, sha256 })),
    },
  }
}

/** An address of this lab, as another may read it. */
function placeOf({ config, words }: Lab, path: string): Place {
  const name = words.find('lab', 'name')
  return { lab: name ? wordName(name, 'fr') : '', address: new URL(path, config.publicUrl).href }
}

/** Where it comes from, what came of it when others used it, and the needs it answers: here, after what was told where it comes from. */
async function readTold(
  lab: Lab,
  viewer: Viewer | null,
  { id, adapted, adaptedWhy, adaptedKind }: ShownProduction,
  arrival: Arrival | undefined,
): Promise<Told> {
  const [ancestors, trials, needs] = await Promise.all([
    listAncestors(lab.db, viewer, id),
    listToldTrials(lab.db, viewer, id),
    listToldNeeds(lab.db, viewer, id),
  ])
  const before = arrival?.told
  const told = {
    trials: trials.map(({ at, ...trial }) => ({ ...trial, at: at.toISOString() })),
    needs: needs.map(({ path, ...need }) => ({ ...need, address: placeOf(lab, path).address })),
  }
  return {
    adapts: before ? before.adapts : adapted ? { why: adaptedWhy, kind: adaptedKind } : null,
    comesFrom: before ? before.comesFrom : writeLine(lab, ancestors),
    trials: [...(before?.trials ?? []), ...told.trials].slice(0, mostTrials),
    needs: [...(before?.needs ?? []), ...told.needs].slice(0, mostNeeds),
  }
}

/** What came from elsewhere is named where it was first published, and what it came from there follows. */
function writeLine(lab: Lab, ancestors: Awaited<ReturnType<typeof listAncestors>>): Told['comesFrom'] {
  return ancestors
    .flatMap(({ path, title, lang, why, url, name, told }) => [
      {
        ...(url !== null && name !== null ? { lab: name, address: url } : placeOf(lab, path)),
        ...{ title, lang, why: told?.adapts?.why ?? why },
      },
      ...(told?.comesFrom ?? []),
    ])
    .slice(0, mostAncestors)
}

/** What it was adapted from, the nearest first, as far as this reader may see. */
function listAncestors(db: Db, viewer: Viewer | null, id: string) {
  return db
    .withRecursive('up(id, depth)', (query) =>
      query
        .selectFrom('productions.production')
        .select(['adapted_from as id', sql<number>`1`.as('depth')])
        .where('id', '=', id)
        .unionAll(
          query
            .selectFrom('up')
            .innerJoin('productions.production as p', 'p.id', 'up.id')
            .select(['p.adapted_from as id', sql<number>`up.depth + 1`.as('depth')])
            .where('up.depth', '<', mostAncestors),
        ),
    )
    .selectFrom('up')
    .innerJoin('platform.thing as t', 't.id', 'up.id')
    .innerJoin('productions.production as p', 'p.id', 't.id')
    .leftJoin('productions.arrival as v', 'v.production_id', 'p.id')
    .select(['t.title', 't.path', 't.lang', 'p.adapted_why as why', 'v.url', 'v.lab as name', 'v.told'])
    .where(visibleTo(viewer))
    .orderBy('up.depth')
    .execute()
}

/** Nobody's name goes with a trial: it was told to this lab. */
function listToldTrials(db: Db, viewer: Viewer | null, id: string) {
  return db
    .selectFrom('productions.trial as r')
    .innerJoin('platform.thing as t', 't.id', 'r.id')
    .select(['r.place', 'r.people', 'r.happened', 'r.to_change as toChange', 'r.version'])
    .select(['r.taken_in as takenIn', 'r.lang', 'r.told_at as at'])
    .where('r.production_id', '=', id)
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .orderBy('r.told_at')
    .orderBy('r.id')
    .limit(mostTrials)
    .execute()
}

function listToldNeeds(db: Db, viewer: Viewer | null, id: string) {
  return db
    .selectFrom('productions.answer as a')
    .innerJoin('productions.need as n', 'n.id', 'a.need_id')
    .innerJoin('platform.thing as t', 't.id', 'n.id')
    .select(['n.title', 'n.purpose', 'n.lang', 't.path'])
    .where('a.production_id', '=', id)
    .where('t.hidden_at', 'is', null)
    .where(visibleTo(viewer))
    .orderBy('a.at')
    .orderBy('n.id')
    .limit(mostNeeds)
    .execute()
}

type Edition = Awaited<ReturnType<typeof listEditions>>[number]

function listEditions(db: Db, productionId: string) {
  return db
    .selectFrom('productions.edition')
    .select(['id', 'number', 'kind', 'title', 'summary', 'easy', 'licence', 'priority', 'lang', 'answers'])
    .select(['cover_id', 'cover_alt', 'changed', 'published_at'])
    .where('production_id', '=', productionId)
    .where('number', 'is not', null)
    .orderBy('number')
    .limit(200)
    .execute()
}

async function* readVersions(
  { db, words }: Lab,
  editions: readonly Edition[],
  paths: ReadonlyMap<string, string>,
): AsyncGenerator<Version> {
  const pathOf = (file: string | null) => (file === null ? null : (paths.get(file) ?? null))
  for (const edition of editions) {
    const { title, summary, easy, lang, changed, answers } = edition
    const kind = words.find('kind', edition.kind)
    const licence = words.find('licence', edition.licence)
    const priority =
      edition.priority === null ? null : named(words.find('priority', edition.priority), edition.priority)
    const address = licence?.data['url']
    const cover = pathOf(edition.cover_id)
    yield {
      number: edition.number ?? 1,
      publishedAt: (edition.published_at ?? new Date(0)).toISOString(),
      ...{ changed, title, summary, easy, lang },
      kind: { ...named(kind, edition.kind), form: formOf(kind).form },
      licence: {
        ...named(licence, edition.licence),
        address: typeof address === 'string' ? address : null,
      },
      priority,
      // What the database keeps as JSON is JSON.
      answers: answers as Version['answers'],
      cover: cover === null ? null : { file: cover, alt: edition.cover_alt },
      parts: (await listParts(db, edition.id)).map(
        ({ file_id, cue_count, cues, withdrawn, own, ...part }) => ({
          ...part,
          own: own as Version['answers'],
          file: pathOf(file_id),
          withdrawn,
          // What described it goes with it, as on its page.
          ...(withdrawn && { text: '', alt: '' }),
          captions: cue_count === null || withdrawn ? null : [...(cues ?? [])],
        }),
      ),
    }
  }
}

function named(word: Word | undefined, slug: string): { slug: string; name: string } {
  return { slug, name: word ? wordName(word, 'fr') : slug }
}

function listParts(db: Db, editionId: string) {
  return db
    .selectFrom('productions.part')
    .select(['key', 'sort', 'title', 'text', 'alt', 'own', 'file_id', 'cue_count', 'cues', 'withdrawn'])
    .where('edition_id', '=', editionId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}
