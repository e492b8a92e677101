import { Choice } from '../../platform/choice-fields.tsx'
import { Form, typedValue, Wrong } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { writeMoment } from '../changes/moment.ts'
import { fieldsOf } from './forms.ts'
import { bestScore } from './methods.ts'
import type { ShownBallot } from './queries.ts'

interface BallotProps {
  ballot: ShownBallot
  state?: FormState | undefined
}

/** `/votes/:id`: what is asked, one's own vote, and once it is over what was kept. */
export function BallotPage({ ballot, state }: BallotProps) {
  const view = useView()
  const { t, viewer } = view
  const { subject } = ballot
  return (
    <Layout title={`${t('groups.ballot.title')} · ${subject.title}`} personal>
      <p class="kind">
        <a href={subject.path} {...inLang(subject.lang)}>
          {subject.title}
        </a>
      </p>
      <h1 {...inLang(ballot.lang)}>{ballot.question}</h1>
      {ballot.over ? (
        <Result ballot={ballot} />
      ) : (
        <>
          <p>
            {t(`groups.ballot.method.${ballot.method}.how`, { dots: ballot.dots, best: bestScore })}{' '}
            {t('groups.ballot.until', { when: writeMoment(view, ballot.ends_at) })}
          </p>
          <Vote ballot={ballot} state={state} />
          {viewer?.circles.has('place') && ballot.method !== 'lots' && (
            <p class="soft">{t('groups.ballot.paper')}</p>
          )}
        </>
      )}
      {ballot.secret && <Protection />}
      <p class="links">
        <a href={subject.path}>{t(ballot.measures ? 'groups.ballot.back-measure' : 'groups.ballot.back')}</a>
      </p>
    </Layout>
  )
}

function Vote({ ballot, state }: BallotProps) {
  const { t, viewer } = useView()
  if (ballot.method === 'lots') return <Options ballot={ballot} />
  if (!viewer)
    return (
      <>
        <Options ballot={ballot} />
        <p>
          <a class="act main" href="/entrer">
            {t('groups.ballot.enter')}
          </a>
        </p>
      </>
    )
  if (ballot.secret && ballot.voted)
    return (
      <>
        <p class="note">{t('groups.ballot.counted.secret')}</p>
        <Options ballot={ballot} />
      </>
    )
  if (!ballot.asked)
    return (
      <>
        <p class="note">{t('groups.ballot.not-asked')}</p>
        <Options ballot={ballot} />
      </>
    )
  return (
    <>
      {ballot.voted && <p class="note">{t('groups.ballot.counted.open')}</p>}
      <Form action={`/votes/${ballot.id}`} state={state} submit="groups.ballot.act">
        {ballot.method === 'choice' ? (
          <OneChoice ballot={ballot} state={state} />
        ) : (
          <Marks ballot={ballot} state={state} />
        )}
        <p class="soft">{t(ballot.secret ? 'groups.ballot.once' : 'groups.ballot.seen')}</p>
      </Form>
    </>
  )
}

function Options({ ballot }: BallotProps) {
  return (
    <ul {...inLang(ballot.lang)}>
      {ballot.options.map((option) => (
        <li>{option}</li>
      ))}
    </ul>
  )
}

function OneChoice({ ballot, state }: BallotProps) {
  const own = ballot.marks?.indexOf(1) ?? -1
  return (
    <Choice
      name={fieldsOf(ballot).choice}
      label="groups.ballot.choose"
      options={ballot.options.map((option, index) => ({
        value: String(index),
        label: option,
        ...inLang(ballot.lang),
      }))}
      value={own < 0 ? undefined : String(own)}
      state={state}
    />
  )
}

function Marks({ ballot, state }: BallotProps) {
  const { t } = useView()
  const most = ballot.method === 'dots' ? ballot.dots : bestScore
  const { marks } = fieldsOf(ballot)
  const [first = ''] = marks
  return (
    <fieldset class="field" id={first}>
      <legend>
        {t(ballot.method === 'dots' ? 'groups.ballot.spread' : 'groups.ballot.mark', { dots: ballot.dots })}
      </legend>
      <Wrong name={first} state={state} />
      {ballot.options.map((option, index) => {
        const name = marks[index] ?? ''
        const chosen = typedValue(state, name) ?? String(ballot.marks?.[index] ?? 0)
        return (
          <div class="field">
            <label for={`${name}-mark`} {...inLang(ballot.lang)}>
              {option}
            </label>
            <select id={`${name}-mark`} name={name}>
              {Array.from({ length: most + 1 }, (_, mark) => (
                <option value={String(mark)} selected={chosen === String(mark)}>
                  {mark}
                </option>
              ))}
            </select>
          </div>
        )
      })}
    </fieldset>
  )
}

type Counted = Omit<ShownBallot, 'subject' | 'asked' | 'measures'> & { measures?: boolean }

/** What was kept, how, and the figures where they tell nobody's vote. */
export function Result({ ballot }: { ballot: Counted }) {
  const { t } = useView()
  const { result, options, lang } = ballot
  if (!result) return <p class="note">{t('groups.ballot.being-counted')}</p>
  if (ballot.measures)
    return (
      <div class="note stack">
        <Figures ballot={ballot} figures={result.figures} />
      </div>
    )
  if (result.winner === null) return <p class="note">{t('groups.ballot.nobody')}</p>
  const drawn = ballot.method === 'lots' ? 'groups.ballot.drawn' : 'groups.ballot.drawn-between'
  return (
    <div class="note stack">
      <p>
        {t('groups.ballot.kept')} <b {...inLang(lang)}>{options[result.winner]}</b>
      </p>
      {ballot.drawn && <p>{t(drawn, { seed: result.seed })}</p>}
      {ballot.method !== 'lots' && <Figures ballot={ballot} figures={result.figures} />}
    </div>
  )
}

function Figures({
  ballot: { options, method, lang },
  figures,
}: {
  ballot: Pick<ShownBallot, 'options' | 'method' | 'lang'>
  figures: NonNullable<ShownBallot['result']>['figures']
}) {
  const { t } = useView()
  if (!figures) return <p>{t('groups.ballot.no-figures')}</p>
  return (
    <>
      <p>{t('groups.ballot.voters', { count: figures.voters })}</p>
      <dl class="facts">
        {options.map((option, index) => (
          <div>
            <dt {...inLang(lang)}>{option}</dt>
            <dd>
              {t(method === 'choice' ? 'groups.ballot.votes' : 'groups.ballot.points', {
                count: figures.counts[index] ?? 0,
              })}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** What the secret of a vote protects from, and what it does not. */
function Protection() {
  const { t } = useView()
  return (
    <details class="more">
      <summary>{t('groups.ballot.secret.title')}</summary>
      <ul>
        <li>{t('groups.ballot.secret.kept')}</li>
        <li>{t('groups.ballot.secret.figures')}</li>
        <li>{t('groups.ballot.secret.not')}</li>
      </ul>
    </details>
  )
}
