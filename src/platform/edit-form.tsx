import type { Child } from 'hono/jsx'
import { Conflict, Version, type KeptText } from './conflict.tsx'
import { Form } from './fields.tsx'
import type { FormState } from './forms.ts'
import type { MessageKey } from './messages.ts'
import { useView } from './view.ts'

interface EditFormProps {
  /** What becomes of the words that are there, and who still reads them. */
  means: MessageKey
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
export function EditForm({ means, action, back, kept, saves, state, children }: EditFormProps) {
  const { t } = useView()
  return (
    <>
      <p>{t(means)}</p>
      <Conflict state={state} kept={kept} />
      <Form action={action} state={state} submit="edit.save">
        <Version name="saves" now={saves} state={state} />
        {children}
      </Form>
      <p class="links">
        <a href={back}>{t('edit.leave-as-is')}</a>
      </p>
    </>
  )
}
