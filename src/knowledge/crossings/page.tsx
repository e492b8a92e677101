import { Form } from '../../platform/fields.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { SideKind, sayWay, toneOf } from './parts.tsx'
import type { Side, WholeCrossing } from './queries.ts'

/** `/savoirs/croisements/:id`: two things side by side, how one answers the other, and why. */
export function CrossingPage({ crossing }: { crossing: WholeCrossing }) {
  const { t } = useView()
  const { from, to, kind, author, authorPath } = crossing
  const title = t('knowledge.crossing.title', { from: from.title, to: to.title })
  return (
    <Layout title={title} description={crossing.why}>
      <h1>{title}</h1>
      <HiddenNote id={crossing.id} reason={crossing.hiddenReason} />
      <div class="pair">
        <SideCard side={from} />
        <SideCard side={to} />
      </div>
      <section class="stack">
        <h2>{t('knowledge.crossing.first', { way: sayWay(kind, true) })}</h2>
        <Prose text={crossing.why} lang={crossing.lang} />
        <p class="by">
          {authorPath === null ? <span>{t('knowledge.someone')}</span> : <a href={authorPath}>{author}</a>}
          <Ago at={crossing.at} />
          {crossing.editedAt && <span>{t('knowledge.edited')}</span>}
        </p>
      </section>
      <ThingLinks {...crossing} />
      {crossing.own && <OwnActs crossing={crossing} />}
    </Layout>
  )
}

function SideCard({ side }: { side: Side }) {
  return (
    <article class={`card ${toneOf(side)}`}>
      <SideKind side={side} />
      <h2>
        <a href={side.path} {...inLang(side.lang)}>
          {side.title}
        </a>
      </h2>
      <p {...inLang(side.lang)}>{side.summary}</p>
    </article>
  )
}

function OwnActs({ crossing }: { crossing: WholeCrossing }) {
  const { t } = useView()
  return (
    <>
      <p class="acts screen">
        <a class="act" href={`${crossing.path}/modifier`}>
          {t('knowledge.crossing.edit')}
        </a>
        {crossing.editedAt && (
          <a class="act quiet" href={`${crossing.path}/versions`}>
            {t('versions.title')}
          </a>
        )}
      </p>
      <details class="more">
        <summary>{t('knowledge.crossing.erase')}</summary>
        <div class="stack">
          <p>{t('knowledge.crossing.erase-means')}</p>
          <Form action={`${crossing.path}/effacer`} submit="knowledge.piece.erase-yes" danger />
        </div>
      </details>
    </>
  )
}
