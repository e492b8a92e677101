/**
 * Plays a game without loading whole pages: the scene that a choice leads to takes the place of the one before, and its heading is read
 * out. The same forms and links do the same without it; whatever goes wrong, the browser goes there by itself.
 */
class PlayOn extends HTMLElement {
  readonly #again = () => location.reload()

  connectedCallback(): void {
    this.addEventListener('submit', (event) => this.#submit(event))
    addEventListener('popstate', this.#again)
  }

  disconnectedCallback(): void {
    removeEventListener('popstate', this.#again)
  }

  #submit(event: SubmitEvent): void {
    const { target: form, submitter } = event
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || this.ariaBusy === 'true') return
    event.preventDefault()
    this.ariaBusy = 'true'
    const body = new FormData(form)
    if (submitter instanceof HTMLButtonElement) body.append(submitter.name, submitter.value)
    const request = new XMLHttpRequest()
    // Read as a document of its own, where no script runs.
    request.responseType = 'document'
    request.onload = () => this.#show(request, form, submitter)
    request.onerror = () => this.#leave(form, submitter)
    request.open('POST', form.action)
    request.send(new URLSearchParams([...body].map(([name, value]) => [name, String(value)])))
  }

  #show(
    { status, responseXML, responseURL }: XMLHttpRequest,
    form: HTMLFormElement,
    by: HTMLElement | null,
  ): void {
    const next = responseXML?.querySelector('play-on')
    if (status !== 200 || !next) return this.#leave(form, by)
    history.pushState(null, '', responseURL)
    this.replaceChildren(...[...next.childNodes].map((node) => document.importNode(node, true)))
    this.ariaBusy = null
    const heading = this.querySelector('h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus()
  }

  /** As the browser does by itself. */
  #leave(form: HTMLFormElement, by: HTMLElement | null): void {
    if (by instanceof HTMLButtonElement) {
      const chosen = document.createElement('input')
      Object.assign(chosen, { type: 'hidden', name: by.name, value: by.value })
      form.append(chosen)
    }
    form.submit()
  }
}

customElements.define('play-on', PlayOn)
