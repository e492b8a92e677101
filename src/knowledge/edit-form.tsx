import type { Child } from 'hono/jsx'
import { Conflict, Version, type KeptText } from '../platform/conflict.tsx'
import { Form } from '../platform/fields.tsx'
import type { FormState } from '../platform/forms.ts'
import { useView } from '../platform/view.ts'

interface EditFormProps {
  action: string
  /** Where the thing is read: the way out that changes nothing. */
  back: string
  /** What it says now, shown when it changed meanwhile. */
  kept: readonly KeptText[]
  /** How many times it was saved. */
  saves: number
  state: FormState | undefined
  children: Child
}

/** Other words for what is written already, under its heading. */
export function EditForm({ action, back, kept, saves, state, children }: EditFormProps) {
  const { t } = useView()
  return (
    <>
      <p>{t('knowledge.edit-means')}</p>
      <Conflict state={state} kept={kept} />
      <Form action={action} state={state} submit="knowledge.save">
        <Version name="saves" now={saves} state={state} />
        {children}
      </Form>
      <p class="links">
        <a href={back}>{t('knowledge.leave-as-is')}</a>
      </p>
    </>
  )
}
