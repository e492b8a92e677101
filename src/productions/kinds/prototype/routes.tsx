import { nameOf } from '../../../platform/choices.ts'
import { pdfHeaders } from '../../../platform/pdf.ts'
import { withView } from '../../../platform/view.ts'
import { limit, newRoutes, param, requireFound, type Ctx } from '../../../platform/web.ts'
import { writeAuthors } from '../../authors/names.tsx'
import { draftPath, loadDraft } from '../../making/load.ts'
import { readProduction } from '../../reading/queries.ts'
import { formOfKind } from '../registry.ts'
import { drawSession } from './sheet.ts'

/** A session on paper, published or still being written. */
export const prototypeRoutes = newRoutes()
  .get(`${draftPath}/fiche.pdf`, async (c) => sendSheet(c, (await loadDraft(c)).draft, null))
  .get('/productions/:slug/fiche.pdf', async (c) => sendPublished(c, null))
  .get('/productions/:slug/versions/:number{[1-9][0-9]{0,5}}/fiche.pdf', async (c) =>
    sendPublished(c, Number(param(c, 'number'))),
  )

async function sendPublished(c: Ctx, number: number | null): Promise<Response> {
  const { lab, viewer } = c.var
  const production = requireFound(await readProduction(lab.db, viewer, param(c, 'slug'), number))
  return sendSheet(c, production, new URL(production.path, lab.config.publicUrl).href)
}

type Made = Pick<
  NonNullable<Awaited<ReturnType<typeof readProduction>>>,
  'kind' | 'title' | 'summary' | 'lang' | 'answers' | 'parts' | 'authors' | 'group' | 'licence'
>

async function sendSheet(c: Ctx, made: Made, address: string | null): Promise<Response> {
  requireFound(formOfKind(c.var.lab.words, made.kind).form === 'prototype' || null)
  await limit(c, 'write')
  const signed = withView(c.var.view, () =>
    [writeAuthors(made.authors, made.group?.name ?? null), nameOf('licence', made.licence)].join(' · '),
  )
  const pdf = await drawSession(c.var.view, { ...made, signed, address })
  return c.body(new Uint8Array(pdf), 200, pdfHeaders('fiche'))
}
