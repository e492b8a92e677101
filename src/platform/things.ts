import { sql, type ExpressionBuilder, type Expression, type Selectable, type SqlBool } from 'kysely'
import { anyOf, type Db, type Tables } from './database.ts'
import type { MessageKey } from './messages.ts'
import type { Audience } from './tables.ts'
import type { Circle, Viewer } from './viewer.ts'

/** A kind of thing the social space shows. Search, home, feeds, care and export read this registry and keep no list of their own. */
interface AnyKind {
  kind: string
  /** Colour family and icon, always beside the word. */
  tone: 'voice' | 'group' | 'workshop' | 'made' | 'know' | 'need' | 'people'
  /** The word for one such thing. */
  label: MessageKey
  /** The circle that answers for such a thing when nobody signs it. */
  circle?: Circle
  /** All the words of one such thing as safe HTML, whoever reads: for people who must decide about it. Absent: title and summary say all. */
  readWhole?: (db: Db, id: string) => Promise<string>
  /** When each of these things next happens or, if it is over, last did. Absent: such things have no date. */
  readSpans?: (db: Db, ids: readonly string[]) => Promise<Spans>
}

/**
 * Whether search, feeds and the site map show a kind by itself, and then the word for a list of such things. Each thing keeps what its kind
 * said of that when it was published.
 */
type Listing = { listed: true; several: MessageKey } | { listed: false; several?: never }

export type Kind = AnyKind & Listing

/** From when to when things happen, by id. */
export type Spans = ReadonlyMap<string, { startsAt: Date; endsAt: Date }>

const kinds = new Map<string, Kind>()

/** Registers a kind; each module does it once, in its front door. */
export function registerKind(kind: Kind): void {
  kinds.set(kind.kind, kind)
}

/** The kind registered under this name. Throws for a name nobody registered: the row could be shown by nobody. */
export function kindOf(name: string): Kind {
  const kind = kinds.get(name)
  if (!kind) throw new Error(`no module registered the kind ${name}`)
  return kind
}

/** When each of these things next happens or last did, whichever kinds they are. */
export async function readSpans(db: Db, things: readonly { id: string; kind: string }[]): Promise<Spans> {
  const found = await Promise.all(
    [...Map.groupBy(things, ({ kind }) => kindOf(kind))].map(
      async ([{ readSpans: read }, some]) =>
        read?.(
          db,
          some.map(({ id }) => id),
        ) ?? new Map(),
    ),
  )
  return new Map(found.flatMap((spans) => [...spans]))
}

/** Names of the kinds that stand by themselves in search, feeds and the site map. */
export function listedKinds(): string[] {
  return [...kinds.values()].filter((kind) => kind.listed).map((kind) => kind.kind)
}

/** Names of all kinds, those that only show inside another thing too. */
export function allKinds(): string[] {
  return [...kinds.keys()]
}

/** Names of the kinds for which one of these circles answers. */
export function kindsOfCircles(circles: ReadonlySet<Circle>): string[] {
  return [...kinds.values()].filter(({ circle }) => circle && circles.has(circle)).map((kind) => kind.kind)
}

export interface ThingDraft {
  id: string
  kind: string
  /** Presentation that publishes it. */
  authorId: string | null
  /** Whether it must name nobody: its author still owns it, and nobody else is told who that is. */
  unnamed?: boolean
  audience: Audience
  /** The group whose members see it, with audience 'group'. */
  audienceId?: string | null
  /** The thing it belongs to: the group of a workshop, the voice an answer answers. */
  contextId?: string | null
  priority?: string | null
  path: string
  title: string
  summary?: string
  /** Everything else that search should find. */
  body?: string
  lang?: string
  /** Use of a file that shows it. */
  picture?: string | null
}

