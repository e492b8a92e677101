import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** Has the device answer a question of the lab, as text for the form. */
type Ask = (options: never) => Promise<object>

/**
 * Around a form that a passkey fills: it shows itself only where the browser has passkeys, asks the lab for a question, has the device answer
 * it, and sends the form with the answer in its field.
 */
function define(name: string, ask: Ask): void {
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback(): void {
        const form = this.querySelector('form')
        const field = this.querySelector<HTMLInputElement>('[name=passkey]')
        const failed = this.querySelector<HTMLElement>(':scope > .error')
        if (!browserSupportsWebAuthn() || !form || !field) return
        this.hidden = false
        form.addEventListener('submit', (event) => {
          event.preventDefault()
          if (failed) failed.hidden = true
          fillField(form, field, ask).then(
            () => form.submit(),
            () => {
              if (failed) failed.hidden = false
            },
          )
        })
      }
    },
  )
}

async function fillField(form: HTMLFormElement, field: HTMLInputElement, ask: Ask): Promise<void> {
  const response = await fetch(`${form.action}/defi`, { method: 'POST' })
  if (!response.ok) throw new Error('no question')
  field.value = JSON.stringify(await ask((await response.json()) as never))
}

define('passkey-enter', (optionsJSON) => startAuthentication({ optionsJSON }))
define('passkey-add', (optionsJSON) => startRegistration({ optionsJSON }))
