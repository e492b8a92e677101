/** A part of the picture that is covered, in shares of its width and height. */
interface Cover {
  x: number
  y: number
  width: number
  height: number
}

const most = 1_600
const step = 0.02

const moves = [
  ['left', (cover: Cover) => (cover.x -= step)],
  ['right', (cover: Cover) => (cover.x += step)],
  ['up', (cover: Cover) => (cover.y -= step)],
  ['down', (cover: Cover) => (cover.y += step)],
  ['wider', (cover: Cover) => (cover.width += step)],
  ['narrower', (cover: Cover) => (cover.width -= step)],
  ['taller', (cover: Cover) => (cover.height += step)],
  ['shorter', (cover: Cover) => (cover.height -= step)],
] as const

/**
 * Covers parts of a photo in black before it is sent: drawn over it with a pointer, or moved by buttons. What leaves is the covered picture
 * alone. Without it, one lays strips of paper over the letter before taking the photo.
 */
class BlackOut extends HTMLElement {
  #picture: ImageBitmap | undefined
  #covers: Cover[] = []
  #canvas = document.createElement('canvas')
  #list = document.createElement('ol')
  #status = document.createElement('p')
  #ready = false

  connectedCallback(): void {
    const field = document.getElementById(this.#word('for'))
    if (!(field instanceof HTMLInputElement) || !field.form || !('createImageBitmap' in window)) return
    const how = document.createElement('p')
    how.textContent = this.#word('how')
    this.querySelector('[data-paper]')?.replaceChildren(how)
    this.#status.setAttribute('role', 'status')
    this.#list.className = 'stack'
    const frame = document.createElement('figure')
    frame.append(this.#canvas)
    this.#canvas.hidden = true
    this.#canvas.setAttribute('aria-hidden', 'true')
    field.closest('.field')?.after(
      frame,
      this.#button('add', () => this.#add()),
      this.#list,
      this.#status,
    )
    this.#drawByPointer()
    field.addEventListener('change', () => void this.#open(field))
    field.form.addEventListener('submit', (event) => this.#send(event, field))
  }

  #word(name: string): string {
    return this.getAttribute(name) ?? ''
  }

  #button(word: string, act: () => void): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'act'
    button.textContent = this.#word(word)
    button.addEventListener('click', act)
    return button
  }

  async #open(field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? []
    if (!file || this.#ready) return
    try {
      this.#picture = await createImageBitmap(file)
      const scale = Math.min(1, most / Math.max(this.#picture.width, this.#picture.height))
      this.#canvas.width = Math.round(this.#picture.width * scale)
      this.#canvas.height = Math.round(this.#picture.height * scale)
      this.#canvas.hidden = false
      this.#status.textContent = ''
      this.#draw()
    } catch {
      // A picture that this browser cannot open could not be covered: it does not leave.
      field.value = ''
      this.#picture = undefined
      this.#status.textContent = this.#word('failed')
    }
  }

  #add(cover: Cover = { x: 0.3, y: 0.4, width: 0.4, height: 0.08 }): void {
    this.#covers.push(cover)
    this.#showList()
    this.#draw()
  }

  #draw(): void {
    const pen = this.#canvas.getContext('2d')
    if (!pen || !this.#picture) return
    const { width, height } = this.#canvas
    pen.drawImage(this.#picture, 0, 0, width, height)
    pen.fillStyle = '#000'
    for (const cover of this.#covers)
      pen.fillRect(cover.x * width, cover.y * height, cover.width * width, cover.height * height)
  }

  #showList(): void {
    const items = this.#covers.map((cover, at) => {
      const item = document.createElement('li')
      const name = document.createElement('span')
      name.textContent = this.#word('one').replace('…', String(at + 1))
      const row = document.createElement('div')
      row.className = 'row'
      row.setAttribute('role', 'group')
      row.setAttribute('aria-label', name.textContent)
      for (const [word, move] of moves)
        row.append(
          this.#button(word, () => {
            move(cover)
            cover.width = Math.max(step, cover.width)
            cover.height = Math.max(step, cover.height)
            this.#draw()
          }),
        )
      row.append(
        this.#button('remove', () => {
          this.#covers = this.#covers.filter((other) => other !== cover)
          this.#showList()
          this.#draw()
        }),
      )
      item.append(name, row)
      return item
    })
    this.#list.replaceChildren(...items)
  }

  #drawByPointer(): void {
    let from: { x: number; y: number } | undefined
    const at = (event: PointerEvent) => {
      const box = this.#canvas.getBoundingClientRect()
      return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
    }
    this.#canvas.addEventListener('pointerdown', (event) => (from = at(event)))
    this.#canvas.addEventListener('pointerup', (event) => {
      if (!from) return
      const to = at(event)
      const cover = {
        x: Math.min(from.x, to.x),
        y: Math.min(from.y, to.y),
        width: Math.abs(from.x - to.x),
        height: Math.abs(from.y - to.y),
      }
      from = undefined
      if (cover.width > step / 2 && cover.height > step / 2) this.#add(cover)
    })
  }

  /** What was chosen is replaced by what is seen, and the form goes on. */
  #send(event: Event, field: HTMLInputElement): void {
    if (this.#ready || !this.#picture || !field.files?.length) return
    event.preventDefault()
    this.#canvas.toBlob(
      (blob) => {
        if (!blob) return
        const transfer = new DataTransfer()
        transfer.items.add(new File([blob], 'photo.jpg', { type: 'image/jpeg' }))
        field.files = transfer.files
        this.#ready = true
        field.form?.requestSubmit()
      },
      'image/jpeg',
      0.9,
    )
  }
}

customElements.define('black-out', BlackOut)
