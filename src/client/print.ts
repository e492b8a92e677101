/** A button that prints the page, in place of the words that say how. */
customElements.define(
  'print-act',
  class extends HTMLElement {
    connectedCallback(): void {
      const button = document.createElement('button')
      button.className = 'act'
      button.textContent = this.getAttribute('act')
      button.addEventListener('click', () => window.print())
      this.replaceChildren(button)
    }
  },
)
