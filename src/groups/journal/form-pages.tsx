import { SignedAs } from '../../people/index.ts'
import { Conflict, keptTexts, Version } from '../../platform/conflict.tsx'
import { Choice } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import { FileField } from '../../platform/file-field.tsx'
import type { FormState } from '../../platform/forms.ts'
import { useView } from '../../platform/view.ts'
import { Enter, GroupFrame } from '../frame.tsx'
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
          <Enter group={group} kind="main" />
        </div>
      )}
      {group.inside && <SignedAs />}
      {group.inside && (
        <Form action={`${group.path}/carnet/ecrire`} state={state} submit="groups.journal.keep" files>
          <EntryFields group={group} state={state} />
          <details class="more" open={state !== undefined}>
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

/** What an entry says. */
export const entryLabels = { text: 'groups.field.entry' } as const

interface EditEntryPageProps {
  group: GroupHead
  entry: ShownEntry
  state?: FormState
}

/** Editing one's own entry. */
export function EditEntryPage({ group, entry, state }: EditEntryPageProps) {
  const { t } = useView()
  return (
    <GroupFrame group={group} title={t('groups.journal.edit')} personal>
      <Conflict state={state} kept={keptTexts(entryLabels, entry)} />
      <Form action={`${entry.path}/modifier`} state={state} submit="groups.journal.keep">
        <Version now={entry.version} state={state} />
        <EntryFields group={group} state={state} entry={entry} />
      </Form>
    </GroupFrame>
  )
}
