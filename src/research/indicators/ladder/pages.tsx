import { Choice } from '../../../platform/choice-fields.tsx'
import { nameOf } from '../../../platform/choices.ts'
import { Form, Hidden } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { Day, writeDay } from '../../../platform/when.tsx'
import { wordText } from '../../../platform/words.ts'
import { pathOf, useQuarter } from '../figure.tsx'
import { fewest } from '../measure.ts'
import type { Place } from './place.ts'
import type { Declaration, LadderVote } from './queries.ts'
import { rungAt, rungs } from './rungs.ts'
import { LadderWords } from './told.tsx'
import { nextVote } from './vote.ts'

interface LadderProps {
  place: Place
  declared: readonly Declaration[]
  votes: readonly LadderVote[]
  /** The latest quarter of which the place has figures. */
  measured: string | null
}

/** Who decides in a place: what is declared, the vote, and what came of those before. */
export function LadderPage({ place, declared, votes, measured }: LadderProps) {
  const { t } = useView()
  const title = t('research.ladder.title')
  return (
    <Layout title={place.kind === 'lab' ? title : `${title} · ${place.title}`}>
      <section class="poster know stack">
        <p class="kind">
          <a href={place.path} {...inLang(place.lang)}>
            {place.title}
          </a>
        </p>
        <h1>{title}</h1>
        <p>{t('research.ladder.intro', { kind: place.kind })}</p>
        <Vote place={place} votes={votes} />
      </section>
      <Declared place={place} declared={declared} />
      <Past {...{ place, measured }} votes={votes.filter(({ over }) => over)} />
      <Rungs />
    </Layout>
  )
}

function Vote({ place, votes }: Pick<LadderProps, 'place' | 'votes'>) {
  const view = useView()
  const { t } = view
  const vote = votes.find(({ over }) => !over)
  const next = nextVote(view.now).quarter
  if (vote?.ballotId)
    return (
      <>
        {vote.endsAt && <p>{t('research.ladder.vote.until', { when: writeDay(vote.endsAt, view) })}</p>}
        <p class="acts">
          <a class="act main" href={`/votes/${vote.ballotId}`}>
            {t('research.ladder.vote.go')}
          </a>
        </p>
      </>
    )
  if (place.ended) return null
  if (place.members !== null && place.members < fewest) return <p>{t('research.ladder.vote.few')}</p>
  return (
    <>
      <p>
        {t('research.ladder.vote.who', { kind: place.kind })} {t('research.ladder.vote.means')}
      </p>
      {votes.some(({ quarter }) => quarter === next) && <p>{t('research.ladder.vote.had')}</p>}
      {place.inside && votes.every(({ quarter }) => quarter !== next) && (
        <form method="post" action="/recherche/echelle/voter">
          <Hidden name="scope" value={place.scope} />
          <p class="acts">
            <button class="act main">{t('research.ladder.vote.open')}</button>
          </p>
        </form>
      )}
    </>
  )
}

function Declared({ place, declared }: Pick<LadderProps, 'place' | 'declared'>) {
  const { t } = useView()
  const [now, ...before] = declared
  return (
    <section class="stack">
      <h2>{t('research.ladder.declared')}</h2>
      {now ? <Said said={now} /> : <p>{t('research.ladder.undeclared', { kind: place.kind })}</p>}
      {place.carries && (
        <p>
          <a class="act" href={`/recherche/echelle/declarer?portee=${place.scope}`}>
            {t('research.ladder.declare')}
          </a>
        </p>
      )}
      {before.length > 0 && (
        <details class="more">
          <summary>{t('research.ladder.before')}</summary>
          {before.map((said) => (
            <Said said={said} />
          ))}
        </details>
      )}
    </section>
  )
}

function Said({ said: { rung, at, name, path } }: { said: Declaration }) {
  const { t } = useView()
  return (
    <>
      <p>{t('research.ladder.rung', { rung, name: nameOf('rung', rungAt(rung)) })}</p>
      <p class="by">
        <span>
          {name !== null && path !== null ? <a href={path}>{name}</a> : t('research.ladder.someone')}
        </span>
        <Day at={at} />
      </p>
    </>
  )
}

function Past({ place, votes, measured }: Omit<LadderProps, 'declared'>) {
  const { t } = useView()
  const nameOfQuarter = useQuarter()
  return (
    <section class="stack">
      <h2>{t('research.ladder.seen')}</h2>
      {votes.length === 0 && <p>{t('research.ladder.never')}</p>}
      {votes.map((vote) => (
        <article class="stack">
          <h3>{nameOfQuarter(vote.quarter)}</h3>
          <LadderWords told={vote} />
        </article>
      ))}
      <p class="links">
        {measured === null ? (
          <a href="/recherche/methode">{t('research.method.title')}</a>
        ) : (
          <a href={pathOf({ quarter: measured, scope: place.scope })}>{t('research.participation.title')}</a>
        )}
      </p>
    </section>
  )
}

/** The eight rungs, the lowest first, each with what it looks like. */
function Rungs() {
  const { t, words, locale } = useView()
  return (
    <section class="stack">
      <h2>{t('research.ladder.rungs')}</h2>
      <ol class="stack">
        {rungs.map((slug, place) => {
          const word = words.find('rung', slug)
          return (
            <li>
              <strong>
                {place + 1}. {nameOf('rung', slug)}.
              </strong>{' '}
              {word && wordText(word, locale)}
            </li>
          )
        })}
      </ol>
      <p class="soft">{t('research.ladder.source')}</p>
    </section>
  )
}

/** Declares a rung, under one's name. */
export function DeclarePage({ place, state }: { place: Place; state?: FormState }) {
  const { t, words, locale } = useView()
  const hintOf = (slug: string) => {
    const word = words.find('rung', slug)
    return word && wordText(word, locale)
  }
  return (
    <Layout title={t('research.ladder.declare')} personal>
      <h1>{t('research.ladder.declare')}</h1>
      <p>{t('research.ladder.declare-means', { name: place.title })}</p>
      <Form action="/recherche/echelle/declarer" state={state} submit="research.ladder.declare-act">
        <Hidden name="scope" value={place.scope} />
        <Choice
          name="rung"
          label="research.ladder.which"
          options={rungs.map((slug) => ({ value: slug, label: nameOf('rung', slug), hint: hintOf(slug) }))}
          state={state}
        />
      </Form>
    </Layout>
  )
}
