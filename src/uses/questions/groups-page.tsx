import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { OpinionGroup, Outcome } from '../opinion/opinions.ts'
import { OpinionPicture } from './picture.tsx'
import type { ShownQuestion, Statements } from './queries.ts'
import { aboutPeople, quotedIn, Sayings, Sentences } from './sentences.tsx'
import { FiguresTable } from './figures-table.tsx'

interface GroupsProps {
  question: ShownQuestion
  statements: Statements
}

/** `/usages/questions/:slug/groupes`: what the answers say, as sentences, a picture and a table, and how that was found. */
export function GroupsPage({ question, statements }: GroupsProps) {
  const { t } = useView()
  const { outcome, path } = question
  const groups = outcome?.groups ?? []
  return (
    <Layout title={`${t('uses.question.told')} · ${question.title}`}>
      <QuestionLink question={question} />
      <h1>{t('uses.question.told')}</h1>
      <h2>{t('uses.question.in-sentences')}</h2>
      <Sentences outcome={outcome} statements={statements} path={path} />
      {groups.length > 0 && <OpinionPicture groups={groups} />}
      {groups.map((group) => (
        <GroupSection group={group} statements={statements} path={path} />
      ))}
      {outcome && <Quoted outcome={outcome} statements={statements} path={path} />}
      <Method />
    </Layout>
  )
}

/** The way back from a page of a question. */
export function QuestionLink({ question }: { question: Pick<ShownQuestion, 'path' | 'title' | 'lang'> }) {
  return (
    <p>
      <a class="act quiet" href={question.path} {...inLang(question.lang)}>
        {question.title}
      </a>
    </p>
  )
}

interface SectionProps {
  group: OpinionGroup
  statements: Statements
  path: string
}

function GroupSection({ group, statements, path }: SectionProps) {
  const { t } = useView()
  return (
    <section class="stack" id={`groupe-${group.name + 1}`}>
      <h2>{t('uses.question.group', { name: group.name })}</h2>
      <p>{t('uses.question.size', { count: aboutPeople(group.size) })}</p>
      <Sayings
        title={t('uses.question.own-sayings')}
        sayings={group.own}
        statements={statements}
        path={path}
      />
      {group.own.length === 0 && <p>{t('uses.question.nothing-own')}</p>}
    </section>
  )
}

function Quoted({ outcome, statements, path }: { outcome: Outcome; statements: Statements; path: string }) {
  const { t } = useView()
  const quoted = new Set(quotedIn(outcome))
  const figures = outcome.figures.filter(({ number }) => quoted.has(number) && statements.has(number))
  if (figures.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('uses.question.in-figures')}</h2>
      <FiguresTable figures={figures} groups={outcome.groups} statements={statements} path={path} />
    </section>
  )
}

function Method() {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('uses.question.method')}</h2>
      <ul>
        <li>{t('uses.question.method-who')}</li>
        <li>{t('uses.question.method-how')}</li>
        <li>{t('uses.question.method-sure')}</li>
        <li>{t('uses.question.method-names')}</li>
      </ul>
      <h3>{t('uses.question.limits')}</h3>
      <ul>
        <li>{t('uses.question.limit-who')}</li>
        <li>{t('uses.question.limit-words')}</li>
        <li>{t('uses.question.limit-paper')}</li>
      </ul>
    </section>
  )
}
