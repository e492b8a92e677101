import { Conflict, Version } from '../../platform/conflict.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import { FileField } from '../../platform/file-field.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import type { Desk } from './desk-page.tsx'

/** The other way in: all the captions as one text or one file, made elsewhere. */
export function WholePage({ desk, state }: { desk: Desk; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('productions.captions.have-file')} personal>
      <p>
        <a class="act quiet" href={desk.path}>
          {t('productions.captions.title')}
        </a>
      </p>
      <h1>{t('productions.captions.have-file')}</h1>
      <p>{t(desk.cues.length > 0 ? 'productions.captions.replaces' : 'productions.captions.whole-intro')}</p>
      <Conflict state={state} kept={[]} />
      <Form action={`${desk.path}/texte`} state={state} submit="productions.captions.take-in" files>
        <Version name="saves" now={desk.saves} state={state} />
        <Field
          name="captions"
          label="productions.captions.whole"
          hint="productions.captions.whole-hint"
          state={state}
          rows={12}
          max={60_000}
          optional
        />
        <FileField
          name="file"
          label="productions.captions.file"
          hint="productions.captions.file-hint"
          accept=".vtt,.srt,text/vtt,text/plain"
          state={state}
        />
      </Form>
    </Layout>
  )
}
