import { Form } from '../../platform/fields.tsx'
import { Layout } from '../../platform/layout.tsx'
import { OpenGroupFrom, WhatCame } from '../../platform/origin-parts.tsx'
import type { Came } from '../../platform/origins.ts'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { Reference } from '../citations/pages.tsx'
import { Crossings } from '../crossings/parts.tsx'
import type { ShownCrossing } from '../crossings/queries.ts'
import { AskedNames, Names } from '../names/names.tsx'
import { Matters } from '../testimonies/matter-pages.tsx'
import type { Matter } from '../testimonies/queries.ts'
import { describePiece } from './data.ts'
import { PieceKind } from './parts.tsx'
import type { ShownPiece } from './queries.ts'

interface PieceProps {
  piece: ShownPiece
}

interface PageProps extends PieceProps {
  crossings: readonly ShownCrossing[]
  matters: readonly Matter[]
  came: readonly Came[]
}

/** One piece of knowledge: what it says, where it holds, where it comes from, and what answers it. */
export function PiecePage({ piece, crossings, matters, came }: PageProps) {
  const { t } = useView()
  const lang = inLang(piece.lang)
  return (
    <Layout title={piece.title} description={piece.claim} data={describePiece(piece)}>
      <article class="stack">
        <section class="poster know stack">
          <PieceKind kind={piece.kind} priority={piece.priority} way={`/savoirs?sorte=${piece.kind}`} />
          <h1 {...lang}>{piece.title}</h1>
          <Prose text={piece.claim} lang={piece.lang} />
          <p class="by">
            <Names authors={piece.authors} />
            <Ago at={piece.at} />
            {piece.editedAt && <span>{t('knowledge.edited')}</span>}
            {piece.audience === 'lab' && <span>{t('audience.lab')}</span>}
          </p>
        </section>
        <HiddenNote id={piece.id} reason={piece.hiddenReason} />
        <AskedNames authors={piece.authors} />
        <Scope piece={piece} />
        <Prose text={piece.text} lang={piece.lang} />
        {piece.reference && <Reference reference={piece.reference} cited={piece.cited} />}
      </article>
      <Matters piece={piece} matters={matters} />
      <Crossings path={piece.path} crossings={crossings} />
      <WhatCame came={came} />
      <p class="acts screen">
        <OpenGroupFrom path={piece.path} />
      </p>
      <ThingLinks {...piece} />
      {piece.own && <OwnActs piece={piece} />}
    </Layout>
  )
}

function Scope({ piece }: PieceProps) {
  const { t } = useView()
  const lines = [
    { label: t('knowledge.piece.holds'), text: piece.holds },
    { label: t('knowledge.piece.holds-not'), text: piece.holdsNot },
    { label: t('knowledge.piece.source'), text: piece.source },
  ].filter(({ text }) => text !== '')
  if (lines.length === 0) return null
  return (
    <dl class="facts">
      {lines.map(({ label, text }) => (
        <div>
          <dt>{label}</dt>
          <dd {...inLang(piece.lang)}>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function OwnActs({ piece }: PieceProps) {
  const { t } = useView()
  return (
    <>
      <p class="acts screen">
        <a class="act" href={`${piece.path}/modifier`}>
          {t('knowledge.piece.edit')}
        </a>
        <a class="act" href={`${piece.path}/reference`}>
          {t('knowledge.reference.title')}
        </a>
        <a class="act" href={`/savoirs/noms/${piece.id}`}>
          {t('knowledge.names.title')}
        </a>
        {piece.editedAt && (
          <a class="act quiet" href={`${piece.path}/versions`}>
            {t('versions.title')}
          </a>
        )}
      </p>
      <details class="more">
        <summary>{t('knowledge.piece.erase')}</summary>
        <div class="stack">
          <p>{t('knowledge.piece.erase-means')}</p>
          <Form action={`${piece.path}/effacer`} submit="knowledge.piece.erase-yes" danger />
        </div>
      </details>
    </>
  )
}
