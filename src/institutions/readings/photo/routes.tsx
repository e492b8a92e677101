import { prepareFile } from '../../../platform/files/keep.ts'
import { loadFiles } from '../../../platform/files/show.ts'
import { readForm, refuseForm, type FormState } from '../../../platform/forms.ts'
import { seeOther, show } from '../../../platform/page.tsx'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../../platform/web.ts'
import { photoForm } from '../forms.ts'
import { loadWritten, readingPath } from '../load.ts'
import { PhotoPage } from './pages.tsx'
import { dropPhoto, keepPhoto, readWaitingPhoto, showPhoto, takePhotoAway } from './photos.ts'

const photoPath = `${readingPath}/photo`
const photoRule = { kinds: ['picture'], maxBytes: 20_000_000 } as const

/** A photo of the text, seen by nobody else before its sender has looked at it. */
export const photoRoutes = newRoutes()
  .get(photoPath, (c) => showPhotoPage(c))
  .post(photoPath, async (c) => {
    const form = await readForm(c, photoForm, { photo: photoRule })
    const reading = await loadWritten(c)
    if (!form.ok) return showPhotoPage(c, form.state)
    await limit(c, 'upload')
    const received = form.files.photo?.[0]
    const { files: store, db } = c.var.lab
    const file = received && (await prepareFile(store, received))
    if (!file) return showPhotoPage(c, await refuseForm(c, 'photo', 'form.required'))
    if (file === 'unreadable') return showPhotoPage(c, await refuseForm(c, 'photo', 'form.file-wrong-type'))
    const { alt } = form.data
    requireFound(await keepPhoto(db, requireMember(c), reading.id, { store, file, alt }))
    return seeOther(c, `${reading.path}/photo`, { key: 'institutions.photo.kept' })
  })
  .post(`${photoPath}/montrer`, async (c) => {
    const reading = await loadWritten(c)
    await limit(c, 'write')
    requireFound(await showPhoto(c.var.lab.db, requireMember(c), reading.id))
    return seeOther(c, reading.path, { key: 'institutions.photo.shown' })
  })
  .post(`${photoPath}/jeter`, async (c) => {
    const reading = await loadWritten(c)
    requireFound(await dropPhoto(c.var.lab.db, requireMember(c), reading.id))
    return seeOther(c, `${reading.path}/photo`, { key: 'institutions.erased' })
  })
  .post(`${photoPath}/:file{[0-9a-z]{12}}/enlever`, async (c) => {
    const reading = await loadWritten(c)
    requireFound(await takePhotoAway(c.var.lab.db, requireMember(c), reading.id, param(c, 'file')))
    return seeOther(c, `${reading.path}/photo`, { key: 'institutions.erased' })
  })

async function showPhotoPage(c: Ctx, state?: FormState): Promise<Response> {
  const reading = await loadWritten(c)
  const { db } = c.var.lab
  const waiting = await readWaitingPhoto(db, requireMember(c), reading.photo_id)
  const files = await loadFiles(db, [reading.id])
  const props = { reading, waiting, photos: files.get(reading.id) ?? [], ...(state && { state }) }
  return show(c, <PhotoPage {...props} />, state ? 422 : 200)
}
