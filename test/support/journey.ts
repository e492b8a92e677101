import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { newPage, type Reader } from './browser.ts'
import type { TestLab } from './lab.ts'
import { listen } from './listen.ts'

/** A lab that a browser can reach, which knows its own address as it would anywhere. */
export async function putOnline(test: TestLab): Promise<{ address: string; close: () => Promise<void> }> {
  const server = await listen(test)
  test.lab.config.publicUrl = new URL(server.address)
  return server
}

/** A telephone with a fingerprint reader, as Chromium plays it. */
export async function giveFinger(page: Page): Promise<void> {
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

/** Where on the page the words are looked for: what holds this text, the smallest thing first. */
interface Where {
  near?: string
}

/** Someone who goes through the lab by what they see: links, buttons and fields, by their words. */
export interface Walker {
  page: Page
  /** Comes in by an address: a poster, a bookmark. */
  arrive: (path: string) => Promise<void>
  /** Follows a link. */
  follow: (words: string, where?: Where) => Promise<void>
  /** Follows links, one after the other. */
  go: (...links: string[]) => Promise<void>
  /** Presses a button and reads the page it leads to. */
  press: (words: string, where?: Where) => Promise<void>
  /** Presses the button of a form that lacks something. */
  pressInVain: (words: string) => Promise<void>
  /** Opens what is folded. */
  unfold: (words: string) => Promise<void>
  type: (label: string, text: string) => Promise<void>
  /** Types into several fields, by their labels. */
  fill: (texts: Record<string, string>) => Promise<void>
  tick: (label: string) => Promise<void>
  choose: (label: string, option: string, where?: Where) => Promise<void>
  attach: (label: string, file: { name: string; mimeType: string; buffer: Buffer }) => Promise<void>
  /** Fails unless the page says so, in sight. */
  reads: (words: string | RegExp) => Promise<void>
  /** Fails if the page says so. */
  readsNot: (words: string | RegExp) => Promise<void>
  /** All that is in sight in the page's main part. */
  sight: () => Promise<string>
}

/** Someone with a telephone 320 px wide that runs no script, unless `reader` says otherwise. */
export async function walk(name: string, reader: Reader): Promise<Walker> {
  const page = await newPage({ width: 320, javaScript: false, ...reader })
  page.setDefaultTimeout(30_000)
  let status = 200
  let steps = 0
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest() && response.frame() === page.mainFrame()
    if (isPage) status = response.status()
  })

  // 401 is the page that asks for a name and carries what was typed.
  const look = async (accepted = [200, 401]) => {
    steps += 1
    const pictures = process.env['PICTURES']
    const file = `${name} ${String(steps).padStart(2, '0')} ${new URL(page.url()).pathname}`.replace(
      /\W+/g,
      '-',
    )
    if (pictures) await page.screenshot({ path: join(pictures, `${file}.png`), fullPage: true })
    if (!accepted.includes(status)) assert.fail(await describe(`answered ${status}`))
    const wide = await page.evaluate(findWide)
    if (wide.length > 0) assert.fail(await describe(`scrolls sideways: ${wide.join(', ')}`))
  }
  const describe = async (what: string) =>
    `${name} at ${page.url()} ${what}\n${(await page.locator('body').innerText()).slice(0, 3_000)}`
  const sight = () => page.locator('main').innerText()

  const find = async (locator: Locator, what: string): Promise<Locator> => {
    const seen = locator.filter({ visible: true })
    const count = await seen.count()
    if (count === 0) assert.fail(await describe(`shows no ${what}`))
    return seen
  }
  const reach = async (target: Locator, accepted?: number[]) => {
    const arrived = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame())
    // A refusal of the click is told before the page that never came.
    await Promise.all([target.click(), arrived])
    await page.waitForLoadState()
    await look(accepted)
  }
  const pick = async (role: 'link' | 'button', words: string, { near }: Where = {}) => {
    const named = (name: RegExp) => page.getByRole(role, { name }).filter({ visible: true })
    const exact = named(new RegExp(`^${toPattern(words).source}$`))
    const all = (await exact.count()) > 0 ? exact : named(toPattern(words))
    if (near === undefined) return (await find(all, `${role} « ${words} »`)).first()
    const around = page
      .locator('li, article, section, form, p')
      .filter({ hasText: toPattern(near), has: all })
    return (await find(around, `${role} « ${words} » near « ${near} »`)).last().locator(all).first()
  }
  const field = async (label: string, { near }: Where = {}) => {
    const around =
      near === undefined ? page.locator('body') : page.locator('form', { hasText: toPattern(near) })
    return (await find(around.getByLabel(toPattern(label)), `field « ${label} »`)).first()
  }

  return {
    page,
    sight,
    arrive: async (path) => {
      await page.goto(path)
      await look()
    },
    follow: async (words, where) => reach(await pick('link', words, where)),
    go: async (...links) => {
      for (const words of links) await reach(await pick('link', words))
    },
    press: async (words, where) => reach(await pick('button', words, where)),
    pressInVain: async (words) => reach(await pick('button', words), [422]),
    unfold: async (words) => {
      await (
        await find(page.locator('summary', { hasText: toPattern(words) }), `fold « ${words} »`)
      )
        .first()
        .click()
    },
    type: async (label, text) => (await field(label)).fill(text),
    fill: async (texts) => {
      for (const [label, text] of Object.entries(texts)) await (await field(label)).fill(text)
    },
    tick: async (label) => (await field(label)).check(),
    choose: async (label, option, where) => {
      await (await field(label, where)).selectOption({ label: option })
    },
    attach: async (label, file) => (await field(label)).setInputFiles(file),
    reads: async (words) => {
      if (!toPattern(words).test(await sight())) assert.fail(await describe(`does not read ${words}`))
    },
    readsNot: async (words) => {
      if (toPattern(words).test(await sight())) assert.fail(await describe(`reads ${words}`))
    },
  }
}

/** Picks a name, where a page asks for one. */
export async function pickName(who: Walker, name: string, button = 'Entrer avec ce nom'): Promise<void> {
  await who.type('Votre nom ici', name)
  await who.tick("J'ai 15 ans ou plus")
  await who.press(button)
}

/** Says something to everyone, from a page that leads to the form or is it. */
export async function say(who: Walker, text: string, about?: string): Promise<void> {
  await who.type('Votre texte', text)
  await who.tick('Tout le monde, aussi sur internet')
  if (about !== undefined) await who.choose('Au sujet de', about)
  await who.press('Publier')
}

/** Answers what the page shows. */
export async function answer(who: Walker, text: string): Promise<void> {
  await who.type('Votre texte', text)
  await who.press('Répondre')
}

/** In the page: what sticks out of the screen, when the page scrolls sideways. */
function findWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth)
    .map(
      (element) =>
        `${element.localName}.${element.className} « ${(element.textContent ?? '').trim().slice(0, 30)} »`,
    )
}

/** Words as someone reads them: which apostrophe and which space it is does not matter. */
function toPattern(words: string | RegExp): RegExp {
  if (words instanceof RegExp) return words
  const escapeWord = (word: string) => word.split(/['’]/).map(RegExp.escape).join("['’]")
  return new RegExp(words.trim().split(/\s+/).map(escapeWord).join('\\s+'))
}
