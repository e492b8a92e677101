import { Icon } from '../../platform/icons.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { writeHours, writeLeaf } from '../../platform/when.tsx'
import type { ShownDate } from './agenda-queries.ts'
import { KindWord, writeMoved, writeSeats, writeWhere } from './where.tsx'

/** One date of a workshop in a list. */
export function WorkshopCard({ date }: { date: ShownDate }) {
  const view = useView()
  const leaf = writeLeaf(date.startsAt, view)
  const over = date.endsAt <= view.now
  const moved = writeMoved(date, view)
  return (
    <li class="card workshop">
      <div class="when">
        <b>
          {leaf.day}
          <small>{leaf.month}</small>
        </b>
        <span class="kind">
          <Icon name="workshop" />
          <KindWord evening={date.evening} />
        </span>
        <time datetime={date.startsAt.toISOString()}>{writeHours(date.startsAt, date.endsAt, view)}</time>
      </div>
      <h3>
        <a href={`/ateliers/${date.slug}/${date.day}`} {...inLang(date.lang)}>
          {date.title}
        </a>
      </h3>
      {moved && <p>{moved}</p>}
      <p>{writeWhere(date, view)}</p>
      {!over && (
        <p>
          <strong>{writeSeats(date, view)}</strong>
        </p>
      )}
      <By author={date.author} group={date.group} />
    </li>
  )
}

/** Who proposes it. Someone who left is nobody in particular. */
export function By({ author, group }: Pick<ShownDate, 'author' | 'group'>) {
  const { t } = useView()
  return (
    <p class="by">
      {t('place.by')} {author ? <a href={author.path}>{author.name}</a> : t('place.someone')}
      {group && (
        <>
          {' '}
          {t('place.by-group')} <a href={group.path}>{group.name}</a>
        </>
      )}
    </p>
  )
}
