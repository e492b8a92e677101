/** A button that prints the page, in place of the words that say how. */
customElements.define(
  'print-act',
  class extends HTMLElement {
    connectedCallback(): void {
      const [words, button] = [this.querySelector('p'), this.querySelector('button')]
      if (!words || !button) return
      words.hidden = true
      button.hidden = false
      button.addEventListener('click', () => window.print())
    }
  },
)
