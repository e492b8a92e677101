import { nameOf } from '../../platform/choices.ts'
import { labName } from '../../platform/layout.tsx'
import { drawPdf, isWritable } from '../../platform/pdf.ts'
import { useView, withView, type View } from '../../platform/view.ts'
import type { Credit } from './credits.ts'

/** Where anyone reads that this name is credited. */
export function certificatePath(credit: Pick<Credit, 'id'>): string {
  return `/productions/attestations/${credit.id}`
}

/** The paper: who, for what, what they did, when, and where to check it. A name in letters the font has not is left to write by hand. */
export function drawCertificate(view: View, credit: Credit, name: string): Promise<Buffer> {
  const { t, lang } = view
  const title = t('productions.certificate.paper')
  const address = new URL(certificatePath(credit), view.publicUrl).href
  return drawPdf({ title, lang }, (sheet) =>
    withView(view, () => {
      sheet.title(title)
      sheet.text(t('productions.certificate.says', { lab: labName() }), 13)
      if (isWritable(name)) sheet.heading(name)
      else sheet.blank(t('productions.certificate.by-hand'))
      if (name !== credit.name) sheet.text(t('productions.certificate.shown-as', { name: credit.name }))
      sheet.text(
        t(credit.place === null ? 'productions.certificate.made' : 'productions.certificate.taught'),
        13,
      )
      sheet.heading(credit.title)
      for (const line of tellCredit(credit)) sheet.text(line)
      sheet.heading(t('productions.certificate.check'))
      sheet.text(t('productions.certificate.check-how'))
      sheet.qr(address, t('productions.certificate.check'))
      sheet.text(address)
      sheet.text(t('productions.certificate.not-identity'))
      sheet.text(t('productions.certificate.given', { date: writeDate(view.now) }))
    }),
  )
}

/** What is said of a contribution, line by line, on paper and on the page that confirms it. */
export function tellCredit({ kind, groupName, did, place, version, at }: Credit): string[] {
  const { t } = useView()
  const what = nameOf('kind', kind ?? '')
  return [
    groupName === null ? what : `${what}, ${t('productions.made-by-group')} ${groupName}`,
    ...(did ? [t('productions.certificate.did', { did })] : []),
    place === null
      ? t('productions.certificate.published', { date: writeDate(at), version: version ?? 1 })
      : t('productions.certificate.where', { place, date: writeDate(at) }),
  ]
}

/** A date with its year: papers are kept. */
function writeDate(at: Date): string {
  const { lang, zone } = useView()
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: zone }).format(at)
}
