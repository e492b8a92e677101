import type { MessageKey } from '../platform/messages.ts'
import { useView } from '../platform/view.ts'

interface Way {
  label: MessageKey
  path: string
}

/** What a module to the right keeps in groups. */
interface GroupPart {
  kind: string
  /** How a member begins one, with the group already chosen. */
  act: Way
  /** Where all those of one group are read. */
  all: Way
}

const parts: GroupPart[] = []

/** Adds acts to the page of each group, for its members, and for everyone the way to all of this kind once there is one. */
export function registerGroupPart(part: GroupPart): void {
  parts.push(part)
}

/** How members begin what other modules keep in their group. */
export function PartActs({ slug }: { slug: string }) {
  const { t } = useView()
  return parts.map(({ act: { label, path } }) => (
    <a class="act" href={`${path}?groupe=${slug}`}>
      {t(label)}
    </a>
  ))
}

/** Where all of these kinds are, of which the page shows the latest alone. */
export function PartLists({ slug, kinds }: { slug: string; kinds: readonly string[] }) {
  const { t } = useView()
  const shown = parts.filter(({ kind }) => kinds.includes(kind))
  if (shown.length === 0) return null
  return (
    <ul class="links">
      {shown.map(({ all: { label, path } }) => (
        <li>
          <a href={`${path}?groupe=${slug}`}>{t(label)}</a>
        </li>
      ))}
    </ul>
  )
}