/** Publishes a thing, in the transaction of its module. */
export async function publish(tx: Db, thing: ThingDraft): Promise<void> {
  await tx
    .insertInto('platform.thing')
    .values({
      id: thing.id,
      kind: thing.kind,
      [thing.unnamed ? 'unnamed_author_id' : 'author_id']: thing.authorId,
      audience: thing.audience,
      audience_id: thing.audienceId ?? null,
      context_id: thing.contextId ?? null,
      priority: thing.priority ?? null,
      path: thing.path,
      title: thing.title,
      summary: thing.summary ?? '',
      lang: thing.lang ?? 'fr',
      picture: thing.picture ?? null,
      search: searchable(thing.title, thing.summary, thing.body),
      listed: kindOf(thing.kind).listed,
    })
    .execute()
}

/** Writes what changed of a published thing. Title, summary and body go together: search forgets the old words. */
export async function updateThing(
  tx: Db,
  id: string,
  change: {
    text?: { title: string; summary?: string; body?: string; lang?: string }
    audience?: Audience
    audienceId?: string | null
    priority?: string | null
    picture?: string | null
    /** True when it must name nobody from now on. What named nobody once never names its author later. */
    unnamed?: boolean
  },
): Promise<void> {
  const { text } = change
  await tx
    .updateTable('platform.thing')
    .set({
      updated_at: sql<Date>`now()`,
      ...(text && {
        title: text.title,
        summary: text.summary ?? '',
        search: searchable(text.title, text.summary, text.body),
        ...(text.lang && { lang: text.lang }),
      }),
      ...(change.audience && { audience: change.audience, audience_id: change.audienceId ?? null }),
      ...(change.priority !== undefined && { priority: change.priority }),
      ...(change.picture !== undefined && { picture: change.picture }),
      ...(change.unnamed && withoutName),
    })
    .where('id', '=', id)
    .execute()
}

const withoutName = {
  unnamed_author_id: sql<string | null>`coalesce(author_id, unnamed_author_id)`,
  author_id: null,
} as const

/**
 * Has all that belongs to this thing, and that more than its own audience sees, name nobody from now on; so has what those it holds, or held,
 * say under that.
 */
export async function unnameAround(tx: Db, contextId: string): Promise<void> {
  await tx
    .updateTable('platform.thing')
    .set({ updated_at: sql<Date>`now()`, ...withoutName })
    .where(
      sql<boolean>`context_id = any(array(
        select ${contextId}::text union all
        select around.id from platform.thing around where around.context_id = ${contextId}))
        and (context_id = ${contextId} or id in (
          select s.thing_id from platform.said_within s where s.audience_id = ${contextId}) or (not listed and author_id in (
          select m.presentation_id from platform.audience_member m where m.audience_id = ${contextId})))`,
    )
    .where('audience', '<>', 'group')
    .where('author_id', 'is not', null)
    .execute()
}

/** Remembers, as someone goes out of an audience, what they said under what belongs to it: were it to name nobody, that would name them. */
export async function rememberSaid(tx: Db, contextId: string, presentationId: string): Promise<void> {
  await sql`
    insert into platform.said_within (thing_id, audience_id)
    select t.id, ${contextId} from platform.thing t join platform.thing around on around.id = t.context_id
    where around.context_id = ${contextId} and not t.listed and t.author_id = ${presentationId}
    on conflict do nothing`.execute(tx)
}

/** Has things of these kinds, which others keep, go on without those of their authors who leave, named or not. */
export async function forgetAuthors(
  tx: Db,
  kinds: readonly string[],
  presentationIds: readonly string[],
): Promise<void> {
  await tx
    .updateTable('platform.thing as t')
    .set({ author_id: null, unnamed_author_id: null })
    .where('kind', 'in', kinds)
    .where(writtenBy(presentationIds))
    .execute()
}

type Following = (tx: Db, ids: readonly string[]) => Promise<void>

const followers: Following[] = []

/** Has what a module keeps about things of others go with them, in the transaction that erases them. */
export function followErased(erase: Following): void {
  followers.push(erase)
}

/** Really erases things from what the space shows; their modules erase their own rows. */
export async function eraseThings(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  for (const erase of followers) await erase(tx, ids)
  await tx.deleteFrom('platform.thing').where('id', '=', anyOf(ids)).execute()
}

