import { z } from 'zod'
import { readMyGroups } from '../../groups/index.ts'
import { discard, type FileRule, type ReceivedFile } from '../../platform/files/receive.ts'
import { optionalText, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { readHead } from '../reading/queries.ts'
import { takeIn } from './arrive.ts'
import { gather } from './gather.ts'
import { ImportPage } from './import-page.tsx'
import { translate } from './known.ts'
import { pack } from './pack.ts'
import { findOwn } from './queries.ts'
import { showArrived } from './show.ts'
import { mostBytes, unpack } from './unpack.ts'

const packageRule: FileRule = { kinds: ['package'], maxBytes: mostBytes }
const importForm = z.object({ group: optionalText(12) })

/** A production taken away whole, and brought from another lab. */
export const packageRoutes = newRoutes()
  .get('/productions/importer', (c) => showImport(c))
  .post('/productions/importer', async (c) => {
    const form = await readForm(c, importForm, { package: packageRule })
    if (!form.ok) return showImport(c, form.state)
    const file = form.files['package']?.[0]
    if (!file) return showImport(c, await refuseForm(c, 'package', 'productions.package.file-needed'))
    requireMember(c)
    await limit(c, 'open')
    const received: ReceivedFile[] = []
    try {
      return await bring(c, file, form.data.group || null, received)
    } finally {
      await discard(received)
    }
  })
  .post('/productions/:slug/montrer', async (c) => {
    const viewer = requireMember(c)
    await limit(c, 'write')
    const { db } = c.var.lab
    const { id, path } = requireFound(await readHead(db, viewer, param(c, 'slug')))
    requireFound((await showArrived(db, viewer, id)) || null)
    return seeOther(c, path, { key: 'productions.package.shown' })
  })
  .get('/productions/:slug/tout.zip', async (c) => {
    const slug = param(c, 'slug')
    await limit(c, 'carry')
    const gathered = requireFound(await gather(c.var.lab, c.var.viewer, slug))
    c.header('content-type', 'application/zip')
    c.header('content-disposition', `attachment; filename="${gathered.production.slug}.zip"`)
    // A stream made for HEAD would be read by nobody.
    if (c.req.raw.method === 'HEAD') return c.body(null)
    return c.body(pack(c.var.lab, c.var.view, gathered))
  })

async function showImport(c: Ctx, state?: FormState): Promise<Response> {
  const { lab, viewer } = c.var
  const groups = viewer ? await readMyGroups(lab.db, viewer) : []
  return show(c, <ImportPage groups={groups} state={state} />, state ? 422 : 200)
}

/** Checks the package whole, then keeps it; what is wrong with it is said beside the file. */
async function bring(
  c: Ctx,
  file: ReceivedFile,
  groupId: string | null,
  received: ReceivedFile[],
): Promise<Response> {
  const viewer = requireMember(c)
  const { db, files: store, words, config } = c.var.lab
  const unpacked = await unpack(store, file, received)
  if ('refused' in unpacked) {
    const { refused, name } = unpacked
    return showImport(
      c,
      await refuseForm(c, 'package', `productions.package.refused.${refused}`, named(name)),
    )
  }
  const known = translate(words, unpacked.manifest)
  if ('licence' in known) {
    const { licence } = known
    return showImport(c, await refuseForm(c, 'package', 'productions.package.refused.licence', { licence }))
  }
  const url = unpacked.manifest.origin.address
  const own = await findOwn(db, viewer, { publicUrl: config.publicUrl, url })
  if (own) return seeOther(c, own, { key: 'productions.package.here' })
  const brought = await takeIn(db, store, viewer, { unpacked, known, groupId })
  if (brought === 'not-member') return showImport(c, await refuseForm(c, 'group', 'form.invalid'))
  if (brought.here) return seeOther(c, brought.path, { key: 'productions.package.here' })
  return seeOther(c, brought.path, {
    key: groupId ? 'productions.package.arrived.group' : 'productions.package.arrived',
    args: { unknown: known.unknown.join(', ').slice(0, 300) || 'none' },
  })
}

/** The file that is the cause; messages say nothing of it where there is none. */
const named = (name: string) => ({ name: name || 'none' })
