import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** One thing on one page that keeps someone out. */
export interface Violation {
  /** The rule's name, in axe's words or `reflow`. */
  rule: string
  page: string
  /** Where on the page, as a CSS selector. */
  selector: string
  /** What is wrong and what was measured. */
  detail: string
}

interface Seen {
  violations: axe.Result[]
  /** Selectors of what sticks out of the screen. */
  overflow: string[]
}

const levels = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// Ours are fingers on small screens: 44 px (WCAG 2.5.5), and space around a small target does not excuse it.
const targets: axe.Spec = {
  checks: [{ id: 'target-size', options: { minSize: 44 } }],
  rules: [{ id: 'target-size', enabled: true, any: ['target-size'] }],
}

/** Everything axe-core finds against WCAG 2.2 A, AA and AAA on the page as it stands, and sideways scrolling. The page needs scripts on: axe waits with timers. */
export async function findViolations(page: Page, name: string): Promise<Violation[]> {
  const { violations, overflow } = await runAxe(page)
  const found = violations.flatMap((violation) =>
    violation.nodes.map((node) => ({
      rule: violation.id,
      page: name,
      selector: node.target.join(' '),
      detail:
        [...node.any, ...node.all, ...node.none].map((check) => check.message).join(' ') || violation.help,
    })),
  )
  const sideways = overflow.map((selector) => {
    return {
      rule: 'reflow',
      page: name,
      selector,
      detail: 'is wider than the screen: the page scrolls sideways',
    }
  })
  return [...found, ...sideways]
}

/** In a world of its own, where the page's Content-Security-Policy and its scripts do not reach. */
async function runAxe(page: Page): Promise<Seen> {
  const session = await page.context().newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  })
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `${axe.source}; (${look.toString()})(axe, ${JSON.stringify(levels)}, ${JSON.stringify(targets)})`,
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
  })
  await session.detach()
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  // The protocol gives what `look` resolves to.
  return result.value as Seen
}

/** Runs in the page, where axe has just been loaded. */
async function look(engine: typeof axe, tags: string[], spec: axe.Spec): Promise<Seen> {
  // Under forced colours the browser draws with the reader's own; axe still reads ours from the style.
  const forced = matchMedia('(forced-colors: active)').matches
  // Whatever is below 4.5 to 1 is below 7 to 1 too: one look at colours is enough.
  engine.configure(spec)
  const { violations } = await engine.run(document, {
    runOnly: { type: 'tag', values: tags },
    rules: { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: !forced } },
    resultTypes: ['violations'],
  })
  for (const violation of violations) {
    if (violation.id === 'target-size')
      violation.nodes = violation.nodes.filter(({ target }) => !hasWideLabel(String(target[0])))
  }
  return { violations, overflow: findOverflow() }

  /** A finger may land on the label of a box as well as on the box: axe measures the box alone. */
  function hasWideLabel(selector: string): boolean {
    const field = document.querySelector(selector)
    const labels = field instanceof HTMLInputElement ? [...(field.labels ?? [])] : []
    return labels.some((label) => {
      const { width, height } = label.getBoundingClientRect()
      return width >= 44 && height >= 44
    })
  }

  /** The outermost elements that make the page wider than the screen (WCAG 1.4.10). */
  function findOverflow(): string[] {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    const sticksOut = (element: Element | null) => {
      const box = element?.getBoundingClientRect()
      return box !== undefined && (box.right > root.clientWidth + 1 || box.left < -1)
    }
    const outermost = [...document.querySelectorAll('body *')].filter(
      (element) => sticksOut(element) && !sticksOut(element.parentElement),
    )
    return outermost.map((element) => [element.localName, ...element.classList].join('.'))
  }
}

/** Violations as lines to read: one a rule and place, with the pages where it shows. */
export function describeViolations(violations: readonly Violation[]): string {
  const places = Map.groupBy(
    violations,
    ({ rule, selector, detail }) => `${rule}  ${selector}\n    ${detail}`,
  )
  return [...places]
    .map(([place, seen]) => `${place}\n    ${[...new Set(seen.map(({ page }) => page))].join('\n    ')}`)
    .join('\n')
}
