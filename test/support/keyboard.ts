import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** Someone whose only way is the keyboard. */
export interface Keys {
  /** Goes on with Tab until the focus is on what bears these words. Every stop on the way is in sight, ringed and in order. */
  tabTo: (words: string) => Promise<void>
  /** Presses a key where the focus is. */
  press: (key: string) => Promise<void>
  /** Presses Enter where the focus is and reads the page it leads to. */
  enter: () => Promise<void>
  type: (text: string) => Promise<void>
  /** The words of what has the focus. */
  focused: () => Promise<string>
}

/** What a stop of the focus looks like. */
interface Stop {
  words: string
  /** What is wrong with it, if anything. */
  fault: string | null
  /** Nothing has the focus: the end of the page. */
  over: boolean
}

const mostStops = 120

export function onlyKeys(page: Page): Keys {
  const press = (key: string) => page.keyboard.press(key)
  const focused = async () => (await page.evaluate(lookAtFocus)).words
  const tabTo = async (words: string) => {
    const passed: string[] = []
    for (let stops = 0; stops < mostStops; stops += 1) {
      await press('Tab')
      const stop = await page.evaluate(lookAtFocus)
      if (stop.fault) assert.fail(`at ${page.url()} « ${stop.words} » ${stop.fault}`)
      if (stop.words.includes(words)) return
      if (stop.over) break
      passed.push(stop.words)
    }
    assert.fail(`at ${page.url()} Tab never comes to « ${words} », only to\n${passed.join('\n')}`)
  }
  return {
    press,
    focused,
    tabTo,
    type: (text) => page.keyboard.type(text),
    enter: async () => {
      const arrived = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame())
      await Promise.all([press('Enter'), arrived])
      await page.waitForLoadState()
    },
  }
}

/** Runs in the page. */
function lookAtFocus(): Stop {
  const last: { lastStop?: Element } = window as object
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body)
    return { words: '', fault: null, over: true }
  const labels = 'labels' in element ? [...(element.labels as NodeListOf<HTMLElement>)] : []
  const named = labels.map((label) => label.innerText).join(' ') || element.getAttribute('aria-label')
  const words = (named || element.innerText || element.getAttribute('name') || element.localName)
    .replace(/\s+/g, ' ')
    .replaceAll('’', "'")
    .trim()
  const before = last.lastStop
  last.lastStop = element
  return { words, fault: findFault(), over: false }

  function findFault(): string | null {
    const box = element?.getBoundingClientRect()
    if (!element || !box || box.width === 0 || box.height === 0) return 'has the focus and is not drawn'
    const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    if (!inSight) return 'has the focus out of sight'
    if (!isRinged(element)) return 'has the focus without a ring'
    const x = Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 1)
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), innerHeight - 1)
    const above = document.elementFromPoint(x, y)
    const covered = above && !element.contains(above) && !above.contains(element) && !covers(above)
    if (covered) return `is hidden behind ${above.localName}.${above.className}`
    const backwards = before && before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING
    return backwards && before.isConnected ? 'comes before the stop that led to it' : null
  }

  /** A label over its own box. */
  function covers(above: Element): boolean {
    return labels.some((label) => label.contains(above))
  }

  function isRinged(one: Element): boolean {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) return true
    return boxShadow !== 'none'
  }
}
