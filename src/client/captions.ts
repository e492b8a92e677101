interface Line {
  start: HTMLInputElement
  end: HTMLInputElement
  text: HTMLTextAreaElement
}

/**
 * Adds to the lines of captions what one does with the film in hand: its time put in a line by a button or a key, a line heard over and
 * over. Without it, times are read under the film and typed.
 */
class CaptionDesk extends HTMLElement {
  #loop: { from: number; until: number; button: HTMLElement } | undefined
  #line: Line | undefined

  connectedCallback(): void {
    const media = this.querySelector<HTMLMediaElement>('video, audio')
    if (!media) return
    const help = document.createElement('p')
    help.className = 'hint'
    help.textContent = this.getAttribute('keys')
    media.after(help)
    for (const place of this.querySelectorAll('fieldset')) this.#equip(place, media)
    media.addEventListener('timeupdate', () => this.#turnBack(media))
    media.addEventListener('pause', () => this.#endLoop())
    this.addEventListener('keydown', (event) => this.#press(event, media))
  }

  #equip(place: HTMLFieldSetElement, media: HTMLMediaElement): void {
    const line = readLine(place)
    if (!line) return
    place.addEventListener('focusin', () => (this.#line = line))
    const acts = document.createElement('p')
    acts.className = 'acts'
    acts.append(
      this.#button('start', place, () => putTime(line.start, media)),
      this.#button('end', place, () => putTime(line.end, media)),
      this.#button('loop', place, (button) => this.#hear(line, media, button)),
    )
    place.append(acts)
  }

  /** Each button says of which line it is, to those who hear it. */
  #button(name: string, place: HTMLFieldSetElement, act: (button: HTMLElement) => void): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'act quiet'
    button.dataset['name'] = name
    button.textContent = this.getAttribute(name)
    const which = document.createElement('span')
    which.className = 'sr'
    which.textContent = ` : ${place.querySelector('legend')?.textContent ?? ''}`
    button.append(which)
    button.addEventListener('click', () => act(button))
    return button
  }

  /** Plays the line over and over, until one asks to stop. */
  #hear(line: Line, media: HTMLMediaElement, button: HTMLElement): void {
    if (this.#loop?.button === button) return media.pause()
    this.#endLoop()
    const from = readTime(line.start.value)
    if (from === undefined) return line.start.focus()
    const until = readTime(line.end.value) ?? from + 4
    this.#loop = { from, until, button }
    say(button, this.getAttribute('stop'))
    media.currentTime = from
    void media.play()
  }

  #turnBack(media: HTMLMediaElement): void {
    if (this.#loop && media.currentTime >= this.#loop.until) media.currentTime = this.#loop.from
  }

  #endLoop(): void {
    if (this.#loop) say(this.#loop.button, this.getAttribute('loop'))
    this.#loop = undefined
  }

  /** By the place of the key, since with Alt a keyboard may give another letter. */
  #press(event: KeyboardEvent, media: HTMLMediaElement): void {
    if (!event.altKey || event.ctrlKey || event.metaKey) return
    const line = this.#line
    if (event.code === 'KeyJ') void (media.paused ? media.play() : media.pause())
    else if (event.code === 'KeyK' && line) putTime(line.start, media)
    else if (event.code === 'KeyL' && line) putTime(line.end, media)
    else if (event.code === 'KeyU') media.currentTime = Math.max(0, media.currentTime - 2)
    else return
    event.preventDefault()
  }
}

function readLine(place: HTMLFieldSetElement): Line | undefined {
  const [start, end] = place.querySelectorAll('input')
  const text = place.querySelector('textarea')
  return start && end && text ? { start, end, text } : undefined
}

/** The time of the player, as one would type it. */
function putTime(field: HTMLInputElement, media: HTMLMediaElement): void {
  const tenths = Math.round(media.currentTime * 10)
  const [minutes, seconds] = [Math.floor(tenths / 600), Math.floor(tenths / 10) % 60]
  const hours = Math.floor(minutes / 60)
  const two = (number: number) => String(number).padStart(2, '0')
  const clock = hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
  field.value = tenths % 10 === 0 ? clock : `${clock},${tenths % 10}`
}

function readTime(typed: string): number | undefined {
  if (!/^[\d:]+([.,]\d+)?$/.test(typed.trim())) return undefined
  return typed
    .trim()
    .replace(',', '.')
    .split(':')
    .reduce((sum, piece) => sum * 60 + Number(piece), 0)
}

/** Changes the words of a button, and leaves which line it is of. */
function say(button: HTMLElement, words: string | null): void {
  const first = button.firstChild
  if (first) first.textContent = words
}

customElements.define('caption-desk', CaptionDesk)
