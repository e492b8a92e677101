import { setCookie } from 'hono/cookie'
import { optionalText, readForm } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readingChoices, readingCookie, writeReading } from '../../platform/reading.ts'
import { newRoutes, type Ctx } from '../../platform/web.ts'
import { SettingsPage } from './page.tsx'

const year = 365 * 86_400

const settingsForm = readingChoices.extend({ retour: optionalText(500) })
const versionForm = readingChoices.pick({ locale: true }).extend({ retour: optionalText(2_000) })

/** How someone reads, kept in a cookie of this device. */
export const settingsRoutes = newRoutes()
  .get('/reglages', (c) => show(c, <SettingsPage back={cameFrom(c)} />))
  .post('/reglages', async (c) => {
    const form = await readForm(c, settingsForm)
    // Unknown values count as not chosen, so nothing here can be refused but a text far too long.
    if (!form.ok) return show(c, <SettingsPage back="" />, 422)
    const { retour, ...choices } = form.data
    keepReading(c, choices)
    const back = ownPath(c, retour)
    const query = back ? `?${new URLSearchParams({ retour: back })}` : ''
    return seeOther(c, `/reglages${query}`, { key: 'site.settings.done' })
  })
  .post('/reglages/version', async (c) => {
    const form = await readForm(c, versionForm)
    if (!form.ok) return seeOther(c, '/reglages')
    const { retour, locale } = form.data
    keepReading(c, readingChoices.parse({ ...c.var.view, ...(locale && { locale }) }))
    return seeOther(c, ownPath(c, retour) || '/reglages')
  })

function keepReading(c: Ctx, reading: Parameters<typeof writeReading>[0]): void {
  setCookie(c, readingCookie, writeReading(reading), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.lab.config.publicUrl.protocol === 'https:',
    maxAge: year,
  })
}

/** The page of this site someone came from: as the address says, else as the browser does. */
function cameFrom(c: Ctx): string {
  const said = c.req.query('retour')
  if (said !== undefined) return ownPath(c, said)
  const referer = c.req.header('referer') ?? ''
  const base = c.var.lab.config.publicUrl
  return URL.canParse(referer) && new URL(referer).host === base.host ? ownPath(c, referer) : ''
}

/** A path of this very site, or nothing: no link leads elsewhere because an address said so. */
function ownPath(c: Ctx, address: string): string {
  const base = c.var.lab.config.publicUrl
  if (address === '' || !URL.canParse(address, base)) return ''
  const url = new URL(address, base)
  const own = url.origin === base.origin && url.pathname !== '/reglages'
  return own ? url.pathname + url.search : ''
}
