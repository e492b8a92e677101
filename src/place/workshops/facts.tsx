import type { Child } from 'hono/jsx'
import { nameOf } from '../../platform/choices.ts'
import { useView } from '../../platform/view.ts'
import { By } from './card.tsx'
import type { ShownWorkshop } from './queries.ts'
import { writeWhere } from './where.tsx'

/** What one needs to know to come; `link`: whether the address of an online meeting shows. */
export function Facts({ workshop, link = !workshop.bookable }: { workshop: ShownWorkshop; link?: boolean }) {
  const view = useView()
  const { t } = view
  const { lang } = workshop
  return (
    <div class="stack">
      <dl class="facts">
        <Fact term={t('place.where')}>
          {workshop.spot === 'venue' ? (
            <span class="links">
              <a href="/lieu">{writeWhere(workshop, view)}</a>
            </span>
          ) : (
            writeWhere(workshop, view)
          )}
          {workshop.spot === 'online' &&
            (link ? (
              <span class="links">
                <a href={workshop.link} rel="nofollow noopener">
                  {new URL(workshop.link).host}
                </a>
              </span>
            ) : (
              <span class="hint">{t('place.link-after')}</span>
            ))}
        </Fact>
        <Fact term={t('place.how-in')}>{t(workshop.bookable ? 'place.booking' : 'place.free-entry')}</Fact>
        {workshop.capacity !== null && <Fact term={t('place.seats')}>{workshop.capacity}</Fact>}
        {workshop.bring && (
          <Fact term={t('place.bring')}>
            <span lang={lang}>{workshop.bring}</span>
          </Fact>
        )}
        {workshop.support && (
          <Fact term={t('place.support')}>
            <span lang={lang}>{workshop.support}</span>
          </Fact>
        )}
        {workshop.priority && (
          <Fact term={t('place.priority')}>
            <span class="links">
              <a href={`/priorites/${workshop.priority}`}>{nameOf('priority', workshop.priority)}</a>
            </span>
          </Fact>
        )}
        <Fact term={t('place.audience')}>
          {t(workshop.audience === 'open' ? 'place.audience.open' : `audience.${workshop.audience}`)}
        </Fact>
      </dl>
      <By author={workshop.author} group={workshop.group} />
      <p class="links">
        <a href={`/ateliers/${workshop.slug}.ics`}>{t('place.calendar')}</a>
      </p>
    </div>
  )
}

function Fact({ term, children }: { term: string; children?: Child }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
