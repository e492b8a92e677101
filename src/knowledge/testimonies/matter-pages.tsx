import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { ShownPiece } from '../pieces/queries.ts'
import { TestimonyCard } from './pages.tsx'
import type { ListedTestimony, Matter, ShownTestimony } from './queries.ts'

interface MattersProps {
  piece: ShownPiece
  matters: readonly Matter[]
}

/** On a piece: the testimonies it comes from, and that one was taken back. */
export function Matters({ piece, matters }: MattersProps) {
  const { t } = useView()
  if (matters.length === 0 && !piece.own) return null
  return (
    <section class="stack" id="temoignages">
      <h2>{t('knowledge.matters')}</h2>
      {matters.length === 0 && <p>{t('knowledge.matters.empty')}</p>}
      <ul class="stack">
        {matters.map((matter) => (
          <li class="stack">
            <MatterLine matter={matter} />
            {piece.own && (
              <form method="post" action={`${piece.path}/temoignages/${matter.id}/enlever`}>
                <button class="act quiet">{t('knowledge.matter.remove')}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {piece.own && (
        <p class="acts screen">
          <a class="act" href={`${piece.path}/temoignages`}>
            {t('knowledge.matter.add')}
          </a>
        </p>
      )}
    </section>
  )
}

function MatterLine({ matter: { quote, testimony, withdrawn } }: { matter: Matter }) {
  const { t } = useView()
  if (withdrawn) return <p>{t('knowledge.matter.withdrawn')}</p>
  if (!testimony) return <p>{t('knowledge.matter.unseen')}</p>
  const lang = inLang(testimony.lang)
  return (
    <>
      {quote && (
        <blockquote class="quote" {...lang}>
          {quote}
        </blockquote>
      )}
      <p class="links">
        <a href={testimony.path} {...lang}>
          {testimony.title}
        </a>
      </p>
    </>
  )
}

interface FindProps {
  piece: ShownPiece
  words: string
  found: readonly ListedTestimony[]
}

/** `/savoirs/:slug/temoignages`: the testimony that the piece comes from. */
export function FindTestimonyPage({ piece, words, found }: FindProps) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.matter.add')} personal>
      <h1>{t('knowledge.matter.add')}</h1>
      <p class="links">
        <a href={piece.path} {...inLang(piece.lang)}>
          {piece.title}
        </a>
      </p>
      <form class="search" method="get" action={`${piece.path}/temoignages`}>
        <div>
          <label for="q">{t('knowledge.matter.find')}</label>
          <input id="q" name="q" type="search" value={words} maxlength={200} />
        </div>
        <button class="act main">{t('knowledge.crossing.search')}</button>
      </form>
      <h2 class="sr">{t('knowledge.testimonies.title')}</h2>
      {found.length === 0 ? (
        <p class="empty">{t('knowledge.crossing.none')}</p>
      ) : (
        <ul class="wall">
          {found.map((testimony) => (
            <TestimonyCard testimony={testimony} href={`${piece.path}/temoignages?de=${testimony.id}`} />
          ))}
        </ul>
      )}
    </Layout>
  )
}

interface AddProps {
  piece: ShownPiece
  testimony: ShownTestimony
  state?: FormState
}

/** What the piece takes of the testimony, and some of its words where they may be quoted. */
export function AddMatterPage({ piece, testimony, state }: AddProps) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.matter.add')} personal>
      <h1>{t('knowledge.matter.add')}</h1>
      <h2 {...inLang(testimony.lang)}>{testimony.title}</h2>
      <Prose text={testimony.text || testimony.transcript} lang={testimony.lang} />
      <Form action={`${piece.path}/temoignages`} state={state} submit="knowledge.matter.send">
        <Hidden name="testimony" value={testimony.id} />
        {testimony.quotable ? (
          <Field
            name="quote"
            label="knowledge.matter.quote"
            hint="knowledge.matter.quote-hint"
            state={state}
            rows={3}
            max={600}
            optional
          />
        ) : (
          <p class="note">{t('knowledge.matter.not-quotable')}</p>
        )}
      </Form>
    </Layout>
  )
}
