import { Choice } from '../../platform/choice-fields.tsx'
import { Field, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Prose } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { writeMoment } from '../changes/moment.ts'
import { Who, type Names } from '../names.tsx'
import type { DecisionContent, ShownPosition } from './queries.ts'
import type { Subject } from './subject.ts'
import { choices, type PositionChoice } from './tables.ts'

interface AnswerProps {
  content: DecisionContent
  state: FormState | undefined
}

/** How it is decided, said before one takes part; then the reader's own answer, or the form for it. */
export function Answer({ content, state }: AnswerProps) {
  const { t, viewer } = useView()
  const { decision, mayDecide, isAbout, mine } = content
  if (decision.outcome && !state) return null
  return (
    <section class="stack" aria-labelledby="answer">
      <h2 id="answer">{t('groups.decision.answer')}</h2>
      <Rule content={content} />
      {!mayDecide && <p class="soft">{t(isAbout ? 'groups.decision.heard' : 'groups.decision.not-asked')}</p>}
      {mine && mayDecide && (
        <p class="note">
          {t(`groups.decision.mine.${mine.choice}`)}{' '}
          {mine.version < decision.version && t('groups.decision.mine.earlier')}{' '}
          {mine.helpedBy && t('groups.decision.mine.paper')}
        </p>
      )}
      {(mayDecide || state) && (
        <>
          <p>
            {t(decision.group_id === null ? 'groups.decision.kept.circle' : 'groups.decision.kept.group')}
          </p>
          <PositionForm content={content} state={state} />
        </>
      )}
      {viewer?.circles.has('place') && decision.group_id !== null && (
        <p>
          <a class="act quiet" href={`${decision.path}/papier`}>
            {t('groups.decision.paper')}
          </a>
        </p>
      )}
    </section>
  )
}

function Rule({ content: { decision, tally } }: { content: DecisionContent }) {
  const view = useView()
  const { t } = view
  const args = {
    when: writeMoment(view, decision.ends_at),
    needed: tally.needed,
    count: tally.deciders,
    days: decision.days,
  }
  return (
    <p>
      {t(decision.prolonged ? 'groups.decision.rule.again' : 'groups.decision.rule', args)}{' '}
      {tally.agreeing.needed > 0 && t('groups.decision.rule.parts', { needed: tally.agreeing.needed })}
    </p>
  )
}

function PositionForm({ content: { decision, mine }, state }: AnswerProps) {
  const stands = mine && { ...mine, choice: mine.version === decision.version ? mine.choice : null }
  return (
    <Form action={`${decision.path}/reponse`} state={state} submit="groups.decision.answer.act">
      <PositionFields version={decision.version} state={state} mine={stands} />
    </Form>
  )
}

interface PositionFieldsProps {
  /** The version of the text that is answered. */
  version: number
  state: FormState | undefined
  /** What was answered before; without a choice, it was about an earlier text. */
  mine?: { choice: PositionChoice | null; reason: string | null; wayOut: string | null } | null
}

/** The answers one may give, and the words that go with them. */
export function PositionFields({ version, state, mine }: PositionFieldsProps) {
  const { t } = useView()
  const options = choices.map((value) => ({
    value,
    label: t(`groups.decision.choice.${value}`),
    hint: t(`groups.decision.choice.${value}.hint`),
  }))
  return (
    <>
      <Hidden name="version" value={String(version)} />
      <Choice
        name="choice"
        label="groups.decision.field.choice"
        options={options}
        state={state}
        value={mine?.choice ?? undefined}
      />
      <Field
        name="reason"
        label="groups.decision.field.reason"
        hint="groups.decision.field.reason.hint"
        rows={3}
        max={4_000}
        optional
        state={state}
        value={mine?.reason ?? ''}
      />
      <Field
        name="wayOut"
        label="groups.decision.field.way-out"
        hint="groups.decision.field.way-out.hint"
        rows={3}
        max={4_000}
        optional
        state={state}
        value={mine?.wayOut ?? ''}
      />
    </>
  )
}

/** Who answered what, for those who decide; for others how many. Who has not answered is a number and no name. */
export function Answers({ subject, content }: { subject: Subject; content: DecisionContent }) {
  const { t } = useView()
  const { decision, tally, positions, inside, names } = content
  const waiting = tally.deciders - tally.answered
  const said = choices.filter((choice) => tally.choices[choice] > 0)
  return (
    <section class="stack" aria-labelledby="answers">
      <h2 id="answers">{t('groups.decision.answers')}</h2>
      {tally.objections > 0 && !decision.outcome && (
        <p class="note warn">{t('groups.decision.objected', { count: tally.objections })}</p>
      )}
      {said.length > 0 && (
        <dl class="facts">
          {said.map((choice) => (
            <div>
              <dt>{t(`groups.decision.choice.${choice}`)}</dt>
              <dd>{t('groups.about.people', { count: tally.choices[choice] })}</dd>
            </div>
          ))}
        </dl>
      )}
      {!decision.outcome && waiting > 0 && <p>{t('groups.decision.waiting', { count: waiting })}</p>}
      {inside ? (
        <ul class="stack">
          {positions.map((position) => (
            <PositionLine position={position} version={decision.version} names={names} />
          ))}
        </ul>
      ) : (
        <p class="soft">
          {t(subject.circle === null ? 'groups.decision.kept.group' : 'groups.decision.kept.circle')}
        </p>
      )}
    </section>
  )
}

interface LineProps {
  position: ShownPosition
  version: number
  names: Names
}

function PositionLine({ position, version, names }: LineProps) {
  const { t } = useView()
  return (
    <li class="stack">
      <p>
        <Who id={position.presentationId} names={names} /> :{' '}
        <b>{t(`groups.decision.choice.${position.choice}`)}</b>
        {position.version < version && ` (${t('groups.decision.earlier')})`}
        {position.helpedBy !== null && (
          <span class="soft">
            {' '}
            {t('groups.decision.on-paper')} <Who id={position.helpedBy} names={names} />
          </span>
        )}
      </p>
      <Prose text={position.reason} lang={position.lang} />
      {position.wayOut && (
        <>
          <p class="soft">{t('groups.decision.way-out')}</p>
          <Prose text={position.wayOut} lang={position.lang} />
        </>
      )}
    </li>
  )
}
