import { strict as assert } from 'node:assert'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { newPage } from '../../../test/support/browser.ts'
import { openTestLab, type TestLab } from '../../../test/support/lab.ts'
import { listen } from '../../../test/support/listen.ts'

const phrase = 'girafe lilas tambour nuage'
let test: TestLab
let address: string
let close: () => Promise<void>

before(async () => {
  test = await openTestLab()
  const listening = await listen(test)
  address = listening.address
  close = listening.close
  // A device answers for the site whose page asked: the lab has to know its own address.
  test.lab.config.publicUrl = new URL(address)
})
after(async () => {
  await close()
  await test.close()
})

/** A telephone with a fingerprint reader, as Chromium plays it. */
async function giveDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function join(page: Page, name: string): Promise<void> {
  await page.goto('/rejoindre')
  await page.getByLabel('Votre nom ici').fill(name)
  await page.getByText('Je préfère').click()
  await page.getByLabel('La phrase que vous avez choisie').fill(phrase)
  await page.getByLabel("J'ai 15 ans ou plus").check()
  await page.getByRole('button', { name: 'Entrer avec ce nom' }).click()
  await page.getByRole('button', { name: "J'ai gardé ma carte" }).click()
}

describe('a passkey', () => {
  it('is added in one’s credentials, then opens without a name or a phrase', async () => {
    const page = await newPage({ baseURL: address })
    await giveDevice(page)
    await join(page, 'Doigt')
    await page.goto('/moi/entrer')
    await page.getByRole('button', { name: 'Ajouter cet appareil' }).click()
    await page.getByText('Cet appareil ouvre maintenant votre compte').waitFor()
    await page.goto('/sortir')
    await page.getByRole('button', { name: 'Sortir ici' }).click()
    await page.waitForURL('/')
    await page.goto('/entrer')
    await page.getByRole('button', { name: 'Entrer avec ce téléphone' }).click()
    await page.waitForURL('/moi')
    assert.match(await page.locator('header').innerText(), /Doigt/)
    await page.close()
  })

  it('sent a second time opens nothing: each question is asked once', async () => {
    const page = await newPage({ baseURL: address })
    await giveDevice(page)
    await join(page, 'Rejeu')
    await page.goto('/moi/entrer')
    await page.getByRole('button', { name: 'Ajouter cet appareil' }).click()
    await page.getByText('Cet appareil ouvre maintenant').waitFor()
    await page.goto('/sortir')
    await page.getByRole('button', { name: 'Sortir ici' }).click()
    await page.waitForURL('/')
    await page.goto('/entrer')
    const sent = page.waitForRequest(
      (request) => request.url().endsWith('/entrer/cle') && request.method() === 'POST',
    )
    await page.getByRole('button', { name: 'Entrer avec ce téléphone' }).click()
    const answer = new URLSearchParams((await sent).postData() ?? '').get('passkey') ?? ''
    await page.waitForURL('/moi')
    const thief = test.visitor()
    assert.match(answer, /"signature"/)
    assert.equal((await thief.post('/entrer/cle', { passkey: answer })).status, 422)
    await page.close()
  })

  it('is not offered where nothing runs scripts, and the page works without', async () => {
    const page = await newPage({ baseURL: address, javaScript: false })
    await page.goto('/entrer')
    assert.equal(await page.getByRole('button', { name: 'Entrer avec ce téléphone' }).isVisible(), false)
    assert.equal(await page.getByLabel('Votre phrase secrète').isVisible(), true)
    await page.close()
  })
})
