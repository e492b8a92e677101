import { Choice, type Option } from '../platform/choice-fields.tsx'
import type { FormState } from '../platform/forms.ts'
import { useView } from '../platform/view.ts'

interface ReadersProps {
  state: FormState | undefined
  value?: string | undefined
  /** Narrower readers, where there are some. */
  narrower?: readonly Option[]
}

/** Who may read it: everyone, the lab, or fewer. */
export function ReadersField({ state, value, narrower = [] }: ReadersProps) {
  const { t } = useView()
  return (
    <Choice
      name="readers"
      label="knowledge.readers"
      options={[
        { value: 'open', label: t('audience.open') },
        { value: 'lab', label: t('audience.lab') },
        ...narrower,
      ]}
      value={value}
      state={state}
    />
  )
}
