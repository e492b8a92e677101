import { after } from 'node:test'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

/** How someone comes to a page: what their screen, their settings and their browser are. */
export interface Reader {
  /** Where relative addresses start: `page.goto('/paroles')`. */
  baseURL?: string
  javaScript?: boolean
  /** CSS pixels across: 320 for a phone, 1280 for a desk. */
  width?: number
  locale?: string
  dark?: boolean
  forcedColors?: boolean
  /** Without the page's Content-Security-Policy, to see what it would have stopped. */
  unprotected?: boolean
  /** Session cookie and reading settings, as `name=value` pairs for `baseURL`. */
  cookies?: readonly string[]
}

// Playwright adds the rest: no sandbox (root cannot have one), nothing in the background, a profile of its own.
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--font-render-hinting=none',
  // A machine of tests has no microphone, and the Chromium that comes with it nobody to ask: it plays one that beeps, and says yes.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

let opened: Promise<Browser> | undefined

/** The one Chromium of this process, started at the first call and closed after the last test. */
export function openBrowser(): Promise<Browser> {
  return (opened ??= launch())
}

async function launch(): Promise<Browser> {
  const { path, env } = await findChromium()
  return chromium.launch({
    executablePath: path,
    args: flags,
    env: { ...process.env, ...env },
  })
}

after(async () => {
  const browser = await opened
  opened = undefined
  await browser?.close()
})

/** A page of a fresh profile. Closing it closes the profile. */
export async function newPage(reader: Reader = {}): Promise<Page> {
  const browser = await openBrowser()
  const context = await browser.newContext({
    ...(reader.baseURL ? { baseURL: reader.baseURL } : {}),
    javaScriptEnabled: reader.javaScript ?? true,
    viewport: { width: reader.width ?? 1280, height: 800 },
    locale: reader.locale ?? 'fr',
    timezoneId: 'Europe/Paris',
    colorScheme: reader.dark ? 'dark' : 'light',
    forcedColors: reader.forcedColors ? 'active' : 'none',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    bypassCSP: reader.unprotected ?? false,
  })
  for (const pair of reader.cookies ?? []) await context.addCookies([readCookie(pair, reader.baseURL)])
  const page = await context.newPage()
  // At the end of a run the browser may be gone before its last profile.
  page.once('close', () => void context.close().catch(() => {}))
  return page
}

/** Chromium takes `__Host-` cookies for an https address only, and sends them to a loopback one as well. */
function readCookie(
  pair: string,
  baseURL = 'http://localhost',
): { name: string; value: string; url: string } {
  const cut = pair.indexOf('=')
  return {
    name: pair.slice(0, cut),
    value: pair.slice(cut + 1),
    url: baseURL.replace('http:', 'https:'),
  }
}
