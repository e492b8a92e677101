import { fileUrl } from '../../platform/files/show.ts'
import { Picture } from '../../platform/files/picture.tsx'
import { Layout } from '../../platform/layout.tsx'
import { ComesFrom } from '../../platform/origin-parts.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { OwnNames } from '../authors/names.tsx'
import { alternatesOf, goesOut, GoingOut } from '../going-out/links.tsx'
import { HelpCall } from '../captions/help-pages.tsx'
import { isHeard, isUnsaid } from '../kinds/form.tsx'
import { scriptsFor } from '../kinds/player.tsx'
import { ConversionNotes } from '../kinds/renditions.tsx'
import { FromElsewhere } from '../package/links.tsx'
import { Content } from './content.tsx'
import { describeProduction } from './data.ts'
import { Tabs } from './frame.tsx'
import { OtherWords } from './other-words.tsx'
import type { Beside, ShownProduction } from './queries.ts'
import { Around } from './around.tsx'
import { Poster } from './poster.tsx'
import { UseIt } from './use-it.tsx'

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
