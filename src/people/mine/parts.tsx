import type { MessageKey } from '../../platform/messages.ts'
import { useView } from '../../platform/view.ts'
import type { Circle } from '../../platform/viewer.ts'

/** A page of `/moi`: one's names, one's drafts, one's bookings… */
export interface MyPart {
  title: MessageKey
  path: string
  /** Place in the list, small first; tens leave room between. */
  order: number
  /** Only for those who hold this circle. */
  circle?: Circle
}

const parts: MyPart[] = []

/** Adds a page to the list of `/moi`; each module does it once, in its front door. */
export function registerMyPart(part: MyPart): void {
  parts.push(part)
}

/** Links to every page of `/moi`, folded elsewhere than on that page: on a telephone they would fill the screen before the title. */
export function MyParts() {
  const { t, path, viewer } = useView()
  const here = path.split('?')[0]
  return (
    <details class="more" open={here === '/moi'}>
      <summary>{t('people.mine.pages')}</summary>
      <nav class="tabs" aria-label={t('people.mine.pages')}>
        {parts
          .filter(({ circle }) => circle === undefined || viewer?.circles.has(circle))
          .toSorted((a, b) => a.order - b.order)
          .map((part) => (
            <a href={part.path} aria-current={part.path === here ? 'page' : undefined}>
              {t(part.title)}
            </a>
          ))}
      </nav>
    </details>
  )
}
