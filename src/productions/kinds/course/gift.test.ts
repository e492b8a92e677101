import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parse, type GIFTQuestion } from 'gift-pegjs'
import { partWith } from '../../../../test/support/courses.ts'
import type { Question } from './answers.ts'
import { readCourse } from './course.ts'
import { writeGift } from './gift.ts'

interface Asked {
  title: string
  text: string
  own: Question
}

const partOf = ({ title, text, own }: Asked, at = 0) =>
  partWith({ sort: 'question', key: `${at}`, title, text, own: { ...own } })

const write = (...asked: Asked[]) => writeGift(readCourse(asked.map(partOf)))

const answer = (text: string, right: boolean, feedback = '') => ({ text, right, feedback })

function only(questions: readonly GIFTQuestion[]) {
  const [question] = questions
  assert.ok(question && questions.length === 1)
  return question
}

// Words as forms keep them: trimmed, of one line or several. What the parser writes for itself inside is left out.
const line = fc
  .stringMatching(/^[^\r\n\t\\]{1,30}$/)
  .map((text) => text.replace(/&&|->|\s+/g, ' ').trim())
  .filter((text) => text !== '')
const marks = fc
  .array(
    fc.constantFrom(
      '~',
      '=',
      '#',
      '####',
      '{',
      '}',
      ':',
      '::',
      '%50%',
      '[html]',
      '//',
      '\\',
      'n',
      'é',
      'a b',
      'T',
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((some) => some.join(''))
const words = fc.oneof(line, marks)
const lines = fc.array(words, { minLength: 1, maxLength: 3 }).map((some) => some.join('\n\n'))

describe('questions taken away in GIFT', () => {
  it('one right answer, with what is said of each and of all', () => {
    const own = {
      answers: [answer('L’heure = la preuve', true, 'Oui : {elle} date.'), answer('Rien', false)],
      feedback: 'Une preuve date.',
    }
    assert.equal(
      write({ title: 'Que garder ?', text: 'Un envoi.\n\nPuis rien.', own }),
      [
        '::Que garder ?::[markdown]Un envoi.\\n\\nPuis rien.\\n\\nQue garder ? {',
        '=[plain]L’heure \\= la preuve#[markdown]Oui \\: \\{elle\\} date.',
        '~[plain]Rien',
        '####[markdown]Une preuve date.',
        '}\n',
      ].join('\n'),
    )
  })

  it('several right answers share the whole, and a wrong one takes it back', () => {
    const own = {
      answers: [true, true, true, false].map((right, at) => answer(`${at}`, right)),
      feedback: '',
    }
    const question = only(parse(write({ title: 'Q', text: '', own })))
    assert.ok(question.type === 'MC')
    assert.deepEqual(
      question.choices.map(({ weight }) => weight),
      [33.33333, 33.33333, 33.33333, -100],
    )
  })

  it('a question to think about is an open one', () => {
    const own = { answers: [answer('Chez moi', false), answer('Ailleurs', false)], feedback: 'Les deux.' }
    const question = only(parse(write({ title: 'Où ?', text: '', own })))
    assert.ok(question.type === 'Essay')
    assert.equal(question.stem.text, 'Où ?\n\n- Chez moi\n- Ailleurs')
    assert.equal(question.globalFeedback?.text, 'Les deux.')
  })

  it('is nothing where a course asks nothing', () => {
    assert.equal(writeGift(readCourse([])), '')
  })

  it('reads back as it was written, whatever people write', () => {
    const asked = fc.record({
      title: words,
      text: fc.oneof(fc.constant(''), lines),
      own: fc.record({
        answers: fc.array(
          fc.record({ text: words, right: fc.boolean(), feedback: fc.oneof(fc.constant(''), lines) }),
          {
            minLength: 2,
            maxLength: 6,
          },
        ),
        feedback: fc.oneof(fc.constant(''), lines),
      }),
    })
    fc.assert(
      fc.property(fc.array(asked, { minLength: 1, maxLength: 3 }), (all) => {
        const questions = parse(write(...all))
        assert.equal(questions.length, all.length)
        questions.forEach((question, at) => checkSame(question, all[at]))
      }),
    )
  })
})

function checkSame(question: GIFTQuestion, asked: Asked | undefined): void {
  assert.ok(asked && (question.type === 'MC' || question.type === 'Essay' || question.type === 'Short'))
  const { answers, feedback } = asked.own
  assert.equal(question.title, asked.title)
  assert.equal(question.globalFeedback?.text ?? '', feedback)
  if (question.type === 'Essay') return assert.ok(answers.every(({ right }) => !right))
  assert.equal(question.stem.text, [asked.text, asked.title].filter(Boolean).join('\n\n'))
  assert.deepEqual(
    question.choices.map(({ text, feedback: said }) => [text.text, said?.text ?? '']),
    answers.map(({ text, feedback: said }) => [text, said]),
  )
  for (const [at, choice] of question.choices.entries())
    assert.equal(choice.isCorrect || (choice.weight ?? 0) > 0, answers[at]?.right)
}
