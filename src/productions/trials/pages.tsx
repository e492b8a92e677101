import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote, ReportLink } from '../../platform/report-link.tsx'
import { useView } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import { Authors, OwnNames } from '../authors/names.tsx'
import { goesOut } from '../going-out/links.tsx'
import { SideHeading, Tabs } from '../reading/frame.tsx'
import type { ProductionHead } from '../reading/queries.ts'
import { TellForm } from './form-pages.tsx'
import type { ShownTrial } from './queries.ts'
import { writeTown, type Town } from './towns.ts'

interface Props {
  production: ProductionHead
  rows: readonly ShownTrial[]
  next: Cursor | null
  started: boolean
  /** The town whose trials alone are shown. */
  only: Town | undefined
  state?: FormState | undefined
  choices?: readonly Town[] | undefined
}

/** The trials of a production, and a form to tell one's own. */
export function TrialsPage({ production, rows, next, started, only, state, choices }: Props) {
  const { t } = useView()
  const path = `${production.path}/essais`
  return (
    <Layout title={`${t('productions.tab.trials')} · ${production.title}`}>
      <SideHeading production={production} title={t('productions.tab.trials')} />
      <Tabs production={production} here="/essais" />
      {only && <p>{t('productions.trials.map.only-town', { town: writeTown(only) })}</p>}
      {rows.length === 0 ? (
        <p>{t('productions.trials.empty')}</p>
      ) : (
        <ol class="journal">
          {rows.map((trial) => (
            <TrialItem trial={trial} production={production} />
          ))}
        </ol>
      )}
      <Pager path={only ? `${path}?ville=${only.id}` : path} next={next} started={started} />
      <ul class="links">
        {only && (
          <li>
            <a href={path}>{t('productions.trials.map.all-trials')}</a>
          </li>
        )}
        <li>
          <a href={`${path}/carte`}>{t('productions.trials.map.see')}</a>
        </li>
      </ul>
      {!production.withdrawnAt && <TellForm production={production} state={state} choices={choices} />}
    </Layout>
  )
}

function TrialItem({ trial, production }: { trial: ShownTrial; production: ProductionHead }) {
  const { t } = useView()
  const { path } = production
  return (
    <li class="stack" id={`essai-${trial.id}`}>
      <h2 {...inLang(trial.lang)}>{trial.place}</h2>
      <p class="by">
        {trial.author ? (
          <a href={trial.author.path}>{trial.author.name}</a>
        ) : (
          <span>{t('productions.someone')}</span>
        )}
        <Day at={trial.at} />
        {trial.town && <span>{writeTown(trial.town)}</span>}
        {trial.people !== null && <span>{t('productions.trial.people', { count: trial.people })}</span>}
        <span>{t('productions.version', { number: trial.version })}</span>
        {trial.editedAt && <span>{t('productions.edited')}</span>}
      </p>
      {trial.teachers.length > 0 && (
        <p class="by">
          {t('productions.teachers')} <Authors authors={trial.teachers} group={null} />
        </p>
      )}
      <Prose text={trial.happened} lang={trial.lang} />
      {trial.toChange && (
        <>
          <h3>{t('productions.trial.to-change')}</h3>
          <Prose text={trial.toChange} lang={trial.lang} />
        </>
      )}
      {trial.takenIn !== null && (
        <p>
          <a class="act quiet" href={`${path}/versions`}>
            {t('productions.trial.taken-in', { number: trial.takenIn })}
          </a>
        </p>
      )}
      <OwnNames authors={trial.teachers} open={goesOut(production) && trial.hiddenReason === null} />
      <HiddenNote id={trial.id} reason={trial.hiddenReason} />
      <div class="acts">
        {trial.own && <OwnActs trial={trial} path={`${path}/essais/${trial.id}`} />}
        <ReportLink id={trial.id} />
      </div>
    </li>
  )
}

function OwnActs({ trial, path }: { trial: ShownTrial; path: string }) {
  const { t } = useView()
  return (
    <>
      <a class="act quiet" href={`${path}/modifier`}>
        {t('productions.trial.edit')}
      </a>
      <a class="act quiet" href={`/productions/noms/${trial.id}`}>
        {t('productions.teachers.edit')}
      </a>
      {trial.editedAt && (
        <a class="act quiet" href={`${path}/versions`}>
          {t('versions.title')}
        </a>
      )}
      <form method="post" action={`${path}/effacer`}>
        <button class="act quiet">{t('productions.trial.erase')}</button>
      </form>
    </>
  )
}
