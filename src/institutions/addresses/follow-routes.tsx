import { handOnce, readOnce } from '../../people/index.ts'
import { checkbox, readForm } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { pdfHeaders } from '../../platform/pdf.ts'
import { limit, newRoutes, requireFound, requireMember } from '../../platform/web.ts'
import { z } from 'zod'
import { noteSent, sayOutcome } from './addresses.ts'
import { drawCode, revokeCode } from './codes.ts'
import { CodePage, LetterPage, OutcomePage, PaperPage } from './follow-pages.tsx'
import { outcomeForm, paperReplyForm, sentForm } from './forms.ts'
import { drawLetter } from './letter.ts'
import { addressPath, loadOurs } from './load.ts'
import type { ShownAddress } from './queries.ts'
import { typeReply } from './replies/replies.ts'

const drawForm = z.object({ sure: checkbox })

/** What a group does once it has asked: the letter and its code, when it was sent, what came on paper, what came of it. */
export const followRoutes = newRoutes()
  .get(`${addressPath}/lettre`, async (c) => show(c, <LetterPage address={await loadOurs(c)} />))
  .post(`${addressPath}/lettre`, async (c) => {
    const form = await readForm(c, drawForm)
    const address = await loadOurs(c)
    // The letter that is on its way holds the code that would open nothing any more.
    if (address.codeAt && !(form.ok && form.data.sure)) {
      const state = { typed: [], errors: { sure: { key: 'institutions.letter.not-sure' } } } as const
      return show(c, <LetterPage address={address} state={state} />, 422)
    }
    await limit(c, 'write')
    const code = requireFound(await drawCode(c.var.lab.db, requireMember(c), address.id))
    handOnce(c, codeAt(address), [code])
    return seeOther(c, codeAt(address))
  })
  .get(`${addressPath}/code`, async (c) => {
    const address = await loadOurs(c)
    const [code] = readOnce(c, codeAt(address))
    return code === undefined
      ? seeOther(c, `${address.path}/lettre`)
      : show(c, <CodePage address={address} code={code} />)
  })
  .get(`${addressPath}/code/lettre.pdf`, async (c) => {
    const address = await loadOurs(c)
    const code = requireFound(readOnce(c, codeAt(address))[0])
    const pdf = await drawLetter(address, code, c.var.view)
    return c.body(new Uint8Array(pdf), 200, pdfHeaders('lettre'))
  })
  .post(`${addressPath}/code/annuler`, async (c) => {
    const { id, path } = await loadOurs(c)
    requireFound(await revokeCode(c.var.lab.db, requireMember(c), id))
    return seeOther(c, `${path}/lettre`, { key: 'institutions.letter.revoked' })
  })
  .post(`${addressPath}/envoyee`, async (c) => {
    const form = await readForm(c, sentForm)
    const address = await loadOurs(c)
    if (!form.ok) return show(c, <LetterPage address={address} state={form.state} />, 422)
    await limit(c, 'write')
    requireFound(await noteSent(c.var.lab.db, requireMember(c), address.id, form.data))
    return seeOther(c, address.path, { key: 'institutions.sent.noted' })
  })
  .get(`${addressPath}/papier`, async (c) => show(c, <PaperPage address={await loadOurs(c)} />))
  .post(`${addressPath}/papier`, async (c) => {
    const form = await readForm(c, paperReplyForm)
    const address = await loadOurs(c)
    if (!form.ok) return show(c, <PaperPage address={address} state={form.state} />, 422)
    await limit(c, 'write')
    requireFound(await typeReply(c.var.lab.db, requireMember(c), address.id, form.data))
    return seeOther(c, address.path, { key: 'institutions.paper.published' })
  })
  .get(`${addressPath}/issue`, async (c) => show(c, <OutcomePage address={await loadOurs(c)} />))
  .post(`${addressPath}/issue`, async (c) => {
    const form = await readForm(c, outcomeForm)
    const address = await loadOurs(c)
    if (!form.ok) return show(c, <OutcomePage address={address} state={form.state} />, 422)
    await limit(c, 'write')
    requireFound(await sayOutcome(c.var.lab.db, requireMember(c), address.id, form.data))
    return seeOther(c, address.path, { key: 'institutions.saved' })
  })

const codeAt = ({ path }: Pick<ShownAddress, 'path'>) => `${path}/code`
