/**
 * For pages taken away from the lab, opened from a folder or inside a course platform. They read without it; it adds what the story remembers,
 * what one answered, and tells whatever frames the page how far one has come.
 */

/** What a page tells its frame, if it has one (see `scorm.ts`). */
function tell(news: object): void {
  if (window.parent !== window) window.parent.postMessage({ socialab: news }, '*')
}

/** Says each question by words at once, in place of the answers that wait folded. */
function ask(form: HTMLFormElement): void {
  const feedback = document.getElementById(form.dataset['feedback'] ?? '')
  form.hidden = false
  if (feedback) feedback.hidden = true
  const said = feedback?.querySelectorAll<HTMLElement>('[data-answer]') ?? []
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const chosen = new FormData(form).getAll('answer').map(String)
    for (const one of said) one.hidden = !chosen.includes(one.dataset['answer'] ?? '')
    if (feedback instanceof HTMLDetailsElement) {
      feedback.hidden = false
      feedback.open = true
      feedback.querySelector('summary')?.focus()
    }
    const right = [...said]
      .filter((one) => one.dataset['right'] === 'yes')
      .map((one) => one.dataset['answer'])
    const isRight = right.length === chosen.length && right.every((one) => chosen.includes(one ?? ''))
    tell({ question: Number(form.dataset['question']), right: right.length === 0 || isRight })
  })
}

/** What a story asks for or changes: see `kinds/game/memory.ts`. */
interface Rule {
  name: string
  how: 'set' | 'add' | 'least' | 'below'
  by: number
}

/** Reads what the story remembers from the address, hides what is not offered, and has each choice carry it on. */
function remember(): void {
  const memory = new URLSearchParams(location.hash.slice(1))
  const valueOf = (from: URLSearchParams, name: string) => Number(from.get(name) ?? 0)
  const rulesOf = (json = '[]'): Rule[] => JSON.parse(json)
  for (const one of document.querySelectorAll<HTMLElement>('[data-conditions]')) {
    one.hidden = !rulesOf(one.dataset['conditions']).every(({ name, how, by }) =>
      how === 'least' ? valueOf(memory, name) >= by : valueOf(memory, name) < by,
    )
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-changes]')) {
    const after = new URLSearchParams(memory)
    for (const { name, how, by } of rulesOf(link.dataset['changes']))
      after.set(name, String(how === 'set' ? by : valueOf(after, name) + by))
    link.hash = after.toString()
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-question]')) ask(form)
remember()

const { step, ends } = document.body.dataset
tell({
  page: decodeURIComponent(location.pathname.split('/').at(-1) ?? ''),
  ...(step !== undefined && { step: Number(step) }),
  ...(ends !== undefined && { ends: true }),
})
