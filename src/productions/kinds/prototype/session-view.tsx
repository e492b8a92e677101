import { Prose } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { ShownPart } from '../../parts/sorts.ts'
import { readMoments, sumMinutes, writeClock, type Moment, type PrototypeAnswers } from './session.ts'

interface Props {
  path: string
  answers: PrototypeAnswers
  parts: readonly ShownPart[]
}

/** A session as one prepares it: what it is for, then moment after moment with the time that runs. */
export function Session({ path, answers, parts }: Props) {
  const { t, lang } = useView()
  const moments = readMoments(parts)
  return (
    <>
      <p class="acts" lang={lang}>
        <a class="act" href={`${path}/fiche.pdf`} download>
          {t('productions.prototype.sheet')}
        </a>
      </p>
      <Facts answers={answers} moments={moments} />
      <Told label={t('productions.prototype.need')} text={answers.lack} />
      <Told label={t('productions.prototype.objectives')} text={answers.objectives} />
      <Told label={t('productions.prototype.before')} text={answers.before} />
      <Told label={t('productions.prototype.material')} text={answers.material} />
      {moments.length > 0 && (
        <>
          <h2 lang={lang}>{t('productions.prototype.sequence')}</h2>
          <ol class="journal">
            {moments.map((moment) => (
              <MomentItem moment={moment} />
            ))}
          </ol>
        </>
      )}
    </>
  )
}

function Facts({ answers, moments }: { answers: PrototypeAnswers; moments: readonly Moment[] }) {
  const { t, lang } = useView()
  const sum = moments.length > 0 ? sumMinutes(moments) : null
  const length = answers.minutes ?? sum
  const facts = [
    { label: t('productions.prototype.length'), text: length === null ? '' : writeClock(length) },
    { label: t('productions.prototype.audience'), text: answers.whom },
    { label: t('productions.prototype.people'), text: answers.people },
  ].filter(({ text }) => text !== '')
  return (
    <>
      {facts.length > 0 && (
        <dl class="facts">
          {facts.map(({ label, text }) => (
            <div>
              <dt lang={lang}>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {sum !== null && answers.minutes !== null && sum !== answers.minutes && (
        <p class="note" lang={lang}>
          {t('productions.prototype.other-sum', {
            sum: writeClock(sum),
            length: writeClock(answers.minutes),
          })}
        </p>
      )}
    </>
  )
}

function Told({ label, text }: { label: string; text: string }) {
  const { lang } = useView()
  if (text === '') return null
  return (
    <section class="stack">
      <h2 lang={lang}>{label}</h2>
      <Prose text={text} />
    </section>
  )
}

function MomentItem({ moment }: { moment: Moment }) {
  const { t, lang } = useView()
  return (
    <li class="stack">
      <h3>{moment.title}</h3>
      {moment.minutes !== null && (
        <p class="by" lang={lang}>
          {moment.from !== null && <span>{writeClock(moment.from)}</span>}
          <span>{t('productions.prototype.lasts', { minutes: moment.minutes })}</span>
        </p>
      )}
      <Prose text={moment.text} />
      {moment.teacher && (
        <>
          <h4 lang={lang}>{t('productions.prototype.teacher')}</h4>
          <Prose text={moment.teacher} />
        </>
      )}
      {moment.material && (
        <p>
          <b lang={lang}>{t('productions.prototype.material')}</b> {moment.material}
        </p>
      )}
    </li>
  )
}
