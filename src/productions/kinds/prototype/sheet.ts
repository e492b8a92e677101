import { excerpt } from '../../../platform/markdown.ts'
import { drawPdf } from '../../../platform/pdf.ts'
import { withView, type View } from '../../../platform/view.ts'
import type { ShownPart } from '../../parts/sorts.ts'
import type { Answers } from '../../tables.ts'
import { readAnswers, readMoments, sumMinutes, writeClock, type Moment } from './session.ts'

/** As many moments, and letters of a text, as one sheet prints: it is held in memory. */
const mostMoments = 60
const mostLetters = 3_000

interface Printed {
  title: string
  summary: string
  lang: string
  answers: Answers
  parts: readonly ShownPart[]
  /** By whom and under which licence, in words. */
  signed: string
  /** Where it is read; null for what is still being written. */
  address: string | null
}

/** The sheet one holds while teaching: what the session is for, then each moment with the time that has run. */
export function drawSession(view: View, printed: Printed): Promise<Buffer> {
  const { t } = view
  const answers = readAnswers(printed.answers)
  const moments = readMoments(printed.parts)
  const length = answers.minutes ?? sumMinutes(moments)
  const plain = (text: string) => excerpt(text, mostLetters)
  return drawPdf({ title: printed.title, lang: printed.lang }, (sheet) =>
    withView(view, () => {
      sheet.title(printed.title)
      sheet.text(printed.summary)
      const facts = [
        [t('productions.prototype.length'), length ? writeClock(length) : ''],
        [t('productions.prototype.audience'), answers.whom],
        [t('productions.prototype.people'), answers.people],
        [t('productions.prototype.need'), plain(answers.lack)],
        [t('productions.prototype.objectives'), plain(answers.objectives)],
        [t('productions.prototype.before'), plain(answers.before)],
        [t('productions.prototype.material'), plain(answers.material)],
      ]
      for (const [label, text] of facts) if (text) sheet.text(`${label} : ${text}`)
      for (const moment of moments.slice(0, mostMoments)) {
        sheet.heading(headingOf(moment, view))
        sheet.text(plain(moment.text))
        if (moment.teacher) sheet.text(`${t('productions.prototype.teacher')} : ${plain(moment.teacher)}`)
        if (moment.material) sheet.text(`${t('productions.prototype.material')} : ${moment.material}`)
      }
      sheet.text(printed.signed, 9)
      if (printed.address !== null) {
        sheet.qr(printed.address, t('productions.poster.qr'))
        sheet.text(printed.address, 9)
      }
    }),
  )
}

function headingOf({ from, minutes, title }: Moment, { t }: View): string {
  const clock = from === null ? [] : [writeClock(from)]
  const lasts = minutes === null ? [] : [t('productions.prototype.lasts', { minutes })]
  return [...clock, title, ...lasts].join(' · ')
}
