import { Icon } from '../../platform/icons.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { kindOf } from '../../platform/things.ts'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { wordName, wordText } from '../../platform/words.ts'
import { PieceKind } from '../pieces/parts.tsx'
import type { ShownCrossing, Side } from './queries.ts'

/** How one side answers the other, read from the side that is named first: « illustre », « est illustré par ». */
export function sayWay(kind: string, towards: boolean): string {
  const { words, locale } = useView()
  const word = words.find('crossing', kind)
  if (!word) return kind
  return (!towards && wordText(word, locale)) || wordName(word, locale)
}

/** What a side is: its kind of knowledge, or of thing. */
export function SideKind({ side }: { side: Side }) {
  const { t } = useView()
  if (side.from !== null) return <PieceKind kind={side.from} />
  const { tone, label } = kindOf(side.kind)
  return (
    <p class="kind">
      <Icon name={tone} />
      {t(label)}
    </p>
  )
}

/** The tone of a side's card. */
export const toneOf = (side: Side) => (side.from === null ? kindOf(side.kind).tone : 'know')

/** What answers a piece, from either side, each in the words of whoever says so. */
export function Crossings({ path, crossings }: { path: string; crossings: readonly ShownCrossing[] }) {
  const { t } = useView()
  return (
    <section class="stack" id="croisements">
      <h2>{t('knowledge.crossings')}</h2>
      {crossings.length === 0 ? (
        <p class="empty">{t('knowledge.crossings.empty')}</p>
      ) : (
        <ul class="wall">
          {crossings.map((crossing) => (
            <CrossingCard crossing={crossing} />
          ))}
        </ul>
      )}
      <p class="acts screen">
        <a class="act" href={`${path}/croiser`}>
          <Icon name="choice" />
          {t('knowledge.crossing.write')}
        </a>
        {crossings.length > 0 && (
          <a class="act quiet" href={`${path}/dessin`}>
            {t('knowledge.picture.see')}
          </a>
        )}
      </p>
    </section>
  )
}

function CrossingCard({
  crossing: { id, kind, towards, other, why, lang, author, at },
}: {
  crossing: ShownCrossing
}) {
  const { t } = useView()
  return (
    <li class={`card ${toneOf(other)}`}>
      <SideKind side={other} />
      <p class="soft">{t('knowledge.crossing.this', { way: sayWay(kind, towards) })}</p>
      <h3>
        <a href={other.path} {...inLang(other.lang)}>
          {other.title}
        </a>
      </h3>
      <Prose text={why} lang={lang} />
      <p class="by">
        <span>{author ?? t('knowledge.someone')}</span>
        <Ago at={at} />
        <a
          href={`/savoirs/croisements/${id}`}
          aria-label={t('knowledge.crossing.read', { title: other.title })}
        >
          {t('knowledge.crossing.see')}
        </a>
      </p>
    </li>
  )
}
