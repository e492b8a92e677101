import { drawPdf } from '../../platform/pdf.ts'
import type { View } from '../../platform/view.ts'
import type { ShownAddress } from './queries.ts'
import { todayIn, writeKeptDay } from './silence.tsx'

/** Marks of light Markdown, which paper does not show. */
const marks = /^#{1,6}\s+|^>\s?|\*\*|__|(?<=\s|^)[*_](?=\S)|(?<=\S)[*_](?=\s|$)/gm

/** The letter of a group to an institution, with the code by which it answers. */
export function drawLetter(
  address: Pick<ShownAddress, 'title' | 'asked' | 'institution' | 'place' | 'lang' | 'path' | 'group'>,
  code: string,
  view: Pick<View, 't' | 'lang' | 'now' | 'zone' | 'publicUrl'>,
): Promise<Buffer> {
  const { t, publicUrl } = view
  const answer = new URL('/repondre', publicUrl)
  const page = new URL(address.path, publicUrl)
  return drawPdf({ title: address.title, lang: address.lang }, (sheet) => {
    if (address.group !== null) sheet.text(address.group, 12)
    sheet.text([address.institution, address.place].filter(Boolean).join(', '), 12)
    sheet.text(t('institutions.letter.day', { day: writeKeptDay(todayIn(view.now, view.zone), view) }))
    sheet.title(address.title)
    for (const paragraph of address.asked.split(/\n{2,}/)) sheet.text(paragraph.replace(marks, ''))
    sheet.heading(t('institutions.letter.answer-here'))
    sheet.text(t('institutions.letter.answer-how', { address: `${answer.host}${answer.pathname}` }))
    sheet.text(code, 20)
    sheet.qr(answer.href, t('paper.qr'))
    sheet.text(t('institutions.letter.public', { address: page.href }))
  })
}
