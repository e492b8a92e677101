import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { prepareFile } from '../../platform/files/keep.ts'
import { readForm, refuseForm, text } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { limit, newRoutes, requireFound, requireMember } from '../../platform/web.ts'
import { keepBrought, takeBrought } from './brought.ts'
import { sendCsv, sendJson, sendLinked } from './files.ts'
import { describeData } from './linked.ts'
import { BringPage, DataPage, JudgedPage } from './pages.tsx'
import { judgeTable, mostBytes } from './take.ts'

const tableFiles = { table: { kinds: ['document'], maxBytes: mostBytes } } as const

/** Uses as open data, and tables of uses that were told elsewhere. */
export const dataRoutes = newRoutes()
  .get('/usages.csv', sendCsv)
  .get('/usages.json', sendJson)
  .get('/usages.jsonld', sendLinked)
  .get('/usages/donnees', (c) => {
    const [licence] = c.var.lab.words.list('licence')
    return show(c, <DataPage licence={licence} data={describeData(c.var.view)} />)
  })
  .get('/usages/apporter', (c) => show(c, <BringPage />))
  .post('/usages/apporter', async (c) => {
    const form = await readForm(c, z.object({}), tableFiles)
    if (!form.ok) return show(c, <BringPage state={form.state} />, 422)
    const viewer = requireMember(c)
    await limit(c, 'carry')
    const file = form.files.table?.[0]
    if (!file) return show(c, <BringPage state={await refuseForm(c, 'table', 'form.required')} />, 422)
    if ((await prepareFile(c.var.lab.files, file)) === 'unreadable')
      return show(c, <BringPage state={await refuseForm(c, 'table', 'form.file-wrong-type')} />, 422)
    const judged = judgeTable(c.var.lab.words, await readFile(file.path))
    if ('key' in judged) {
      const state = await refuseForm(c, 'table', judged.key, judged.args)
      return show(c, <BringPage state={state} />, 422)
    }
    const id = judged.good.length > 0 ? await keepBrought(c.var.lab.db, viewer, judged.good) : null
    return show(c, <JudgedPage judged={judged} id={id} />)
  })
  .post('/usages/apporter/publier', async (c) => {
    const form = await readForm(c, z.object({ table: text(12) }))
    const viewer = requireMember(c)
    await limit(c, 'carry')
    const count = await takeBrought(c.var.lab.db, viewer, form.ok ? form.data.table : '')
    return seeOther(c, '/usages', { key: 'uses.take.done', args: { count: requireFound(count) } })
  })
