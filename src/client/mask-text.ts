/** How something personal looks, as the page says: what comes before it in a first group, then what is hidden. */
interface Rule {
  label: string
  source: string
  flags: string
  optional?: boolean
}

interface Word {
  from: number
  to: number
  text: string
  label: string | null
  box: HTMLInputElement
}

/**
 * Hides what is personal in a text before anything is sent: the words come in boxes, those that look personal ticked, and what leaves the
 * browser is the masked text alone. Without it the server does the same and gives the text back.
 */
class MaskText extends HTMLElement {
  #words: Word[] = []
  #masked = ''
  #choices = document.createElement('div')

  connectedCallback(): void {
    const form = this.querySelector('form')
    const area = this.querySelector('textarea')
    const note = this.querySelector('[data-note]')
    if (!form || !area) return
    // By its name alone it would leave with the form, whatever happens to this script later.
    area.removeAttribute('name')
    if (note) note.textContent = this.getAttribute('here')
    this.#choices.className = 'stack'
    this.#choices.tabIndex = -1
    area.closest('.field')?.after(this.#choices)
    area.addEventListener('input', () => this.#forget())
    form.addEventListener('submit', (event) => this.#send(event, form, area))
  }

  /** The text changed: what was chosen is about another one. */
  #forget(): void {
    this.#words = []
    this.#choices.replaceChildren()
  }

  #send(event: Event, form: HTMLFormElement, area: HTMLTextAreaElement): void {
    if (area.value.trim() === '') return
    if (this.#words.length === 0) {
      event.preventDefault()
      this.#choose(form, area.value)
      return
    }
    this.#masked = this.#mask(area.value)
    const field = form.querySelector<HTMLInputElement>('input[name=text]') ?? document.createElement('input')
    field.type = 'hidden'
    field.name = 'text'
    field.value = this.#masked
    form.append(field)
  }

  #choose(form: HTMLFormElement, text: string): void {
    const spots = this.#findSpots(text)
    this.#words = [...text.matchAll(/\S+/gu)].map((match) => {
      const from = match.index ?? 0
      const to = from + match[0].length
      const spot = spots.find((one) => one.from < to && one.to > from)
      const box = document.createElement('input')
      box.type = 'checkbox'
      box.checked = spot !== undefined && !spot.optional
      return { from, to, text: match[0], label: spot?.label ?? null, box }
    })
    const how = document.createElement('p')
    how.textContent = this.getAttribute('choose')
    this.#choices.replaceChildren(how, ...this.#cut(text).map((piece) => this.#show(piece)))
    const button = form.querySelector('button')
    if (button) button.textContent = this.getAttribute('send')
    this.#choices.focus()
  }

  #findSpots(text: string): { from: number; to: number; label: string; optional: boolean }[] {
    const rules: Rule[] = JSON.parse(this.getAttribute('rules') ?? '[]')
    const spots: { from: number; to: number; label: string; optional: boolean }[] = []
    const look = (pattern: RegExp, label: string, optional: boolean) => {
      for (const match of text.matchAll(pattern)) {
        const from = (match.index ?? 0) + (match[1] ?? '').length
        const to = from + (match[2] ?? '').length
        if (spots.every((one) => to <= one.from || from >= one.to)) spots.push({ from, to, label, optional })
      }
    }
    for (const { label, source, flags, optional = false } of rules)
      look(new RegExp(source, flags), label, optional)
    const names = spots.filter(({ label }) => label === 'nom').map(({ from, to }) => text.slice(from, to))
    for (const name of new Set(names.flatMap((words) => words.split(/\s/u))))
      if (name.length > 2)
        look(new RegExp(`(^|[^\\p{L}])(${name.replace(/[^\p{L}]/gu, '.')})(?![\\p{L}])`, 'giu'), 'nom', false)
    return spots
  }

  /** Words by the piece of text they stand in: a line, or a sentence of it. */
  #cut(text: string): Word[][] {
    const pieces: Word[][] = []
    for (const word of this.#words) {
      const last = pieces.at(-1)
      const before = last?.at(-1)
      const newLine = before && text.slice(before.to, word.from).includes('\n')
      const ended = before && (last?.length ?? 0) > 3 && /..[.!?;:]$/u.test(before.text)
      if (last && !newLine && !ended) last.push(word)
      else pieces.push([word])
    }
    return pieces
  }

  #show(piece: readonly Word[]): HTMLElement {
    const fold = document.createElement('details')
    fold.className = 'more'
    fold.open = piece.some(({ label }) => label !== null)
    const summary = document.createElement('summary')
    const say = () => {
      const said = piece.map(({ box, label, text }) => (box.checked ? `[${label ?? this.#other()}]` : text))
      summary.textContent = said
        .filter((word, at) => !word.startsWith('[') || word !== said[at - 1])
        .join(' ')
    }
    const row = document.createElement('div')
    row.className = 'row'
    for (const { box, text } of piece) {
      const check = document.createElement('label')
      check.className = 'check'
      const words = document.createElement('span')
      words.textContent = text
      check.append(box, words)
      box.addEventListener('change', say)
      row.append(check)
    }
    say()
    fold.append(summary, row)
    return fold
  }

  #other(): string {
    return this.getAttribute('hidden-label') ?? ''
  }

  /** As the server masks it (src/institutions/readings/mask.ts): the signs around a word stay, words that follow each other are one mask. */
  #mask(text: string): string {
    let masked = ''
    let done = 0
    let last: string | null = null
    for (const { from, to, text: word, label, box } of this.#words) {
      const between = text.slice(done, from)
      done = to
      if (!box.checked) {
        masked += between + word
        last = null
        continue
      }
      const around = /^([^\p{L}\p{N}+]*)[\p{L}\p{N}+](?:.*[\p{L}\p{N}])?([^\p{L}\p{N}]*)$/su.exec(word)
      const [before, after] = [around?.[1] ?? '', around?.[2] ?? '']
      const says = label ?? this.#other()
      const goesOn = last === says && before === '' && !between.includes('\n')
      masked += goesOn ? after : `${between}${before}[${says}]${after}`
      last = after === '' ? says : null
    }
    return masked + text.slice(done)
  }
}

customElements.define('mask-text', MaskText)
