import { Icon } from '../../platform/icons.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView, type View } from '../../platform/view.ts'
import { writeHours, writeLeaf, writeWeekday } from '../../platform/when.tsx'
import type { ShownDate } from './agenda-queries.ts'
import { dayAt } from './schedule.ts'
import { KindWord, writeMoved, writeSeats, writeWhere } from './where.tsx'

interface CardProps {
  date: ShownDate
  /** The page says where the lab's own place is: its name is enough here. */
  placed?: boolean
  /** The workshop comes back each week, and this card stands for its other dates. */
  again?: boolean
}

/** One date of a workshop in a list. */
export function WorkshopCard({ date, placed, again }: CardProps) {
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
      <p>{writeWhere(placed ? { ...date, venueAddress: '' } : date, view)}</p>
      {!over && (
        <p>
          <strong>{writeSeats(date, view)}</strong>
        </p>
      )}
      <By author={date.author} group={date.group} />
      {again && (
        <p class="links">
          <a href={`/ateliers/${date.slug}`}>
            {view.t('place.agenda.again', { day: weekdayOf(date, view) })}
          </a>
        </p>
      )}
    </li>
  )
}

function weekdayOf({ startsAt }: ShownDate, { zone, lang }: View): string {
  return writeWeekday(dayAt(startsAt, zone).dayOfWeek, lang)
}

/** Who proposes it: someone, their group or both. Where neither may be told, someone who left is nobody in particular. */
export function By({ author, group }: Pick<ShownDate, 'author' | 'group'>) {
  const { t } = useView()
  return (
    <p class="by">
      <span>
        {t('place.by')} {author && <a href={author.path}>{author.name}</a>}
        {!author && !group && t('place.someone')}
        {group && (
          <>
            {' '}
            {t(author ? 'place.by-group' : 'place.group')} <a href={group.path}>{group.name}</a>
          </>
        )}
      </span>
    </p>
  )
}
