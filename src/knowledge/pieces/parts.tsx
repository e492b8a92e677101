import { nameOf } from '../../platform/choices.ts'
import { Icon } from '../../platform/icons.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { iconOf } from '../kinds.tsx'
import { writeNames } from '../names/names.tsx'
import type { ListedPiece } from './queries.ts'

/** The kind of a piece and what it is about. */
export function PieceKind({
  kind,
  priority = null,
  way,
}: {
  kind: string
  priority?: string | null
  /** Where more of the kind are. */
  way?: string
}) {
  const { words } = useView()
  const name = nameOf('knowledge-kind', kind)
  return (
    <p class="kind">
      <Icon name={iconOf(words, kind)} />
      {way === undefined ? name : <a href={way}>{name}</a>}
      {priority && ` · ${nameOf('priority', priority)}`}
    </p>
  )
}

/** A piece in a list: the same card whatever its kind. */
export function PieceCard({ piece }: { piece: ListedPiece }) {
  const lang = inLang(piece.lang)
  return (
    <li class="card know">
      <PieceKind kind={piece.kind} priority={piece.priority} />
      <h3>
        <a href={piece.path} {...lang}>
          {piece.title}
        </a>
      </h3>
      <p {...lang}>{piece.summary}</p>
      <p class="by">
        <span>{writeNames(piece.authors)}</span>
        <Ago at={piece.at} />
      </p>
    </li>
  )
}
