import { Choice, Field, FileField, Form, Hidden } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { useView } from '../../platform/view.ts'
import { TextsNow } from '../form-pages.tsx'
import { GroupFrame, Tap } from '../frame.tsx'
import type { GroupHead } from '../queries.ts'
import type { ShownEntry } from './queries.ts'

export const pictureSlots = [1, 2, 3, 4] as const

const pictureTypes = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/heic'

/** Writing in the journal: the text first, pictures last. */
export function WriteEntryPage({ group, state }: { group: GroupHead; state?: FormState }) {
  const { t } = useView()
  return (
    <GroupFrame group={group} title={t('groups.journal.write')} personal>
      {!group.inside && (
        <div class="note stack">
          <p>{t('groups.journal.members')}</p>
          <Tap action={`${group.path}/entrer`} label="groups.join.act" kind="main" />
        </div>
      )}
      {group.inside && (
        <Form action={`${group.path}/carnet/ecrire`} state={state} submit="groups.journal.keep" files>
          <EntryFields group={group} state={state} />
          <details class="more">
            <summary>{t('groups.journal.pictures')}</summary>
            {pictureSlots.map((slot) => (
              <>
                <FileField
                  name={`picture${slot}`}
                  label={`groups.field.picture${slot}`}
                  accept={pictureTypes}
                  state={state}
                />
                <Field
                  name={`alt${slot}`}
                  label="groups.field.alt"
                  hint="groups.field.alt.hint"
                  max={500}
                  optional
                  state={state}
                />
              </>
            ))}
          </details>
        </Form>
      )}
    </GroupFrame>
  )
}

function EntryFields({
  group,
  state,
  entry,
}: {
  group: GroupHead
  state: FormState | undefined
  entry?: ShownEntry
}) {
  const { t } = useView()
  const usual = entry ? entry.audience === 'group' : group.peers_for !== ''
  const audiences = [
    { value: 'page', label: t(group.audience === 'open' ? 'audience.open' : 'audience.lab') },
    { value: 'group', label: t('audience.group') },
  ]
  return (
    <>
      <Field
        name="text"
        label="groups.field.entry"
        hint="groups.field.entry.hint"
        rows={8}
        max={20_000}
        state={state}
        value={entry?.text}
      />
      <Choice
        name="for"
        label="groups.field.entry-for"
        options={audiences}
        state={state}
        value={usual ? 'group' : 'page'}
      />
    </>
  )
}

interface EditEntryPageProps {
  group: GroupHead
  entry: ShownEntry
  state?: FormState
  conflict?: boolean
}

/** Editing one's own entry. */
export function EditEntryPage({ group, entry, state, conflict = false }: EditEntryPageProps) {
  const { t } = useView()
  const typed = state && { ...state, typed: state.typed.filter(([name]) => name !== 'version') }
  return (
    <GroupFrame group={group} title={t('groups.journal.edit')} personal>
      {conflict && <TextsNow texts={[{ label: t('groups.field.entry'), text: entry.text }]} />}
      <Form action={`${entry.path}/modifier`} state={typed} submit="groups.journal.keep">
        <Hidden name="version" value={String(entry.version)} />
        <EntryFields group={group} state={typed} entry={entry} />
      </Form>
    </GroupFrame>
  )
}
