import { nameOf } from '../../platform/choices.ts'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { ClosedChanges } from '../changes/pages.tsx'
import type { readClosedChanges } from '../changes/queries.ts'
import { GroupFrame, promiseName, Tap } from '../frame.tsx'
import { Who, type Names } from '../names.tsx'
import type { GroupHead } from '../queries.ts'
import type { ActKind } from '../tables.ts'
import type { ShownAct } from './queries.ts'
import { isUndoable } from './undo.ts'

interface HistoryPageProps {
  group: GroupHead
  acts: readonly ShownAct[]
  changes: Awaited<ReturnType<typeof readClosedChanges>>
  names: Names
  next: Cursor | null
  started: boolean
}

/** What members did for all. Any of them can undo it, in the sight of all. */
export function HistoryPage({ group, acts, changes, names, next, started }: HistoryPageProps) {
  const { t } = useView()
  return (
    <GroupFrame group={group} title={t('groups.history.title')} tab="history" intro="groups.history.intro">
      {acts.length === 0 && <p class="soft">{t('groups.history.none')}</p>}
      <ol class="log">
        {acts.map((act) => (
          <li class="row">
            <span>
              <Ago at={act.at} /> ·{' '}
              {act.what === 'decided' ? (
                <Decided group={group} act={act} />
              ) : (
                <>
                  <Who id={act.presentation_id} names={names} /> :{' '}
                  {t(`groups.act.${act.what}`, { after: afterName(act) })}
                </>
              )}
            </span>
            {act.undone_at && <span class="soft">{t('groups.act.undone')}</span>}
            {group.inside && !act.undone_at && isUndoable(act.what) && (
              <Tap action={`${group.path}/histoire/${act.id}/defaire`} label="groups.act.undo" kind="quiet" />
            )}
          </li>
        ))}
      </ol>
      <Pager path={`${group.path}/histoire`} next={next} started={started} />
      {!started && <ClosedChanges changes={changes} names={names} />}
    </GroupFrame>
  )
}

/** What nobody did alone. */
function Decided({ group, act }: { group: GroupHead; act: ShownAct }) {
  const { t } = useView()
  return (
    <>
      {t('groups.act.decided')}{' '}
      <a href={`${group.path}/decisions/${act.subject_id}`} {...inLang(group.lang)}>
        {act.after}
      </a>
    </>
  )
}

type Naming = (after: string | null) => string

/** How the value that an act set is said in words; the others have nothing to say. */
const namings: { [kind in ActKind]?: Naming } = {
  promise: promiseName,
  priority: (slug) => orNothing(slug && nameOf('priority', slug)),
  pole: (slug) => orNothing(slug && nameOf('pole', slug)),
  size: orNothing,
  'role.named': (word) => nameOf('role', word ?? ''),
  'role.closed': (word) => nameOf('role', word ?? ''),
  'need.said': (word) => nameOf('means', word ?? ''),
  'need.covered': (word) => nameOf('means', word ?? ''),
  'pledge.agreed': (word) => nameOf('means', word ?? ''),
}

function afterName(act: ShownAct): string {
  return namings[act.what]?.(act.after) ?? ''
}

function orNothing(value: string | null): string {
  return value || useView().t('groups.field.none')
}
