import { Conflict, keptTexts, Version } from '../../platform/conflict.tsx'
import { Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { AboutField } from '../../platform/more-fields.tsx'
import { useView } from '../../platform/view.ts'
import { AboutFields } from './put-up.tsx'
import type { ShownReading } from './queries.ts'

/** What is said of a text, field by field. */
export const readingLabels = {
  title: 'institutions.reading.title',
  institution: 'institutions.reading.institution',
  place: 'institutions.reading.place',
  about: 'institutions.reading.about',
} as const

/** What the text is, said otherwise by those who write it. */
export function EditReadingPage({ reading, state }: { reading: ShownReading; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('institutions.reading.edit')} personal>
      <h1>{t('institutions.reading.edit')}</h1>
      <p>{t('institutions.reading.edit-means')}</p>
      <Conflict state={state} kept={keptTexts(readingLabels, reading)} />
      <Form action={`${reading.path}/modifier`} state={state} submit="institutions.save">
        <Version name="saves" now={reading.saves} state={state} />
        <AboutFields state={state} reading={reading} />
        <AboutField state={state} value={reading.priority} />
      </Form>
      <p class="links">
        <a href={reading.path}>{t('institutions.leave-as-is')}</a>
      </p>
    </Layout>
  )
}