function searchable(title: string, summary = '', body = '') {
  return sql`platform.searchable(${title}, ${summary}, ${body})`
}

/**
 * Joins a presentation to what its bearer did: `alias` is its thing, `bearer` its id or the column that holds it. One that care hid is
 * missing, as one that was erased: pages say « quelqu'un ».
 */
export function shownAs(alias: string, bearer: string | Expression<string | null>) {
  const [id, hiddenAt] = [sql.ref(`${alias}.id`), sql.ref(`${alias}.hidden_at`)]
  return sql<boolean>`${id} = ${typeof bearer === 'string' ? sql.ref(bearer) : bearer} and ${hiddenAt} is null`
}

/** Whether this reader set aside the presentation whose id the column holds. */
export function isSetAside({ accountId }: Pick<Viewer, 'accountId'>, column: string) {
  return sql<boolean>`exists (
    select 1 from platform.block b where b.account_id = ${accountId} and b.presentation_id = ${sql.ref(column)})`
}

/**
 * Whether one of these presentations wrote `platform.thing as t`, named or not; null for what nobody did. Only for what is told to a writer
 * about their own words: shown to others, it would say who wrote what names nobody.
 */
export function writtenBy(presentationIds: readonly string[]) {
  return sql<boolean>`(t.author_id = any(${presentationIds}) or t.unnamed_author_id = any(${presentationIds}))`
}

/**
 * The author of `platform.thing as t`, as far as this reader may know: who signs it, and where it names nobody, to members of the group it
 * belongs to, who wrote it, unless they set that name aside.
 */
export function authorTo(viewer: Viewer | null) {
  if (!viewer) return sql<string | null>`t.author_id`
  return sql<string | null>`coalesce(t.author_id, case when t.unnamed_author_id is not null and exists (
    select 1 from platform.audience_member m where m.audience_id = t.context_id and m.account_id = ${viewer.accountId}
  ) and not ${isSetAside(viewer, 't.unnamed_author_id')} then t.unnamed_author_id end)`
}

/**
 * What a module's own table says of `platform.thing as t`, to join `on true`. `inOrder`: one thing after the other, as far as a page goes
 * (`offset 0`), for a list by time that nothing else narrows. Joined as tables are, PostgreSQL believes that few will be left, reads them all
 * and sorts them.
 */
export function rowOf<Name extends keyof Tables>(table: Name, inOrder: boolean) {
  const far = inOrder ? sql`offset 0` : sql``
  return sql<
    Selectable<Tables[Name]>
  >`lateral (select * from ${sql.table(table)} own where own.id = t.id ${far})`
}

type WithThing = { t: Tables['platform.thing'] }

/**
 * The one condition of who may see what, for any query that joins `platform.thing as t`. A visitor sees what is open; someone signed in
 * also what is for the lab, for their groups and for the circles they hold now, and never the presentations they set aside. What care hid stays with its author.
 */
export function visibleTo(viewer: Viewer | null) {
  return (eb: ExpressionBuilder<Tables & WithThing, 't'>): Expression<SqlBool> => {
    // Written out, since the index of what is open requires it.
    if (!viewer) return sql<SqlBool>`(t.hidden_at is null and t.audience = 'open')`
    const mine = writtenBy(viewer.presentationIds)
    // The seats of a circle end by the clock: what it keeps to itself is under its own name, with no row for each.
    const circles = viewer.circles.size > 0 ? sql` or t.audience_id = any(${[...viewer.circles]})` : sql``
    const inAudience = sql<SqlBool>`(t.audience <> 'group'${circles} or exists (
      select 1 from platform.audience_member m where m.audience_id = t.audience_id and m.account_id = ${viewer.accountId}))`
    // By who signs: were what names nobody to vanish with a name that is set aside, it would say who wrote it.
    const blocked = isSetAside(viewer, 't.author_id')
    return eb.or([mine, eb.and([eb('t.hidden_at', 'is', null), inAudience, eb.not(blocked)])])
  }
}
