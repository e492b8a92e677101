import { Drawing } from '../../../platform/picture.tsx'
import { Layout } from '../../../platform/layout.tsx'
import { Pager, type Cursor } from '../../../platform/pager.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { Day } from '../../../platform/when.tsx'
import { SideHeading, Tabs } from '../../reading/frame.tsx'
import type { ProductionHead } from '../../reading/queries.ts'
import { writeTown, type Town } from '../towns.ts'
import type { Outline } from './outline.ts'
import { mostTowns, type TownTrial, type TriedTown } from './queries.ts'

interface MapProps {
  towns: readonly TriedTown[]
  /** Null where no trial names a town. */
  outline: Outline | null
}

/** Where one production was tried. */
export function ProductionMapPage({ production, ...map }: MapProps & { production: ProductionHead }) {
  const { t } = useView()
  const path = `${production.path}/essais`
  return (
    <Layout title={`${t('productions.trials.map.title')} · ${production.title}`}>
      <SideHeading production={production} title={t('productions.trials.map.title')} />
      <Tabs production={production} here="" />
      <TownMap {...map} path={`${path}/carte`} trials={`${path}?ville=`} />
      <ul class="links">
        <li>
          <a href={path}>{t('productions.trials.map.all-trials')}</a>
        </li>
        <li>
          <a href="/productions/carte">{t('productions.trials.map.whole')}</a>
        </li>
      </ul>
    </Layout>
  )
}

/** Where what was made here was tried. */
export function LabMapPage(map: MapProps) {
  const { t } = useView()
  return (
    <Layout title={t('productions.trials.map.lab-title')} description={t('productions.trials.map.lab-intro')}>
      <h1>{t('productions.trials.map.lab-title')}</h1>
      <p>{t('productions.trials.map.lab-intro')}</p>
      <TownMap {...map} path="/productions/carte" trials="/productions/carte/" />
      <ul class="links">
        <li>
          <a href="/productions">{t('productions.trials.map.productions')}</a>
        </li>
      </ul>
    </Layout>
  )
}

/** The map, then the same as a table. `trials` is where those of a town are read, before its id. */
function TownMap({ towns, outline, path, trials }: MapProps & { path: string; trials: string }) {
  const { t, theme } = useView()
  if (!outline) return <p class="empty">{t('productions.trials.map.empty')}</p>
  return (
    <>
      <Drawing
        path={path}
        width={outline.width}
        height={outline.height}
        alt={t('productions.trials.map.alt')}
        label={t('productions.trials.map.title')}
      />
      <p>
        <a class="act quiet" href={`${path}/${theme === 'dark' ? 'nuit' : 'jour'}.svg`}>
          {t('productions.lineage.picture-open')}
        </a>
      </p>
      {towns.length === mostTowns && (
        <p class="note">{t('productions.trials.map.most', { count: mostTowns })}</p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('productions.trials.map.town')}</th>
            <th scope="col">{t('productions.tab.trials')}</th>
          </tr>
        </thead>
        <tbody>
          {towns.map((town) => (
            <tr>
              <th scope="row">{writeTown(town)}</th>
              <td>
                <a class="act quiet" href={`${trials}${town.id}`}>
                  {t('productions.trials.map.count', { count: town.count })}
                  <span class="sr"> : {town.name}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">{t('productions.trials.map.source')}</p>
    </>
  )
}

interface TownProps {
  town: Town
  rows: readonly TownTrial[]
  next: Cursor | null
  started: boolean
}

/** What was tried in one town. */
export function TownPage({ town, rows, next, started }: TownProps) {
  const { t } = useView()
  const title = t('productions.trials.map.in-town', { town: writeTown(town) })
  return (
    <Layout title={title}>
      <p>
        <a class="act quiet" href="/productions/carte">
          {t('productions.trials.map.lab-title')}
        </a>
      </p>
      <h1>{title}</h1>
      <ol class="journal">
        {rows.map((trial) => (
          <li>
            <p>
              <Day at={trial.at} />
            </p>
            <p {...inLang(trial.productionLang)}>{trial.production}</p>
            <p>
              <a href={trial.path} {...inLang(trial.lang)}>
                {trial.place}
              </a>
            </p>
          </li>
        ))}
      </ol>
      <Pager path={`/productions/carte/${town.id}`} next={next} started={started} />
    </Layout>
  )
}
