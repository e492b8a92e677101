import { excerpt } from '../platform/markdown.ts'
import { inLang } from '../platform/prose.tsx'
import { kindOf } from '../platform/things.ts'
import { useView } from '../platform/view.ts'
import { Ago, writeSpan } from '../platform/when.tsx'
import { PartActs, PartLists } from './group-parts.tsx'
import { Who } from './names.tsx'
import type { GroupContent } from './queries.ts'

interface SectionProps {
  content: GroupContent
}

/** What the group wrote last. */
export function JournalNow({ content }: SectionProps) {
  const { t } = useView()
  const group = content.head
  const entries = content.around.filter((thing) => thing.kind === 'journal')
  return (
    <section class="stack">
      <div class="heading">
        <h2>{t('groups.kind.journal')}</h2>
        {entries.length > 0 && <a href={`${group.path}/carnet`}>{t('groups.journal.all')}</a>}
      </div>
      {entries.length === 0 && <p class="soft">{t('groups.journal.none')}</p>}
      <ol class="journal">
        {entries.map((entry) => (
          <li>
            <Ago at={new Date(entry.at)} />
            {entry.author_id !== null && (
              <>
                {' '}
                · <Who id={entry.author_id} names={content.names} />
              </>
            )}
            <p {...inLang(entry.lang)}>
              <a href={entry.path}>{excerpt(entry.summary, 160)}</a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const slots = {
  meetings: {
    title: 'groups.meetings.title',
    none: 'groups.meetings.none',
    act: 'groups.meetings.act',
    path: '/ateliers/proposer',
  },
  made: {
    title: 'groups.made.title',
    none: 'groups.made.none',
    act: 'groups.made.act',
    path: '/productions/proposer',
  },
} as const

/** What is made and shown; what does not stand by itself yet, and which members alone see, has a title of its own. */
const isMade = ({ kind }: Thing) => kindOf(kind).listed && !isMeeting(kind)
const isPrepared = ({ kind, audience }: Thing) =>
  audience === 'group' && !kindOf(kind).listed && !isMeeting(kind)
const isMeeting = (kind: string) => kindOf(kind).tone === 'workshop'

type Thing = GroupContent['around'][number]

/** When the group meets, soonest first; what is over comes after. */
export function Meetings({ content }: SectionProps) {
  const { now } = useView()
  const startOf = ({ id }: Thing) => content.spans.get(id)?.startsAt.getTime() ?? Infinity
  const isOver = ({ id }: Thing) => (content.spans.get(id)?.endsAt ?? now) < now
  const things = content.around
    .filter(({ kind }) => isMeeting(kind))
    .sort((one, other) => Number(isOver(one)) - Number(isOver(other)) || startOf(one) - startOf(other))
  return <Around content={content} things={things} slot={slots.meetings} />
}

/** What the group published, then what only its members see yet. */
export function Made({ content }: SectionProps) {
  const { t } = useView()
  const things = content.around.filter(({ kind }) => kind !== 'journal' && kind !== 'decision')
  const prepared = things.filter(isPrepared)
  return (
    <>
      <Around content={content} things={things.filter(isMade)} slot={slots.made} />
      {prepared.length > 0 && (
        <section class="stack">
          <h2>{t('groups.prepared.title')}</h2>
          <Cards content={content} things={prepared} />
        </section>
      )}
    </>
  )
}

interface AroundProps extends SectionProps {
  things: readonly Thing[]
  slot: (typeof slots)[keyof typeof slots]
}

/** What other modules keep in the group, and the way to add to it. */
function Around({ content, things, slot }: AroundProps) {
  const { t } = useView()
  const group = content.head
  return (
    <section class="stack">
      <h2>{t(slot.title)}</h2>
      {things.length === 0 ? <p class="soft">{t(slot.none)}</p> : <Cards content={content} things={things} />}
      {slot === slots.made && <PartLists slug={group.slug} kinds={things.map(({ kind }) => kind)} />}
      {group.inside && !group.ending && (
        <p class="acts">
          <a class="act" href={`${slot.path}?groupe=${group.slug}`}>
            {t(slot.act)}
          </a>
          {slot === slots.made && <PartActs slug={group.slug} />}
        </p>
      )}
    </section>
  )
}

function Cards({ content, things }: SectionProps & { things: readonly Thing[] }) {
  const { t } = useView()
  return (
    <ul class="wall">
      {things.map((thing) => (
        <li class={`card ${kindOf(thing.kind).tone}`}>
          <p class="kind">{t(kindOf(thing.kind).label)}</p>
          <h3>
            <a href={thing.path} {...inLang(thing.lang)}>
              {thing.title}
            </a>
          </h3>
          <When span={content.spans.get(thing.id)} />
          {thing.summary && <p {...inLang(thing.lang)}>{excerpt(thing.summary, 120)}</p>}
        </li>
      ))}
    </ul>
  )
}

function When({ span }: { span: { startsAt: Date; endsAt: Date } | undefined }) {
  const view = useView()
  if (!span) return null
  const when = writeSpan(span.startsAt, span.endsAt, view)
  return (
    <p>
      <strong>{span.endsAt < view.now ? view.t('groups.meetings.over', { when }) : when}</strong>
    </p>
  )
}
