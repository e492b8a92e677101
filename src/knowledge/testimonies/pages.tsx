import { nameOf } from '../../platform/choices.ts'
import { Form } from '../../platform/fields.tsx'
import type { ShownFile } from '../../platform/files/show.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Sources } from '../../platform/media/sources.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import type { ListedTestimony, ShownTestimony, Understood } from './queries.ts'

interface ListProps {
  rows: readonly ListedTestimony[]
  next: Cursor | null
  started: boolean
}

/** `/savoirs/temoignages`: what people lived, by time. */
export function TestimoniesPage({ rows, next, started }: ListProps) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.testimonies.title')} description={t('knowledge.testimonies.intro')}>
      <section class="poster voice stack">
        <h1>{t('knowledge.testimonies.title')}</h1>
        <p>{t('knowledge.testimonies.intro')}</p>
        <div class="acts">
          <a class="act main" href="/savoirs/temoignages/dire">
            <Icon name="voice" />
            {t('knowledge.testimony.tell')}
          </a>
          <a class="act" href="/savoirs">
            {t('knowledge.pieces.title')}
          </a>
        </div>
      </section>
      <h2 class="sr">{t('knowledge.testimonies.list')}</h2>
      {rows.length === 0 ? (
        <p class="empty">{t('knowledge.testimonies.empty')}</p>
      ) : (
        <ul class="wall">
          {rows.map((testimony) => (
            <TestimonyCard testimony={testimony} href={testimony.path} />
          ))}
        </ul>
      )}
      <Pager path="/savoirs/temoignages" next={next} started={started} />
    </Layout>
  )
}

/** A testimony in a list. */
export function TestimonyCard({ testimony, href }: { testimony: ListedTestimony; href: string }) {
  const { t } = useView()
  const lang = inLang(testimony.lang)
  return (
    <li class="card voice">
      <p class="kind">
        <Icon name="voice" />
        {t('knowledge.kind.testimony')}
        {testimony.priority && ` · ${nameOf('priority', testimony.priority)}`}
      </p>
      <h3>
        <a href={href} {...lang}>
          {testimony.title}
        </a>
      </h3>
      <p {...lang}>{testimony.summary}</p>
      <p class="by">
        <span>{testimony.author ?? t('knowledge.testimony.nobody')}</span>
        <Ago at={testimony.at} />
      </p>
    </li>
  )
}

interface PageProps {
  testimony: ShownTestimony
  files: readonly ShownFile[]
  understood: readonly Understood[]
}

/** One testimony, and what was understood from it. */
export function TestimonyPage({ testimony, files, understood }: PageProps) {
  const { t } = useView()
  const lang = inLang(testimony.lang)
  return (
    <Layout title={testimony.title} personal={testimony.own}>
      <section class="poster voice stack">
        <p class="kind">
          <Icon name="voice" />
          <a href="/savoirs/temoignages">{t('knowledge.kind.testimony')}</a>
          {testimony.priority && ` · ${nameOf('priority', testimony.priority)}`}
        </p>
        <h1 {...lang}>{testimony.title}</h1>
        <p class="by">
          {testimony.authorPath === null ? (
            <span>{t('knowledge.testimony.nobody')}</span>
          ) : (
            <a href={testimony.authorPath}>{testimony.author}</a>
          )}
          <Ago at={testimony.at} />
          {testimony.editedAt && <span>{t('knowledge.edited')}</span>}
          {testimony.audience !== 'open' && <span>{t(`audience.${testimony.audience}`)}</span>}
        </p>
      </section>
      <HiddenNote id={testimony.id} reason={testimony.hiddenReason} />
      <Body testimony={testimony} files={files} />
      {understood.length > 0 && (
        <section class="stack">
          <h2>{t('knowledge.testimony.understood')}</h2>
          <ul class="links">
            {understood.map((piece) => (
              <li>
                <a href={piece.path} {...inLang(piece.lang)}>
                  {piece.title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ThingLinks {...testimony} />
      {testimony.own && <OwnActs testimony={testimony} />}
    </Layout>
  )
}

function Body({ testimony, files }: Omit<PageProps, 'understood'>) {
  const { t } = useView()
  const { text, transcript, warning, lang } = testimony
  const said = (
    <>
      <Prose text={text} lang={lang} />
      {files.map((file) => (
        <audio controls preload="none" aria-label={t('knowledge.testimony.voice')}>
          <Sources file={file} />
        </audio>
      ))}
      {transcript && (
        <details>
          <summary>{t('knowledge.testimony.transcript')}</summary>
          <Prose text={transcript} lang={lang} />
        </details>
      )}
    </>
  )
  if (warning === '') return said
  return (
    <details class="care">
      <summary>
        {t('knowledge.testimony.about')} <span {...inLang(lang)}>{warning}</span>
      </summary>
      {said}
    </details>
  )
}

/** For whoever told it: to change it, and to take it back whenever they like. */
function OwnActs({ testimony }: { testimony: ShownTestimony }) {
  const { t } = useView()
  return (
    <section class="stack">
      {testimony.unnamed && <p class="note">{t('knowledge.testimony.yours')}</p>}
      <p class="acts screen">
        <a class="act" href={`${testimony.path}/modifier`}>
          {t('knowledge.testimony.edit')}
        </a>
        {testimony.editedAt && (
          <a class="act quiet" href={`${testimony.path}/versions`}>
            {t('versions.title')}
          </a>
        )}
      </p>
      <details class="more">
        <summary>{t('knowledge.testimony.withdraw')}</summary>
        <div class="stack">
          <p>{t('knowledge.testimony.withdraw-means')}</p>
          <Form action={`${testimony.path}/retirer`} submit="knowledge.testimony.withdraw-yes" danger />
        </div>
      </details>
    </section>
  )
}
