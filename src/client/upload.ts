import { Refused, sendInPieces, throwAway } from './upload/pieces.ts'
import { printOf } from './upload/print.ts'

/** Sends a file while the rest of its form is written, and goes on where it stopped. Without it, the file goes with the form. */
class ResumableUpload extends HTMLElement {
  #status = document.createElement('p')
  #bar = document.createElement('progress')
  #stop = document.createElement('button')
  #under: AbortController | undefined
  #known: string | undefined
  #submitter: HTMLElement | null | undefined
  #said = -1

  connectedCallback(): void {
    const field = document.getElementById(this.#word('for'))
    if (!(field instanceof HTMLInputElement) || !field.form) return
    this.#status.setAttribute('role', 'status')
    this.#bar.max = 1
    this.#bar.setAttribute('aria-label', this.#word('bar'))
    this.#stop.type = 'button'
    this.#stop.className = 'act'
    this.#stop.textContent = this.#word('stop')
    this.#stop.addEventListener('click', () => this.#giveUp(field))
    field.addEventListener('change', () => void this.#choose(field))
    field.form.addEventListener('submit', (event) => this.#hold(event))
    this.append(this.#status)
    // A browser that goes back keeps what was chosen.
    if (field.files?.length) void this.#choose(field)
  }

  disconnectedCallback(): void {
    this.#under?.abort()
  }

  #word(name: string): string {
    return this.getAttribute(name) ?? ''
  }

  #say(text: string): void {
    if (this.#status.textContent !== text) this.#status.textContent = text
  }

  async #choose(field: HTMLInputElement): Promise<void> {
    this.#under?.abort()
    const file = field.files?.[0]
    if (!file || file.size === 0) return this.#end('')
    if (file.size > Number(this.#word('most'))) {
      field.value = ''
      return this.#end(this.#word('too-large'))
    }
    const under = new AbortController()
    this.#under = under
    this.#said = -1
    this.#bar.value = 0
    this.#status.className = ''
    this.append(this.#bar, this.#stop)
    try {
      const kept = await this.#send(file, field.name, under.signal)
      this.#arrived(field, kept)
    } catch (error) {
      if (under.signal.aborted) return
      const word = error instanceof Refused ? error.word : ''
      // The file is still chosen: it goes with the form, which says the same or takes it.
      this.#end(this.#word(word) || this.#word('failed'))
      if (word === 'wrong-type') field.value = ''
      this.#release()
    }
  }

  async #send(file: File, field: string, signal: AbortSignal): Promise<string> {
    const print = await printOf(file)
    const stopped = this.querySelector<HTMLElement>(`[data-print="${print}"]`)
    const id = stopped?.dataset['upload']
    stopped?.remove()
    const about = { name: file.name, path: this.#word('path'), field, print }
    return sendInPieces(file, about, {
      url: id && `/envois/${id}`,
      signal,
      began: (url) => (this.#known = url),
      progress: (share) => this.#progress(share),
      waits: (word) => {
        this.#said = -1
        this.#say(this.#word(word === 'no-room' ? 'full' : 'waiting'))
      },
    })
  }

  /** In words at each tenth, so that a voice that reads aloud does not chatter. */
  #progress(share: number): void {
    this.#bar.value = share
    const tenth = Math.floor(share * 10)
    if (tenth === this.#said) return
    this.#said = tenth
    this.#say(this.#word('sending').replace('…', String(Math.floor(share * 100))))
  }

  /** The form brings the upload from now on, as it brings a file that waited; another one of this field gives way. */
  #arrived(field: HTMLInputElement, kept: string): void {
    const place = field.closest('.field')
    for (const box of place?.querySelectorAll<HTMLInputElement>('input[name="fichier-garde"]') ?? [])
      box.checked = false
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.name = 'fichier-garde'
    box.value = kept
    box.checked = true
    const words = document.createElement('span')
    words.textContent = this.#word('arrived').replace('…', kept.split(' ').slice(3).join(' '))
    const label = document.createElement('label')
    label.className = 'check'
    label.append(box, words)
    this.before(label)
    field.value = ''
    this.#known = undefined
    // Seen in the box, said aloud by the status.
    this.#end(words.textContent)
    this.#status.className = 'sr'
    this.#release()
  }

  #hold(event: SubmitEvent): void {
    if (!this.#under) return
    event.preventDefault()
    this.#submitter = event.submitter
    this.#said = -1
    this.#say(this.#word('held'))
  }

  /** Sends the form that waited. */
  #release(): void {
    const submitter = this.#submitter
    if (submitter === undefined) return
    this.#submitter = undefined
    const field = document.getElementById(this.#word('for'))
    if (field instanceof HTMLInputElement) field.form?.requestSubmit(submitter)
  }

  #giveUp(field: HTMLInputElement): void {
    this.#under?.abort()
    if (this.#known) void throwAway(this.#known)
    this.#known = undefined
    this.#submitter = undefined
    field.value = ''
    this.#end('')
    field.focus()
  }

  #end(text: string): void {
    this.#under = undefined
    this.#bar.remove()
    this.#stop.remove()
    this.#say(text)
  }
}

customElements.define('resumable-upload', ResumableUpload)
