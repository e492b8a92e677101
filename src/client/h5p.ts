/**
 * Starts the H5P player in its closed frame. The frame has an origin of its own, where a browser refuses storage: what the player and the
 * libraries of a file note there is kept in memory, and goes with the page. A classic script: it comes before the player's.
 */

type Player = new (at: Element, options: Record<string, string | boolean>) => Promise<unknown>

/** The player puts itself on the window under a name of its own. */
type PlayedWindow = Window & { H5PStandalone?: { H5P: Player } }

function makeStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
  }
}

for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { value: makeStorage() })

function fail(): void {
  const words = document.createElement('p')
  words.textContent = document.body.dataset['failed'] ?? ''
  document.querySelector('main')?.replaceChildren(words)
}

// What the player asks for and does not get would leave it waiting.
addEventListener('error', (event) => event.target instanceof HTMLScriptElement && fail(), true)

addEventListener('DOMContentLoaded', () => {
  const { H5PStandalone } = window as PlayedWindow
  const at = document.querySelector('main')
  const { content = '', player = '' } = document.body.dataset
  // On a page of its own it could pass for a page of the lab.
  if (!H5PStandalone || !at || window.parent === window) return fail()
  new H5PStandalone.H5P(at, {
    h5pJsonPath: content,
    frameJs: `${player}/frame.bundle.js`,
    frameCss: `${player}/styles/h5p.css`,
    embedType: 'div',
  }).catch(fail)
})
