import { nameOf } from '../../platform/choices.ts'
import { fileUrl } from '../../platform/files/show.ts'
import { Picture } from '../../platform/files/picture.tsx'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { ComesFrom } from '../../platform/origin-parts.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import { Authors, OwnNames, writeAuthors } from '../authors/names.tsx'
import { alternatesOf, goesOut, GoingOut } from '../going-out/links.tsx'
import { Download } from '../kinds/blocks.tsx'
import { HelpCall } from '../captions/help-pages.tsx'
import { isHeard, isUnsaid } from '../kinds/form.tsx'
import { scriptsFor } from '../kinds/player.tsx'
import { formOfKind } from '../kinds/registry.ts'
import { ConversionNotes } from '../kinds/renditions.tsx'
import { OfflineLinks } from '../offline/links.tsx'
import { FromElsewhere, TakeAway } from '../package/links.tsx'
import { Content } from './content.tsx'
import { describeProduction } from './data.ts'
import { Tabs } from './frame.tsx'
import { OtherWords } from './other-words.tsx'
import type { Beside, ShownProduction } from './queries.ts'

interface Props {
  production: ShownProduction
  beside: readonly Beside[]
  /** Which page of a long content, from 1. */
  page: number
}

/** One production: what it is, then itself, then what one may do with it and what became of it. */
export function ProductionPage({ production, beside, page }: Props) {
  if (page > 1) return <FurtherPage production={production} page={page} />
  const picture = production.cover ?? production.parts.find((part) => part.sort === 'picture')?.file
  return (
    <Layout
      title={production.title}
      description={production.summary}
      picture={picture ? fileUrl(picture) : undefined}
      data={describeProduction(production, beside)}
      alternates={alternatesOf(production)}
      scripts={scriptsFor(production.parts)}
    >
      <Poster production={production} />
      <HiddenNote id={production.id} reason={production.hiddenReason} />
      {production.elsewhere && <FromElsewhere production={production} from={production.elsewhere} />}
      {production.withdrawnAt && <WithdrawnNote production={production} />}
      <ComesFrom origin={production.begunFrom} />
      <Tabs production={production} here="" />
      <OtherWords beside={beside} />
      {production.easy && <EasyVersion text={production.easy} />}
      {production.cover && (
        <figure>
          <Picture file={production.cover} first />
        </figure>
      )}
      {production.writable && <ConversionNotes parts={production.parts} />}
      <Content of={production} page={1} path={production.path} />
      {production.parts.some(isUnsaid) && <HelpCall path={production.path} />}
      <TranscriptLink production={production} />
      <InIt parts={production.parts} />
      <UseIt production={production} />
      <GoingOut production={production} />
      <OwnNames authors={production.authors} open={goesOut(production)} />
      <Around production={production} beside={beside} />
      {production.writable && <Writers production={production} />}
      <ThingLinks {...production} />
    </Layout>
  )
}

function Poster({ production }: { production: ShownProduction }) {
  const { t, words } = useView()
  const lang = inLang(production.lang)
  return (
    <section class="poster made stack">
      <p class="kind">
        <Icon name={formOfKind(words, production.kind).icon} />
        {nameOf('kind', production.kind)}
        {production.priority && ` · ${nameOf('priority', production.priority)}`}
      </p>
      <h1 {...lang}>{production.title}</h1>
      <p {...lang}>{production.summary}</p>
      <p class="by">
        <Authors authors={production.authors} group={production.group} />
        <Day at={production.publishedAt} />
      </p>
      <div class="acts">
        <a class="act main" href="#servir">
          {t('productions.use')}
        </a>
        <a class="act" href={`${production.path}/adapter`}>
          <Icon name="adapt" /> {t('productions.adapt')}
        </a>
        <a class="act" href={`${production.path}/essais#raconter`}>
          {t('productions.tell-trial')}
        </a>
      </div>
    </section>
  )
}

function WithdrawnNote({ production }: { production: ShownProduction }) {
  const { t } = useView()
  return (
    <div class="note warn stack">
      <p>{t('productions.withdrawn')}</p>
      <form method="post" action={`${production.path}/remettre`}>
        <button class="act">{t('productions.restore')}</button>
      </form>
    </div>
  )
}

function EasyVersion({ text }: { text: string }) {
  const { t, locale } = useView()
  return (
    <details class="more" open={locale === 'fr-x-simple'}>
      <summary>{t('productions.easy-read')}</summary>
      <Prose text={text} />
    </details>
  )
}

function FurtherPage({ production, page }: { production: ShownProduction; page: number }) {
  const { t } = useView()
  return (
    <Layout
      title={t('productions.page-of', { title: production.title, page })}
      scripts={scriptsFor(production.parts)}
    >
      <p>
        <a href={production.path}>{t('productions.back')}</a>
      </p>
      <h1 {...inLang(production.lang)}>{production.title}</h1>
      <Content of={production} page={page} path={production.path} />
    </Layout>
  )
}

/** Where what is said can be read, once it is written. */
function TranscriptLink({ production: { path, parts } }: { production: ShownProduction }) {
  const { t } = useView()
  if (!parts.some((part) => isHeard(part) && part.cueCount)) return null
  return (
    <p class="links">
      <a href={`${path}/transcription`}>{t('productions.captions.read-transcript')}</a>
    </p>
  )
}

/** Who is seen or heard in it takes their image back here, without an account. */
function InIt({ parts }: Pick<ShownProduction, 'parts'>) {
  const { t } = useView()
  if (!parts.some(({ file, sort }) => file && sort !== 'file')) return null
  return (
    <p class="links">
      <a href="/productions/droits/retirer">{t('productions.rights.in-it')}</a>
    </p>
  )
}

/** The licence in plain words, how to credit, and what to take away. */
export function UseIt({ production }: { production: ShownProduction }) {
  const { t, words, publicUrl } = useView()
  const address = words.find('licence', production.licence)?.data['url']
  const files = production.parts.flatMap((part) => (part.file && part.sort === 'file' ? [part] : []))
  const credit = t('productions.credit.line', {
    title: production.title,
    authors: writeAuthors(production.authors, production.group?.name ?? null),
    address: production.elsewhere?.url ?? new URL(production.path, publicUrl).href,
  })
  return (
    <section class="stack" id="servir">
      <h2>{t('productions.use')}</h2>
      <p>
        {nameOf('licence', production.licence)}{' '}
        {typeof address === 'string' && (
          <a href={address} rel="license">
            {t('productions.licence.read')}
          </a>
        )}
      </p>
      <p class="hint">{t('productions.credit')}</p>
      <blockquote>{credit}</blockquote>
      {files.map((part) => part.file && <Download file={part.file} title={part.title} />)}
      <TakeAway path={production.path} />
      <OfflineLinks path={production.path} />
    </section>
  )
}

function Around({ production, beside }: { production: ShownProduction; beside: readonly Beside[] }) {
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

function Writers({ production }: { production: ShownProduction }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('productions.writers')}</h2>
      <div class="acts">
        {!production.elsewhere && (
          <>
            <form method="post" action={`${production.path}/modifier`}>
              <button class="act">{t('productions.next-version')}</button>
            </form>
            <a class="act" href={`/productions/noms/${production.id}`}>
              {t('productions.authors.edit')}
            </a>
          </>
        )}
        <a class="act" href={`/productions/droits/${production.id}`}>
          {t('productions.rights.title')}
        </a>
        <a class="act danger" href={`${production.path}/retirer`}>
          {t('productions.withdraw')}
        </a>
      </div>
    </section>
  )
}
