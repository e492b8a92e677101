import { SignedAs } from '../../people/index.ts'
import { Choice, type Option } from '../../platform/choice-fields.tsx'
import { EditForm } from '../../platform/edit-form.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { LanguageField } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { wordName, wordText } from '../../platform/words.ts'
import type { ShownPiece } from '../pieces/queries.ts'
import { SideKind, toneOf } from './parts.tsx'
import type { Side, WholeCrossing } from './queries.ts'

interface FindProps {
  piece: ShownPiece
  words: string
  found: readonly Side[]
}

/** `/savoirs/:slug/croiser`: what one crosses the piece with. */
export function FindSidePage({ piece, words, found }: FindProps) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.crossing.write')} personal>
      <h1>{t('knowledge.crossing.write')}</h1>
      <p class="links">
        <a href={piece.path} {...inLang(piece.lang)}>
          {piece.title}
        </a>
      </p>
      <p>{t('knowledge.crossing.find-intro')}</p>
      <form class="search" method="get" action={`${piece.path}/croiser`}>
        <div>
          <label for="q">{t('knowledge.crossing.find')}</label>
          <span class="hint" id="q-hint">
            {t('knowledge.crossing.find-hint')}
          </span>
          <input id="q" name="q" type="search" value={words} maxlength={200} aria-describedby="q-hint" />
        </div>
        <button class="act main">{t('knowledge.crossing.search')}</button>
      </form>
      <h2 class="sr">{t('knowledge.crossing.found')}</h2>
      {found.length === 0 ? (
        <p class="empty">{t('knowledge.crossing.none')}</p>
      ) : (
        <ul class="wall">
          {found.map((side) => (
            <li class={`card ${toneOf(side)}`}>
              <SideKind side={side} />
              <h3>
                <a href={`${piece.path}/croiser?avec=${side.id}`} {...inLang(side.lang)}>
                  {side.title}
                </a>
              </h3>
              <p {...inLang(side.lang)}>{side.summary}</p>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  )
}

/** The two sides by their titles, so that one sees which answers which. */
function Sides({ one, other }: { one: Pick<Side, 'title' | 'lang'>; other: Side }) {
  const { t } = useView()
  return (
    <dl class="facts">
      <div>
        <dt>{t('knowledge.crossing.this-piece')}</dt>
        <dd {...inLang(one.lang)}>{one.title}</dd>
      </div>
      <div>
        <dt>{t('knowledge.crossing.the-other')}</dt>
        <dd {...inLang(other.lang)}>{other.title}</dd>
      </div>
    </dl>
  )
}

/** How the two answer each other, and why. */
export function WriteCrossingPage({
  piece,
  other,
  state,
}: {
  piece: ShownPiece
  other: Side
  state?: FormState
}) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.crossing.write')} personal>
      <h1>{t('knowledge.crossing.write')}</h1>
      <Sides one={piece} other={other} />
      <SignedAs />
      <Form action={`${piece.path}/croiser`} state={state} submit="knowledge.crossing.publish">
        <Hidden name="other" value={other.id} />
        <CrossingFields state={state} />
      </Form>
      <p class="links">
        <a href={`${piece.path}/croiser`}>{t('knowledge.crossing.another')}</a>
      </p>
    </Layout>
  )
}

/** Other words for a crossing, by whoever wrote it. */
export function EditCrossingPage({ crossing, state }: { crossing: WholeCrossing; state?: FormState }) {
  const { t } = useView()
  const kept = [{ field: 'why', label: 'knowledge.crossing.why', text: crossing.why }] as const
  return (
    <Layout title={t('knowledge.crossing.edit')} personal>
      <h1>{t('knowledge.crossing.edit')}</h1>
      <Sides one={crossing.from} other={crossing.to} />
      <EditForm
        means="knowledge.edit-means"
        action={`${crossing.path}/modifier`}
        back={crossing.path}
        kept={kept}
        saves={crossing.saves}
        state={state}
      >
        <CrossingFields state={state} crossing={crossing} />
      </EditForm>
    </Layout>
  )
}

function CrossingFields({ state, crossing }: { state: FormState | undefined; crossing?: WholeCrossing }) {
  return (
    <>
      <Choice
        name="way"
        label="knowledge.crossing.way"
        options={wayOptions()}
        value={crossing && `vers:${crossing.kind}`}
        state={state}
      />
      <Field
        name="why"
        label="knowledge.crossing.why"
        hint="knowledge.crossing.why-hint"
        state={state}
        rows={4}
        max={600}
        value={crossing?.why}
      />
      <LanguageField state={state} value={crossing?.lang} />
    </>
  )
}

/** Each word of the lab both ways: « Ce savoir illustre l'autre », « Ce savoir est illustré par l'autre ». */
function wayOptions(): Option[] {
  const { t, words, locale } = useView()
  return words.list('crossing').flatMap((word) => {
    const passive = wordText(word, locale)
    const ways = [{ value: `vers:${word.slug}`, way: wordName(word, locale) }]
    if (passive) ways.push({ value: `depuis:${word.slug}`, way: passive })
    return ways.map(({ value, way }) => ({ value, label: t('knowledge.crossing.this-other', { way }) }))
  })
}
