import type { MessageKey } from '../platform/messages.ts'
import { useView } from '../platform/view.ts'

interface ScopeLink {
  label: MessageKey
  pathOf: (id: string) => string
}

const links: ScopeLink[] = []

/** Adds a link to the pages of groups and strands that everyone sees and that are not between peers. */
export function registerScopeLink(link: ScopeLink): void {
  links.push(link)
}

/** What modules to the right say of a group or a strand. */
export function ScopeLinks({
  id,
  audience,
  peers_for = '',
}: {
  id: string
  audience: string
  peers_for?: string
}) {
  const { t } = useView()
  if (audience !== 'open' || peers_for !== '') return null
  return (
    <ul class="links">
      {links.map(({ label, pathOf }) => (
        <li>
          <a href={pathOf(id)}>{t(label)}</a>
        </li>
      ))}
    </ul>
  )
}
