/**
 * Once play is asked, puts buttons with words in the place of the browser's own small controls: for a thumb, a keyboard, a voice that reads
 * aloud. Before that, and without it, the browser's controls are there. Full screen gives them back.
 */
class MediaPlayer extends HTMLElement {
  connectedCallback(): void {
    const media = this.querySelector<HTMLMediaElement>('video, audio')
    media?.addEventListener('play', () => this.#equip(media), { once: true })
  }

  #equip(media: HTMLMediaElement): void {
    const bar = document.createElement('div')
    bar.className = 'acts screen'
    bar.setAttribute('role', 'group')
    bar.setAttribute('aria-label', this.#word('controls'))
    bar.append(
      this.#playing(media),
      this.#act('back', () => (media.currentTime = Math.max(0, media.currentTime - 10))),
      this.#act('on', () => (media.currentTime += 10)),
      this.#place(media),
      ...this.#captions(media),
      this.#speed(media),
      ...this.#screen(media),
    )
    media.closest('figure, audio')?.after(bar)
    media.controls = false
    media.addEventListener('click', () => toggle(media))
    this.addEventListener('keydown', (event) => this.#press(event, media))
  }

  #word(name: string): string {
    return this.getAttribute(name) ?? ''
  }

  #act(name: string, act: () => void): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'act'
    button.textContent = this.#word(name)
    button.addEventListener('click', act)
    return button
  }

  #playing(media: HTMLMediaElement): HTMLElement {
    const button = this.#act('pause', () => toggle(media))
    const say = () => (button.textContent = this.#word(media.paused ? 'play' : 'pause'))
    media.addEventListener('play', say)
    media.addEventListener('pause', say)
    return button
  }

  /** Where one is, and going elsewhere. */
  #place(media: HTMLMediaElement): HTMLElement {
    const range = document.createElement('input')
    range.type = 'range'
    range.min = '0'
    range.step = '1'
    const said = document.createElement('span')
    const tell = () => {
      const whole = Number.isFinite(media.duration) ? media.duration : 0
      range.max = String(Math.floor(whole))
      range.value = String(Math.floor(media.currentTime))
      said.textContent = `${clock(media.currentTime)} / ${clock(whole)}`
      range.setAttribute('aria-valuetext', said.textContent)
    }
    range.addEventListener('input', () => (media.currentTime = Number(range.value)))
    for (const event of ['timeupdate', 'durationchange', 'seeked']) media.addEventListener(event, tell)
    tell()
    return this.#labelled('place', range, said)
  }

  #captions(media: HTMLMediaElement): HTMLElement[] {
    const [track] = media instanceof HTMLVideoElement ? media.textTracks : []
    if (!track) return []
    const button = this.#act('captions', () => {
      track.mode = track.mode === 'showing' ? 'hidden' : 'showing'
      say()
    })
    const say = () => button.setAttribute('aria-pressed', String(track.mode === 'showing'))
    say()
    return [button]
  }

  #speed(media: HTMLMediaElement): HTMLElement {
    const select = document.createElement('select')
    for (const rate of [0.5, 0.75, 1, 1.25, 1.5, 2]) {
      const option = document.createElement('option')
      option.value = String(rate)
      option.textContent = `× ${rate.toLocaleString(document.documentElement.lang)}`
      option.selected = rate === media.playbackRate
      select.append(option)
    }
    select.addEventListener('change', () => (media.playbackRate = Number(select.value)))
    return this.#labelled('speed', select)
  }

  #screen(media: HTMLMediaElement): HTMLElement[] {
    if (!(media instanceof HTMLVideoElement) || !document.fullscreenEnabled) return []
    media.addEventListener('fullscreenchange', () => (media.controls = document.fullscreenElement === media))
    return [this.#act('full', () => void media.requestFullscreen())]
  }

  #labelled(name: string, field: HTMLElement, ...beside: HTMLElement[]): HTMLElement {
    const label = document.createElement('label')
    const words = document.createElement('span')
    words.textContent = this.#word(name)
    label.append(words, ' ', field, ' ', ...beside)
    return label
  }

  /** One letter each, heard only while the focus is in here; a field keeps its own keys. */
  #press(event: KeyboardEvent, media: HTMLMediaElement): void {
    const target = event.target
    if (event.altKey || event.ctrlKey || event.metaKey || target instanceof HTMLSelectElement) return
    if (event.key === 'k') toggle(media)
    else if (event.key === 'j') media.currentTime = Math.max(0, media.currentTime - 10)
    else if (event.key === 'l') media.currentTime += 10
    else return
    event.preventDefault()
  }
}

function toggle(media: HTMLMediaElement): void {
  if (media.paused) void media.play()
  else media.pause()
}

function clock(time: number): string {
  const seconds = Math.floor(time)
  const two = (number: number) => String(number).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

customElements.define('media-player', MediaPlayer)
