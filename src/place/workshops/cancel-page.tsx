import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import { useView } from '../../platform/view.ts'
import { pathOf } from './paths.ts'
import type { ShownWorkshop, WorkshopDate } from './queries.ts'

/** Why a date, or all, will not take place. */
export function CancelPage({
  workshop,
  date = null,
  state,
}: {
  workshop: ShownWorkshop
  date?: WorkshopDate | null
  state?: FormState
}) {
  const { t } = useView()
  const title: MessageKey = date ? 'place.host.cancel-date' : 'place.host.cancel-all'
  const path = pathOf(workshop, date)
  return (
    <Layout title={t(title)} personal>
      <h1>{t(title)}</h1>
      <p class="links">
        <a href={path}>{workshop.title}</a>
      </p>
      <p>{t('place.cancel.who-reads')}</p>
      <Form action={`${path}/annuler`} state={state} submit={title} danger>
        <Field
          name="reason"
          label="place.cancel.reason"
          hint="place.cancel.hint"
          rows={3}
          max={600}
          state={state}
        />
      </Form>
    </Layout>
  )
}
