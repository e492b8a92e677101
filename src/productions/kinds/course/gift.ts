import type { Question } from './answers.ts'
import { stepsOf, type Course, type CourseStep } from './course.ts'
import { kindOf } from './judge.ts'

/**
 * The questions of a course in GIFT, which Moodle and others read. Several right answers share the whole, so that all are needed; a question
 * to think about is an open one, where nothing is right or wrong.
 * @see https://docs.moodle.org/en/GIFT_format
 */
export function writeGift(course: Course): string {
  const questions = stepsOf(course).flatMap((step) =>
    step.question ? [writeQuestion(step, step.question)] : [],
  )
  return questions.map((one) => `${one}\n`).join('\n')
}

function writeQuestion({ title, part }: CourseStep, question: Question): string {
  const isOpen = kindOf(question) === 'think' || question.answers.length < 2
  const listed = isOpen ? question.answers.map(({ text }) => `- ${text}`).join('\n') : ''
  const stem = [part.text, part.title, listed].filter((text) => text !== '').join('\n\n')
  const feedback = question.feedback === '' ? [] : [`####${formatted('markdown', question.feedback)}`]
  const lines = isOpen ? feedback : [...writeAnswers(question), ...feedback]
  return [`::${escapeGift(title)}::${formatted('markdown', stem || title)} {`, ...lines, '}'].join('\n')
}

function writeAnswers(question: Question): string[] {
  const share = weigh(question.answers.filter(({ right }) => right).length)
  const mark =
    kindOf(question) === 'one' ? { right: '=', wrong: '~' } : { right: `~%${share}%`, wrong: '~%-100%' }
  return question.answers.map(({ text, right, feedback }) => {
    const said = feedback === '' ? '' : `#${formatted('markdown', feedback)}`
    return `${right ? mark.right : mark.wrong}${formatted('plain', text)}${said}`
  })
}

/** Moodle knows shares with five decimals: 33.33333, 16.66667. */
const weigh = (right: number) => Number((100 / right).toFixed(5))

/** A text with its format always said: one that begins like a format or a weight is then still a text. */
const formatted = (format: 'markdown' | 'plain', text: string) => `[${format}]${escapeGift(text)}`

/** An arrow would make pairs to match of any answers; nothing escapes it. */
function escapeGift(text: string): string {
  return text
    .trim()
    .replaceAll('->', '→')
    .replace(/[\\~=#{}:]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
}
