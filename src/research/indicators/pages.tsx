import { Select } from '../../platform/choice-fields.tsx'
import { nameOf } from '../../platform/choices.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { judgeParts, parts, type Part, type Verdicts } from './alarms.ts'
import { GroupSays } from './comments/pages.tsx'
import type { ShownComment } from './comments/queries.ts'
import type { Published } from './compute.ts'
import { FigureWords, pathOf, useQuarter, type Where } from './figure.tsx'
import type { LadderVote } from './ladder/queries.ts'
import { LadderHere } from './ladder/told.tsx'
import type { ShownScope } from './queries.ts'

interface ParticipationProps extends Where {
  quarters: readonly string[]
  scopes: readonly ShownScope[]
  here: ShownScope
  figures: readonly Published[]
  comment: ShownComment | null
  ladder: LadderVote | null
}

/** Before there is anything to show. */
export function NoFiguresPage() {
  const { t } = useView()
  return (
    <Layout title={t('research.participation.title')}>
      <h1>{t('research.participation.title')}</h1>
      <div class="empty stack">
        <p>
          <strong>{t('research.participation.none')}</strong>
        </p>
        <p>{t('research.participation.none-text')}</p>
        <Ways />
      </div>
    </Layout>
  )
}

/** Who speaks, decides and is recognised, in one scope and quarter: the same page for everyone. */
export function ParticipationPage(props: ParticipationProps) {
  const { t } = useView()
  const { figures, here, comment, ladder } = props
  const title = t('research.participation.title')
  return (
    <Layout title={title} description={t('research.participation.intro')}>
      <section class="poster know stack">
        <h1>{title}</h1>
        <p>{t('research.participation.intro')}</p>
        <ChooseForm {...props} />
      </section>
      <Counted here={here} quarter={props.quarter} />
      <Most figures={figures} />
      {here.kind === 'group' && <GroupSays {...props} name={here.title ?? ''} comment={comment} />}
      {ladder && here.kind !== 'priority' && <LadderHere scope={here.scope} told={ladder} />}
      <p class="note">{t('research.participation.legend')}</p>
      {partNames.map((part) => (
        <PartSection part={part} {...props} />
      ))}
      <section class="stack">
        <h2>{t('research.participation.ways')}</h2>
        <Ways />
      </section>
    </Layout>
  )
}

// The names of the record are parts.
const partNames = Object.keys(parts) as Part[]

function Ways() {
  const { t } = useView()
  return (
    <ul class="links">
      <li>
        <a href="/recherche/methode">{t('research.method.title')}</a>
      </li>
      <li>
        <a href="/recherche/echelle">{t('research.ladder.title')}</a>
      </li>
      <li>
        <a href="/recherche">{t('research.title')}</a>
      </li>
    </ul>
  )
}

/** The name of a scope in the reader's words. */
export function useScopeName(): (scope: ShownScope) => string {
  const { t } = useView()
  return ({ kind, scope, title }) => {
    if (kind === 'lab') return t('research.participation.lab')
    return title ?? nameOf('priority', scope)
  }
}

function ChooseForm({ quarter, scope, quarters, scopes }: ParticipationProps) {
  const { t } = useView()
  const nameOfScope = useScopeName()
  const nameOfQuarter = useQuarter()
  return (
    <form class="form stack" action="/recherche/participation">
      <Select
        name="portee"
        label="research.participation.scope"
        options={scopes.map((one) => ({ value: one.scope, label: nameOfScope(one) }))}
        value={scope}
      />
      <Select
        name="trimestre"
        label="research.participation.quarter-choice"
        options={quarters.map((one) => ({ value: one, label: nameOfQuarter(one) }))}
        value={quarter}
      />
      <p class="acts">
        <button class="act main">{t('research.participation.show')}</button>
      </p>
    </form>
  )
}

function Counted({ here, quarter }: { here: ShownScope; quarter: string }) {
  const { t } = useView()
  const name = useScopeName()(here)
  const { people, coverage } = here
  return (
    <section class="stack">
      <h2>
        {here.path ? (
          <a href={here.path} {...inLang(here.lang)}>
            {name}
          </a>
        ) : (
          name
        )}
        {' · '}
        {useQuarter()(quarter)}
      </h2>
      <p>
        {people === null
          ? t('research.participation.counted-group')
          : t('research.participation.counted', { people })}{' '}
        {coverage !== null && t('research.participation.coverage', { tenths: Math.round(coverage * 10) })}
      </p>
    </section>
  )
}

/** What one may say first: three sentences. */
function Most({ figures }: { figures: readonly Published[] }) {
  const { t } = useView()
  const verdicts = judgeParts(verdictsOf(figures))
  return (
    <section class="stack">
      <h2>{t('research.participation.most')}</h2>
      <ul class="stack">
        {partNames.map((part) => (
          <li>{t(`research.participation.${part}`, { verdict: verdicts[part] })}</li>
        ))}
      </ul>
      <p class="soft">{t('research.participation.not-proof')}</p>
    </section>
  )
}

function verdictsOf(figures: readonly Published[]): Verdicts {
  return Object.fromEntries(
    figures
      .filter(({ outcome }) => typeof outcome !== 'string')
      .map(({ indicator, differs, alarm }) => [indicator, { differs, alarm }]),
  )
}

function PartSection({ part, figures, quarter, scope }: { part: Part } & ParticipationProps) {
  const { t } = useView()
  const known = new Map(figures.map((figure) => [figure.indicator, figure]))
  const own = parts[part].flatMap((indicator) => known.get(indicator) ?? [])
  const silent = own.filter(({ outcome }) => typeof outcome === 'string')
  return (
    <section class="stack">
      <h2>{t(`research.participation.part.${part}`)}</h2>
      {own.map((figure) =>
        typeof figure.outcome === 'string' ? null : (
          <article class="stack">
            <h3>
              <IndicatorLink {...{ figure, quarter, scope }} />
            </h3>
            <FigureWords figure={figure} told={figure.outcome} />
          </article>
        ),
      )}
      {silent.length > 0 && (
        <>
          <p>{t('research.participation.few')}</p>
          <ul>
            {silent.map((figure) => (
              <li>
                <IndicatorLink {...{ figure, quarter, scope }} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function IndicatorLink({ figure: { indicator }, ...where }: { figure: Published } & Where) {
  const { t } = useView()
  return (
    <a class="act quiet" href={pathOf(where, indicator)}>
      {t(`research.indicator.${indicator}.title`)}
    </a>
  )
}
