import { readForm } from '../../../platform/forms.ts'
import { show } from '../../../platform/page.tsx'
import { limit, newRoutes } from '../../../platform/web.ts'
import { askedGroup } from '../../access.ts'
import { maskForm } from '../forms.ts'
import { maskText } from '../mask.ts'
import { showPutUp } from '../put-up.tsx'
import { ChoosePage, MaskPage } from './pages.tsx'

/**
 * Hiding what is personal before anything is kept. These pages answer with 200 and not with a redirection: what was typed is on the answer
 * alone, and nowhere here. Nobody needs a name for it, so that the text as it was received is carried to no other page.
 */
export const maskingRoutes = newRoutes()
  .get('/decorticages/apporter', (c) => show(c, <MaskPage group={askedGroup(c)} />))
  .post('/decorticages/apporter', async (c) => {
    const form = await readForm(c, maskForm)
    const group = askedGroup(c)
    c.header('cache-control', 'no-store')
    if (!form.ok) return show(c, <MaskPage group={group} state={form.state} />, 422)
    await limit(c, 'write')
    const { secretText, text, chosen, hide } = form.data
    // What the browser masked itself.
    if (text !== '') return showPutUp(c, { text })
    if (secretText === '')
      return show(
        c,
        <MaskPage group={group} state={{ typed: [], errors: { secretText: { key: 'form.required' } } }} />,
        422,
      )
    if (!chosen) return show(c, <ChoosePage text={secretText} group={group} />)
    return showPutUp(c, { text: maskText(secretText, new Set(hide.map(Number))) })
  })
