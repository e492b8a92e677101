import { z } from 'zod'
import { readForm, text } from '../../platform/forms.ts'
import { show } from '../../platform/page.tsx'
import { pdfHeaders } from '../../platform/pdf.ts'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { CertificatesPage, CheckPage, MakeCertificatePage } from './certificate-pages.tsx'
import { drawCertificate } from './certificate.ts'
import { listOwnCredits, readCredit, readOwnCredit } from './credits.ts'

const path = '/productions/attestations/:id{[0-9a-z]{12}}'

/** Papers that say what someone did, and the page where anyone checks one. */
export const certificateRoutes = newRoutes()
  .get('/productions/attestations', async (c) => {
    const viewer = requireMember(c)
    return show(c, <CertificatesPage credits={await listOwnCredits(c.var.lab.db, viewer)} />)
  })
  .get(path, async (c) =>
    show(c, <CheckPage credit={requireFound(await readCredit(c.var.lab.db, param(c, 'id')))} />),
  )
  .get(`${path}/faire`, async (c) => show(c, <MakeCertificatePage credit={await requireOwn(c)} />))
  .post(`${path}/faire`, async (c) => {
    const form = await readForm(c, z.object({ named: text(120) }))
    const credit = await requireOwn(c)
    if (!form.ok) return show(c, <MakeCertificatePage credit={credit} state={form.state} />, 422)
    await limit(c, 'write')
    // The answer is the paper itself: the name it bears is kept nowhere, in no address either.
    const pdf = await drawCertificate(c.var.view, credit, form.data.named)
    return c.body(new Uint8Array(pdf), 200, pdfHeaders('attestation'))
  })

async function requireOwn(c: Ctx) {
  const viewer = requireMember(c)
  return requireFound(await readOwnCredit(c.var.lab.db, viewer, param(c, 'id')))
}
