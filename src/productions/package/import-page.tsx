import type { MyGroup } from '../../groups/index.ts'
import { SignedAs } from '../../people/index.ts'
import { groupChoice } from '../../platform/acting.tsx'
import { Select } from '../../platform/choice-fields.tsx'
import { Form } from '../../platform/fields.tsx'
import { FileField } from '../../platform/file-field.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { mostBytes } from './unpack.ts'

interface Props {
  /** Groups the reader is in. */
  groups: readonly MyGroup[]
  state: FormState | undefined
}

/** Brings a production from another lab. */
export function ImportPage({ groups, state }: Props) {
  const { t } = useView()
  return (
    <Layout title={t('productions.package.import.title')}>
      <h1>{t('productions.package.import.title')}</h1>
      <p>{t('productions.package.import.intro')}</p>
      <p class="hint">{t('productions.package.import.checked')}</p>
      <SignedAs />
      <Form action="/productions/importer" state={state} submit="productions.package.import.submit" files>
        <FileField
          name="package"
          label="productions.package.import.file"
          hint="productions.package.import.weight"
          accept=".zip"
          state={state}
          heavy={mostBytes}
          required
        />
        {groups.length > 0 && (
          <Select
            name="group"
            label="productions.package.import.group"
            hint="productions.package.import.group-hint"
            options={groups.map((group) => ({ value: group.id, label: groupChoice(group) }))}
            empty="productions.group-none"
            state={state}
          />
        )}
      </Form>
    </Layout>
  )
}
