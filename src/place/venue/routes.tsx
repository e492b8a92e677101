import { prepareFile } from '../../platform/files/keep.ts'
import type { FileRule } from '../../platform/files/receive.ts'
import { conflictOf, readForm, refuseForm } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, requireCircle, requireFound, storePage } from '../../platform/web.ts'
import { venueForm } from './forms.ts'
import { EditVenuePage } from './edit-page.tsx'
import { VenuePage } from './pages.tsx'
import { editVenue, readVenue } from './venue.ts'

const pictureRule: FileRule = { kinds: ['picture'], maxBytes: 20 * 2 ** 20 }

export const venueRoutes = newRoutes()
  .get('/lieu', async (c) => {
    storePage(c, ['place.'])
    const venue = await readVenue(c.var.lab.db)
    // What care hid stays with those who answer for it.
    const isShown = venue.hiddenReason === null || c.var.viewer?.circles.has('place')
    return show(c, <VenuePage venue={requireFound(isShown ? venue : null)} />)
  })
  .get('/lieu/modifier', async (c) => {
    requireCircle(c, 'place')
    return show(c, <EditVenuePage venue={await readVenue(c.var.lab.db)} />)
  })
  .post('/lieu/modifier', async (c) => {
    const form = await readForm(c, venueForm, { picture: pictureRule })
    requireCircle(c, 'place')
    await limit(c, 'write')
    const { db, files } = c.var.lab
    if (!form.ok) return show(c, <EditVenuePage venue={await readVenue(db)} state={form.state} />, 422)
    const [sent] = form.files.picture ?? []
    const picture = sent && (await prepareFile(files, sent))
    if (picture === 'unreadable') {
      return show(
        c,
        <EditVenuePage
          venue={await readVenue(db)}
          state={await refuseForm(c, 'picture', 'form.file-broken')}
        />,
        422,
      )
    }
    const edited = await editVenue(db, files, form.data, { lang: c.var.view.lang, picture })
    if (edited === 'edited') return seeOther(c, '/lieu', { key: 'place.said.venue' })
    return show(c, <EditVenuePage venue={await readVenue(db)} state={await conflictOf(c)} />, 409)
  })
