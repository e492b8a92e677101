import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { Beside, ShownProduction } from './queries.ts'

/** What it adapts, the needs it answers and the last trials of it. */
export function Around({ production, beside }: { production: ShownProduction; beside: readonly Beside[] }) {
  const { t } = useView()
  const needs = beside.filter(({ kind }) => kind === 'need')
  const trials = beside.filter(({ kind }) => kind === 'trial').slice(0, 3)
  return (
    <>
      {production.adapted && (
        <section class="stack">
          <h2>{t('productions.comes-from')}</h2>
          <p>
            {production.origin ? (
              <a class="act quiet" href={production.origin.path}>
                {production.origin.title}
              </a>
            ) : (
              t('productions.origin-gone')
            )}
          </p>
          <p>{production.adaptedWhy}</p>
        </section>
      )}
      {needs.length > 0 && <LinkList title={t('productions.answers-needs')} things={needs} />}
      {trials.length > 0 && <LinkList title={t('productions.trials.last')} things={trials} />}
      <TakenIn path={production.path} beside={beside} />
    </>
  )
}

/** What the trials of it changed: those that the last of these versions took into account. */
function TakenIn({ path, beside }: { path: string; beside: readonly Beside[] }) {
  const { t } = useView()
  const taken = beside.flatMap(({ takenIn }) => (takenIn === null ? [] : [takenIn]))
  if (taken.length === 0) return null
  const number = Math.max(...taken)
  return (
    <p>
      <a class="act quiet" href={`${path}/versions`}>
        {t('productions.prototype.taken', { count: taken.filter((one) => one === number).length, number })}
      </a>
    </p>
  )
}

function LinkList({ title, things }: { title: string; things: readonly Beside[] }) {
  return (
    <section class="stack">
      <h2>{title}</h2>
      <ul>
        {things.map((thing) => (
          <li {...inLang(thing.lang)}>
            <a href={thing.path}>{thing.title}</a> {thing.summary}
          </li>
        ))}
      </ul>
    </section>
  )
}
