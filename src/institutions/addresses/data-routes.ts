import { stringify } from 'csv-stringify/sync'
import { newRoutes, storePage, type Ctx } from '../../platform/web.ts'
import { readOpenAddresses } from './queries.ts'
import { daysBetween, todayIn } from './silence.tsx'

/** Every open address with its dates, as rows of open data. */
async function readRows(c: Ctx) {
  const { lab, view } = c.var
  const today = todayIn(view.now, view.zone)
  return (await readOpenAddresses(lab.db)).map((address) => ({
    titre: address.title,
    institution: address.institution,
    lieu: address.place,
    demande: address.summary,
    groupe: address.group ?? '',
    publiee_le: address.at.toISOString().slice(0, 10),
    demandee_depuis: address.since ?? '',
    envoyee_le: address.sentOn ?? '',
    envoyee_par: address.sentHow ?? '',
    premiere_reponse_le: address.answeredOn ?? '',
    reponses: address.answers,
    jours_de_silence: address.answered || address.outcome ? '' : daysBetween(address.silentFrom, today),
    issue: address.outcome ?? '',
    issue_le: address.overOn ?? '',
    langue: address.lang,
    adresse: new URL(address.path, lab.config.publicUrl).href,
  }))
}

/** The same as tables for whoever counts. */
export const dataRoutes = newRoutes()
  .get('/interpellations.csv', async (c) => {
    storePage(c, ['address.', 'reply.', 'group.'])
    // A cell that begins as a formula would be run by a spreadsheet.
    const csv = stringify(await readRows(c), { header: true, bom: true, escape_formulas: true })
    return c.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="interpellations.csv"',
    })
  })
  .get('/interpellations.json', async (c) => {
    storePage(c, ['address.', 'reply.', 'group.'])
    return c.json(await readRows(c))
  })
