import { drawFrom } from '../../src/uses/opinion/random.ts'
import { answerStatement, keepSheet, type Given } from '../../src/uses/questions/answers.ts'
import { questionForm } from '../../src/uses/questions/forms.ts'
import { workOutQuestion } from '../../src/uses/questions/outcomes.ts'
import { listStatements, readQuestion } from '../../src/uses/questions/queries.ts'
import { addStatement, askQuestion } from '../../src/uses/questions/questions.ts'
import type { Who } from '../cast.ts'
import type { Moment } from '../time.ts'
import { must, type World } from '../world.ts'
import { counters, welcome } from './asked.ts'

/** Two questions: one that sixty people answered, on paper for most of them, and one that is just beginning. */
export async function askQuestions(world: World): Promise<void> {
  await Promise.all([askMany(world), askFew(world)])
}

/** Who answers under a name of theirs; the others filled a sheet. */
const named: readonly Who[] = ['samir', 'josette', 'blessing', 'nadia', 'theo', 'ines', 'catherine', 'mourad']
const people = 60

async function askMany(world: World): Promise<void> {
  const { lab, as } = world
  const id = await ask(world, {
    ...counters,
    de: '/usages/garder-la-preuve-capturer-l-ecran-quand-le-site-tombe',
  })
  const draw = drawFrom('sixty people')
  for (let person = 0; person < people; person += 1) {
    const opinion = person % 10 < 4 ? 0 : person % 10 < 7 ? 1 : 2
    const given = counters.statements.flatMap(({ likely }, at): Given[] => {
      const [asked, passed, said] = [draw(), draw(), draw()]
      if (asked > 0.85) return []
      const agrees = said < (likely[opinion] ?? 0.5)
      return [{ statement: at + 1, answer: passed < 0.06 ? 'pass' : agrees ? 'agree' : 'disagree' }]
    })
    const who = named[person]
    if (who) for (const one of given) await answerStatement(lab.db, as(who), id, one)
    else await keepSheet(lab.db, id, given)
  }
  await workOutQuestion(lab.db, id)
}

async function askFew(world: World): Promise<void> {
  const { lab, as } = world
  const id = await ask(world, { ...welcome, de: '' })
  for (const [who, ...said] of welcome.answers)
    for (const [at, answer] of said.entries())
      await answerStatement(lab.db, as(who), id, { statement: at + 1, answer })
  await workOutQuestion(lab.db, id)
}

interface Asked {
  by: Who
  at: Moment
  asked: string
  why: string
  priority: string
  de: string
  statements: readonly { by: Who; said: string }[]
}

async function ask(world: World, { by, at, statements, ...asked }: Asked): Promise<string> {
  const { lab, as, happened } = world
  const draft = questionForm(lab.words).parse({ ...asked, lang: 'fr' })
  const path = await askQuestion(lab.db, as(by), draft)
  const question = must(await readQuestion(lab.db, as(by), path.slice('/usages/questions/'.length)))
  happened(question.id, at)
  for (const statement of statements)
    must({
      added: await addStatement(lab.db, as(statement.by), question, { said: statement.said, lang: 'fr' }),
    })
  for (const { id } of (await listStatements(lab.db, as(by), question.id, 0)).rows) happened(id, at)
  return question.id
}
