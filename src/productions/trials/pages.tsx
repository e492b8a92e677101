import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { LanguageField } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote, ReportLink } from '../../platform/report-link.tsx'
import { useView } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import { SideHeading, Tabs } from '../reading/frame.tsx'
import type { ProductionHead } from '../reading/queries.ts'
import type { ShownTrial } from './queries.ts'

interface Props {
  production: ProductionHead
  rows: readonly ShownTrial[]
  next: Cursor | null
  started: boolean
  state?: FormState
}

/** The trials of a production, and a form to tell one's own. */
export function TrialsPage({ production, rows, next, started, state }: Props) {
  const { t } = useView()
  return (
    <Layout title={`${t('productions.tab.trials')} · ${production.title}`}>
      <SideHeading production={production} title={t('productions.tab.trials')} />
      <Tabs production={production} here="/essais" />
      {rows.length === 0 ? (
        <p>{t('productions.trials.empty')}</p>
      ) : (
        <ol class="journal">
          {rows.map((trial) => (
            <TrialItem trial={trial} path={production.path} />
          ))}
        </ol>
      )}
      <Pager path={`${production.path}/essais`} next={next} started={started} />
      {!production.withdrawnAt && <TellForm production={production} {...(state && { state })} />}
    </Layout>
  )
}

function TrialItem({ trial, path }: { trial: ShownTrial; path: string }) {
  const { t } = useView()
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
        {trial.people !== null && <span>{t('productions.trial.people', { count: trial.people })}</span>}
        <span>{t('productions.version', { number: trial.version })}</span>
      </p>
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
      <HiddenNote id={trial.id} reason={trial.hiddenReason} />
      <div class="acts">
        {trial.own && (
          <form method="post" action={`${path}/essais/${trial.id}/effacer`}>
            <button class="act quiet">{t('productions.trial.erase')}</button>
          </form>
        )}
        <ReportLink id={trial.id} />
      </div>
    </li>
  )
}

function TellForm({ production, state }: { production: ProductionHead; state?: FormState }) {
  const { t } = useView()
  return (
    <section class="stack" id="raconter">
      <h2>{t('productions.tell-trial')}</h2>
      <p>{t('productions.trial.intro')}</p>
      <Form action={`${production.path}/essais`} state={state} submit="productions.trial.send">
        <Hidden name="version" value={String(production.version)} />
        <Field
          name="place"
          label="productions.trial.place"
          hint="productions.trial.place-hint"
          state={state}
          max={120}
        />
        <Field
          name="people"
          label="productions.trial.how-many"
          state={state}
          type="number"
          inputmode="numeric"
          min={1}
          max={100_000}
          optional
        />
        <Field
          name="happened"
          label="productions.trial.happened"
          hint="productions.confidence"
          state={state}
          rows={5}
          max={5_000}
        />
        <Field
          name="toChange"
          label="productions.trial.to-change"
          state={state}
          rows={3}
          max={5_000}
          optional
        />
        <details class="more" open={state !== undefined}>
          <summary>{t('productions.more')}</summary>
          <div class="stack">
            <LanguageField state={state} />
          </div>
        </details>
      </Form>
    </section>
  )
}
