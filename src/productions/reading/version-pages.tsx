import { Check } from '../../platform/choice-fields.tsx'
import { Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Picture } from '../../platform/files/picture.tsx'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import { Authors } from '../authors/names.tsx'
import { scriptsFor } from '../kinds/player.tsx'
import { Content } from './content.tsx'
import { SideHeading, Tabs } from './frame.tsx'
import type { ListedVersion, ProductionHead, ShownProduction } from './queries.ts'

interface VersionsProps {
  production: ProductionHead
  versions: readonly ListedVersion[]
  /** Trials each version took into account. */
  taken: readonly { version: number; id: string; place: string }[]
}

/** Every version, with what changed and which trials led to it. */
export function VersionsPage({ production, versions, taken }: VersionsProps) {
  const { t } = useView()
  return (
    <Layout title={`${t('productions.tab.versions')} · ${production.title}`}>
      <SideHeading production={production} title={t('productions.tab.versions')} />
      <Tabs production={production} here="/versions" />
      <ol class="journal" reversed>
        {versions.map((version) => (
          <li class="stack">
            <p>
              <Day at={version.at} />
              <br />
              <a
                href={
                  version.number === production.version
                    ? production.path
                    : `${production.path}/versions/${version.number}`
                }
              >
                {t('productions.version', { number: version.number })}
              </a>
            </p>
            <p {...inLang(version.lang)}>{version.changed || t('productions.version.first')}</p>
            <TakenTrials
              production={production}
              trials={taken.filter((trial) => trial.version === version.number)}
            />
          </li>
        ))}
      </ol>
    </Layout>
  )
}

function TakenTrials({
  production,
  trials,
}: {
  production: ProductionHead
  trials: readonly { id: string; place: string }[]
}) {
  const { t } = useView()
  if (trials.length === 0) return null
  return (
    <>
      <p class="soft">{t('productions.version.after-trials')}</p>
      <ul class="links">
        {trials.map((trial) => (
          <li>
            <a href={`${production.path}/essais#essai-${trial.id}`}>{trial.place}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A version as it was, whatever came after. */
export function VersionPage({ production, page }: { production: ShownProduction; page: number }) {
  const { t } = useView()
  const path = `${production.path}/versions/${production.number}`
  const lang = inLang(production.lang)
  return (
    <Layout
      title={`${t('productions.version', { number: production.number })} · ${production.title}`}
      scripts={scriptsFor(production.parts)}
      personal
    >
      <p class="note">
        {t('productions.version.old', { number: production.number, last: production.version })}{' '}
        <a href={production.path}>{t('productions.version.read-last')}</a>
      </p>
      <h1 {...lang}>{production.title}</h1>
      <p {...lang}>{production.summary}</p>
      <p class="by">
        <Authors authors={production.authors} group={production.group} />
        <Day at={production.versionAt} />
      </p>
      {page === 1 && production.cover && (
        <figure>
          <Picture file={production.cover} first />
        </figure>
      )}
      <Content of={production} page={page} path={path} />
    </Layout>
  )
}

/** Takes it out of sight, or for good: what each means is said before. */
export function WithdrawPage({ production, state }: { production: ProductionHead; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('productions.withdraw')} personal>
      <SideHeading production={production} title={t('productions.withdraw')} />
      {!production.withdrawnAt && (
        <section class="stack">
          <p>{t('productions.withdraw.means')}</p>
          <Form action={`${production.path}/retirer`} submit="productions.withdraw.yes" />
        </section>
      )}
      {production.erasable ? (
        <section class="stack">
          <h2>{t('productions.erase')}</h2>
          <p>{t('productions.erase.means')}</p>
          <Form action={`${production.path}/effacer`} submit="productions.erase" state={state} danger>
            <Check name="sure" label="productions.erase.sure" state={state} />
          </Form>
        </section>
      ) : (
        <p class="soft">{t('productions.erase.who')}</p>
      )}
    </Layout>
  )
}
