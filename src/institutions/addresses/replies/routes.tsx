import { prepareFile, type PreparedFile } from '../../../platform/files/keep.ts'
import type { ReceivedFile } from '../../../platform/files/receive.ts'
import { kindOfType } from '../../../platform/files/types.ts'
import { conflictOf, readForm, refuseForm, type FormState } from '../../../platform/forms.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, type Ctx } from '../../../platform/web.ts'
import { findByCode, type AddressOfCode } from '../codes.ts'
import { codeForm, correctForm, correctionForm, replyForm } from '../forms.ts'
import { CorrectReplyPage, ReplyPage, TypeCodePage } from './pages.tsx'
import { correctReply, listCorrectable, readCorrectable, reply } from './replies.ts'

const fileRule = { kinds: ['picture', 'document'], maxBytes: 20_000_000 } as const

/**
 * An institution answers by the code of the letter it received, without an account. Each form brings the code again: nothing of it is in an
 * address, a cookie or a draft.
 */
export const replyRoutes = newRoutes()
  .get('/repondre', (c) => show(c, <TypeCodePage />))
  .post('/repondre', async (c) => {
    const form = await readForm(c, codeForm)
    if (!form.ok) return show(c, <TypeCodePage state={form.state} />, 422)
    const address = await findAnswered(c, form.data.code)
    return address ? showReply(c, address, form.data.code) : refuseCode(c)
  })
  .post('/repondre/envoyer', async (c) => {
    const form = await readForm(c, replyForm, { file: fileRule })
    const code = codeTyped(c)
    const address = await findAnswered(c, code)
    if (!address) return refuseCode(c)
    if (!form.ok) return showReply(c, address, code, form.state)
    const file = await prepareAnswer(c, form.files.file?.[0])
    if (file === 'unreadable')
      return showReply(c, address, code, await refuseForm(c, 'file', 'form.file-wrong-type'))
    const { code: _, ...draft } = form.data
    const sent = await reply(c.var.lab.db, address, draft, { store: c.var.lab.files, file })
    if (sent === null) return refuseCode(c)
    return seeOther(c, address.path, { key: 'institutions.reply.published' })
  })
  .post('/repondre/corriger', async (c) => {
    const form = await readForm(c, correctForm)
    const code = codeTyped(c)
    const address = await findAnswered(c, code)
    if (!address) return refuseCode(c)
    const found = requireFound(
      form.ok ? await readCorrectable(c.var.lab.db, address.id, form.data.reply) : null,
    )
    c.header('cache-control', 'no-store')
    return show(c, <CorrectReplyPage address={address} code={code} reply={found} />)
  })
  .post('/repondre/corriger/:id{[0-9a-z]{12}}', async (c) => {
    const form = await readForm(c, correctionForm)
    const code = codeTyped(c)
    const address = await findAnswered(c, code)
    if (!address) return refuseCode(c)
    const { db } = c.var.lab
    const found = requireFound(await readCorrectable(db, address.id, param(c, 'id')))
    const props = { address, code }
    c.header('cache-control', 'no-store')
    if (!form.ok) return show(c, <CorrectReplyPage {...props} reply={found} state={form.state} />, 422)
    const { code: _, ...draft } = form.data
    const corrected = await correctReply(db, address, found.id, draft)
    if (corrected === 'called-off') return refuseCode(c)
    if (corrected === 'stale') {
      // Read again: what a colleague wrote meanwhile is what they must see.
      const reply = requireFound(await readCorrectable(db, address.id, found.id))
      return show(c, <CorrectReplyPage {...props} reply={reply} state={await conflictOf(c)} />, 409)
    }
    requireFound(corrected === 'missing' ? null : corrected)
    return seeOther(c, address.path, { key: 'institutions.reply.saved' })
  })

/** The address that a code answers. Every try counts, right or wrong, by the network address it comes from. */
async function findAnswered(c: Ctx, code: string): Promise<AddressOfCode | undefined> {
  await limit(c, 'code')
  return findByCode(c.var.lab.db, code)
}

const codeTyped = (c: Ctx) => c.var.typed.find(([name]) => name === 'code')?.[1] ?? ''

/** A code that opens nothing, or nothing any more; what was already written under it is given back to copy. */
async function refuseCode(c: Ctx): Promise<Response> {
  const { typed, errors } = await refuseForm(c, 'code', 'institutions.reply.wrong-code')
  const written = typed.find(([name]) => name === 'text')?.[1] ?? ''
  return show(c, <TypeCodePage state={{ typed: [], errors }} written={written} />, 422)
}

async function showReply(c: Ctx, address: AddressOfCode, code: string, state?: FormState): Promise<Response> {
  const before = await listCorrectable(c.var.lab.db, address.id)
  c.header('cache-control', 'no-store')
  return show(c, <ReplyPage {...{ address, code, before, ...(state && { state }) }} />, state ? 422 : 200)
}

/** A picture is made anew; of documents, PDF alone, which opens everywhere. */
async function prepareAnswer(
  c: Ctx,
  received: ReceivedFile | undefined,
): Promise<PreparedFile | 'unreadable' | null> {
  if (!received) return null
  if (kindOfType(received.type) !== 'picture' && received.type !== 'application/pdf') return 'unreadable'
  return prepareFile(c.var.lab.files, received)
}
