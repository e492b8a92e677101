import { OwnWordsList, type OwnWords } from '../../conversation/index.ts'
import type { AppealsWaiting, MyGroup, WaitingDecision } from '../../groups/index.ts'
import { CardLink, circleName, MyParts } from '../../people/index.ts'
import type { OwnBooking } from '../../place/index.ts'
import { groupChoice } from '../../platform/acting.tsx'
import { pathOfDraft } from '../../platform/drafts.ts'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { useView, type View } from '../../platform/view.ts'
import { Ago, writeDay, writeSpan } from '../../platform/when.tsx'
import type { AskedName } from '../../productions/index.ts'
import type { News } from './news.ts'

interface NewsPage {
  rows: readonly News[]
  next: Cursor | null
}

interface MineProps {
  news: NewsPage
  appeals: AppealsWaiting
  decisions: readonly WaitingDecision[]
  asked: readonly AskedName[]
  bookings: readonly OwnBooking[]
  groups: readonly MyGroup[]
  words: readonly OwnWords[]
  /** Their recovery card can still be seen again. */
  holdsCard: boolean
}

/** `/moi`: what happened lately, then what is the reader's own, in the order someone comes for it. No badge, no count. */
export function MinePage({ news, appeals, decisions, asked, bookings, groups, words, holdsCard }: MineProps) {
  const { t } = useView()
  const coming = bookings.filter((booking) => !booking.over && !booking.givenUp)
  return (
    <Layout title={t('site.mine.title')} personal>
      <h1>{t('site.mine.title')}</h1>
      {holdsCard && <CardLink />}
      <section class="stack">
        <h2>{t('site.mine.lately')}</h2>
        {news.rows.length === 0 && <p class="empty">{t('site.mine.none')}</p>}
        <NewsList {...news} started={false} />
      </section>
      <Asides {...appeals} />
      {decisions.length > 0 && (
        <section class="stack">
          <h2>{t('site.mine.decisions')}</h2>
          <ul class="log">
            {decisions.map((decision) => (
              <ToDecide decision={decision} />
            ))}
          </ul>
        </section>
      )}
      {asked.length > 0 && (
        <section class="stack">
          <h2>{t('site.mine.asked')}</h2>
          <ul class="log">
            {asked.map(({ name, title }) => (
              <li>
                {t('site.mine.asked-name', { name })} <a href="/productions/ebauches">{title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {coming.length > 0 && (
        <section class="stack">
          <h2>{t('site.mine.coming')}</h2>
          <ul class="log">
            {coming.map((booking) => (
              <Coming booking={booking} />
            ))}
          </ul>
        </section>
      )}
      {groups.length > 0 && (
        <section class="stack">
          <h2>{t('site.mine.groups')}</h2>
          <ul class="links">
            {groups.map((group) => (
              <li>
                <a href={group.path}>{groupChoice(group)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {words.length > 0 && (
        <section class="stack">
          <h2>{t('site.mine.words')}</h2>
          <OwnWordsList rows={words} brief />
          <p class="links">
            <a href="/moi/paroles">{t('site.mine.all-words')}</a>
          </p>
        </section>
      )}
      <MyParts />
    </Layout>
  )
}

/** `/moi`, further back: the news alone. */
export function OlderNewsPage(page: NewsPage) {
  const { t } = useView()
  return (
    <Layout title={t('site.mine.lately')} personal>
      <h1>{t('site.mine.lately')}</h1>
      <NewsList {...page} started />
    </Layout>
  )
}

function NewsList({ rows, next, started }: NewsPage & { started: boolean }) {
  return (
    <>
      <ol class="log">
        {rows.map((row) => (
          <li>
            <Ago at={row.news.at} /> · <Told row={row} />
          </li>
        ))}
      </ol>
      <Pager path="/moi" next={next} started={started} />
    </>
  )
}

/** Appeals the reader was drawn to hear, and groups that set them aside: why, and how to appeal. */
function Asides({ hearings, asides }: AppealsWaiting) {
  const view = useView()
  const { t } = view
  if (hearings.length + asides.length === 0) return null
  return (
    <ul class="log">
      {hearings.map(({ id, answerBy }) => (
        <li>
          <a href={`/appels/${id}`}>{t('groups.appeal.hear')}</a> (
          {t('site.mine.decision-until', { day: writeDay(answerBy, view) })})
        </li>
      ))}
      {asides.map(({ group, path }) => (
        <li>
          {group} : <a href={path}>{t('groups.joined.set-aside')}</a>
        </li>
      ))}
    </ul>
  )
}

/** A proposal that waits for the reader's answer, of one of their groups or circles. */
function ToDecide({ decision }: { decision: WaitingDecision }) {
  const view = useView()
  const { t } = view
  const { title, path, lang, group, circle, endsAt, amended } = decision
  return (
    <li>
      {group ?? (circle === null ? '' : circleName(circle))} :{' '}
      <a href={path} lang={lang === view.lang ? undefined : lang}>
        {title}
      </a>{' '}
      ({amended && `${t('site.mine.decision-amended')}, `}
      {t('site.mine.decision-until', { day: writeDay(endsAt, view) })})
    </li>
  )
}

function Coming({ booking }: { booking: OwnBooking }) {
  const view = useView()
  const { t } = view
  const states = [
    booking.cancelled && t('site.mine.cancelled'),
    whenMoved(booking, view) ?? (booking.changed && t('site.mine.changed')),
    booking.waiting && t('site.mine.waiting'),
  ].filter(Boolean)
  return (
    <li>
      <strong>{writeSpan(booking.startsAt, booking.endsAt, view)}</strong>{' '}
      <a href="/moi/inscriptions" lang={booking.lang === view.lang ? undefined : booking.lang}>
        {booking.title}
      </a>
      {states.length > 0 && ` (${states.join(', ')})`}
    </li>
  )
}

function whenMoved({ wasStartsAt, wasEndsAt }: OwnBooking, view: View): string | null {
  return wasStartsAt && wasEndsAt
    ? view.t('site.mine.moved', { when: writeSpan(wasStartsAt, wasEndsAt, view) })
    : null
}

/** One piece of news in a sentence, with the way to it. */
function Told({ row }: { row: News }) {
  const view = useView()
  const { t } = view
  if (row.from === 'voices' && row.news.what === 'unsent')
    return (
      <Sentence
        text={t('site.mine.unsent')}
        path={pathOfDraft(row.news.id)}
        title={row.news.title || t('people.carry.title')}
        lang={null}
      />
    )
  if (row.from === 'voices') {
    const { what, id, title, author } = row.news
    return (
      <Sentence
        text={t(`site.mine.${what}`, named(author))}
        path={`/paroles/${id}`}
        title={title}
        lang={row.news.lang}
      />
    )
  }
  if (row.from === 'joins') {
    const { group, groupPath, groupLang } = row.news
    const names = row.authors.map((author) => named(author).author)
    const author = new Intl.ListFormat(view.lang, { type: 'conjunction' }).format(names)
    const text = t('site.mine.joined', { author, count: names.length })
    return <Sentence text={text} path={groupPath} title={group} lang={groupLang} />
  }
  if (row.from === 'groups') {
    const { what, group, groupPath, groupLang, title, path, lang, author } = row.news
    const text = t(`site.mine.${what}`, { ...named(author), group })
    if (what === 'published' && path !== null)
      return <Sentence text={text} path={path} title={title} lang={lang} />
    return <Sentence text={text} path={groupPath} title={group} lang={groupLang} />
  }
  const { path, title, lang } = row.news
  if (row.from === 'productions')
    return (
      <Sentence text={t(`site.mine.production.${row.news.what}`)} path={path} title={title} lang={lang} />
    )
  if (row.from === 'uses')
    return <Sentence text={t(`site.mine.use.${row.news.what}`)} path={path} title={title} lang={lang} />
  if (row.from === 'studies')
    return <Sentence text={t(`site.mine.study.${row.news.what}`)} path={path} title={title} lang={lang} />
  const { what } = row.news
  return <Sentence text={t(`site.mine.care.${what}`)} path={path} title={title} lang={lang} />
}

function named(author: string | null): { author: string } {
  return { author: author ?? useView().t('site.mine.someone') }
}

interface SentenceProps {
  text: string
  path: string
  title: string | null
  lang: string | null
}

function Sentence({ text, path, title, lang }: SentenceProps) {
  const view = useView()
  return (
    <>
      {text}{' '}
      <a href={path} lang={lang === null || lang === view.lang ? undefined : lang}>
        {title ?? view.t('site.mine.read')}
      </a>
    </>
  )
}
