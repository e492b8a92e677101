/** Adds a button that records a voice message into the file field it is for. Without it, or without a microphone, one chooses a file. */
class RecordVoice extends HTMLElement {
  #recorder: MediaRecorder | undefined
  #status = document.createElement('span')
  #button = document.createElement('button')

  connectedCallback(): void {
    const canRecord = 'MediaRecorder' in window && 'mediaDevices' in navigator
    if (!canRecord) return
    this.#button.type = 'button'
    this.#button.className = 'act'
    this.#button.textContent = this.getAttribute('start')
    this.#button.addEventListener('click', () => void this.#toggle())
    this.#status.setAttribute('role', 'status')
    this.replaceChildren(this.#button, this.#status)
  }

  disconnectedCallback(): void {
    if (this.#recorder?.state === 'recording') this.#recorder.stop()
  }

  async #toggle(): Promise<void> {
    if (this.#recorder?.state === 'recording') return this.#recorder.stop()
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      this.#record(stream)
    } catch {
      this.#status.textContent = this.getAttribute('refused')
    }
  }

  #record(stream: MediaStream): void {
    const recorder = new MediaRecorder(stream)
    const pieces: Blob[] = []
    recorder.addEventListener('dataavailable', (event) => pieces.push(event.data))
    recorder.addEventListener('stop', () => {
      for (const track of stream.getTracks()) track.stop()
      this.#button.textContent = this.getAttribute('start')
      this.#hand(new Blob(pieces, { type: recorder.mimeType }))
    })
    recorder.start()
    this.#recorder = recorder
    this.#button.textContent = this.getAttribute('stop')
    this.#status.replaceChildren()
    // Ten minutes is more than the field takes from most phones.
    setTimeout(() => recorder.state === 'recording' && recorder.stop(), 600_000)
  }

  /** Puts the recording where a chosen file would be, and lets one listen to it first. */
  #hand(sound: Blob): void {
    const field = document.getElementById(this.getAttribute('for') ?? '')
    if (!(field instanceof HTMLInputElement) || sound.size === 0) return
    const extension = sound.type.includes('mp4') ? 'm4a' : sound.type.includes('ogg') ? 'ogg' : 'webm'
    const transfer = new DataTransfer()
    transfer.items.add(new File([sound], `voix.${extension}`, { type: sound.type }))
    field.files = transfer.files
    const player = document.createElement('audio')
    player.controls = true
    player.src = URL.createObjectURL(sound)
    this.#status.textContent = this.getAttribute('said')
    this.querySelector('audio')?.remove()
    this.append(player)
  }
}

customElements.define('record-voice', RecordVoice)
