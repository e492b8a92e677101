import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { inLang, Prose } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Day } from '../../platform/when.tsx'
import { GroupFrame, Tap } from '../frame.tsx'
import { Who, type Names } from '../names.tsx'
import type { GroupHead } from '../queries.ts'
import { writeMoment } from './moment.ts'
import type { AnnouncedChange, ShownChange } from './queries.ts'

interface ChangesProps {
  group: GroupHead
  changes: readonly AnnouncedChange[]
  names: Names
}

/** What will change unless a member objects, in sight of everyone. */
export function AnnouncedChanges({ group, changes, names }: ChangesProps) {
  const view = useView()
  const { t } = view
  if (changes.length === 0) return null
  return (
    <section class="note warn stack">
      <h2>{t('groups.change.title')}</h2>
      <ul class="log">
        {changes.map((change) => (
          <li>
            <a href={`${group.path}/annonces/${change.id}`}>{t(`groups.change.${change.what}`)}</a>
            <span class="soft">
              {' · '}
              <Who id={change.by} names={names} /> ·{' '}
              {t('groups.change.due', { when: writeMoment(view, new Date(change.due)) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One change: while it waits, what it would make of the group and the two ways of keeping it from happening; then what became of it. */
export function ChangePage({
  group,
  change,
  names,
  state,
}: {
  group: GroupHead
  change: ShownChange
  names: Names
  state?: FormState
}) {
  const view = useView()
  const { t } = view
  const path = `${group.path}/annonces/${change.id}`
  return (
    <GroupFrame group={group} title={t(`groups.change.${change.what}`)}>
      <p>
        <Who id={change.by} names={names} /> ·{' '}
        {change.outcome ? (
          <Outcome change={change} names={names} />
        ) : (
          t('groups.change.due', { when: writeMoment(view, new Date(change.due)) })
        )}
      </p>
      {!change.outcome && (
        <>
          <BeforeAfter group={group} change={change} />
          <p>{t('groups.change.how')}</p>
        </>
      )}
      {group.inside && (!change.outcome || state) && (
        <Form action={`${path}/objecter`} state={state} submit="groups.change.object" quiet>
          <Field
            name="reason"
            label="groups.change.reason"
            hint="groups.change.reason.hint"
            rows={3}
            max={500}
            state={state}
          />
        </Form>
      )}
      {change.mine && !change.outcome && <Tap action={`${path}/retirer`} label="groups.change.withdraw" />}
    </GroupFrame>
  )
}

function BeforeAfter({ group, change }: { group: GroupHead; change: ShownChange }) {
  const { t } = useView()
  if (change.what === 'lead') return <p>{t('groups.change.lead.months', { count: Number(change.value) })}</p>
  if (change.what === 'stop') {
    return (
      <section class="stack">
        <h2>{t('groups.field.learned')}</h2>
        {change.value === null ? (
          <p>{t('groups.change.stop.kept')}</p>
        ) : (
          <Prose text={change.value} lang={group.lang} />
        )}
      </section>
    )
  }
  const isAudience = change.what === 'audience'
  const before = isAudience ? t(`audience.${group.audience}`) : group[change.what]
  const after = isAudience ? t(change.value === 'open' ? 'audience.open' : 'audience.lab') : change.value
  const show = (text: string | null) => {
    if (!text) return <dd>{t('groups.change.nothing')}</dd>
    // Only what a group is for is Markdown on its page.
    if (change.what === 'purpose')
      return (
        <dd>
          <Prose text={text} lang={group.lang} />
        </dd>
      )
    return <dd {...(isAudience ? {} : inLang(group.lang))}>{text}</dd>
  }
  return (
    <dl class="facts">
      <div>
        <dt>{t('groups.change.now')}</dt>
        {show(before)}
      </div>
      <div>
        <dt>{t('groups.change.then')}</dt>
        {show(after)}
      </div>
    </dl>
  )
}

interface ClosedChange extends Pick<ShownChange, 'what' | 'by' | 'closedBy' | 'outcome' | 'reason'> {
  closed_at: Date | null
}

/** What became of the changes announced before. */
export function ClosedChanges({ changes, names }: { changes: readonly ClosedChange[]; names: Names }) {
  const { t } = useView()
  if (changes.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('groups.change.past')}</h2>
      <ul class="log">
        {changes.map((change) => (
          <li>
            {change.closed_at && <Day at={change.closed_at} />} · {t(`groups.change.${change.what}`)} (
            <Who id={change.by} names={names} />) : <Outcome change={change} names={names} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What became of a change, who objected to it and why. */
function Outcome({
  change,
  names,
}: {
  change: Pick<ShownChange, 'closedBy' | 'outcome' | 'reason'>
  names: Names
}) {
  const { t } = useView()
  return (
    <>
      {t(`groups.change.outcome.${change.outcome ?? 'withdrawn'}`)}
      {change.outcome === 'objected' && (
        <>
          {' '}
          <Who id={change.closedBy} names={names} />
          {change.reason && ` : « ${change.reason} »`}
        </>
      )}
    </>
  )
}
