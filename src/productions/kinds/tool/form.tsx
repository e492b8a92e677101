import { z } from 'zod'
import { Field } from '../../../platform/fields.tsx'
import { optionalAddress, optionalText } from '../../../platform/forms.ts'
import { Prose } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { audioSort, fileSort, filmSort, pictureSort, textSort } from '../../parts/sorts.ts'
import { Blocks } from '../blocks.tsx'
import { defineForm } from '../form.tsx'

const toolAnswers = z.object({
  link: optionalAddress(500),
  source: optionalAddress(500),
  install: optionalText(10_000),
})

/** A tool: where it runs, where its source is, the file itself, and words to install it. */
export const toolForm = defineForm({
  form: 'tool',
  icon: 'key',
  hint: 'productions.form.tool',
  schemaType: 'SoftwareApplication',
  first: fileSort,
  sorts: [fileSort, textSort, pictureSort, filmSort, audioSort],
  answers: toolAnswers,
  Fields: ({ state, answers }) => (
    <>
      <Field
        name="link"
        label="productions.tool.link"
        hint="productions.tool.link-hint"
        state={state}
        value={answers.link}
        type="url"
        max={500}
        optional
      />
      <Field
        name="source"
        label="productions.tool.code"
        state={state}
        value={answers.source}
        type="url"
        max={500}
        optional
      />
      <Field
        name="install"
        label="productions.tool.install"
        hint="productions.tool.install-hint"
        state={state}
        value={answers.install}
        rows={5}
        max={10_000}
        optional
      />
    </>
  ),
  View: ({ answers, parts, first }) => (
    <>
      {first && <ToolLinks answers={answers} />}
      <Blocks parts={parts} />
    </>
  ),
})

function ToolLinks({ answers }: { answers: z.infer<typeof toolAnswers> }) {
  const { t } = useView()
  return (
    <section class="stack">
      {(answers.link || answers.source) && (
        <p class="acts">
          {answers.link && (
            <a class="act" href={answers.link} rel="nofollow ugc noopener">
              {t('productions.tool.open', { host: new URL(answers.link).host })}
            </a>
          )}
          {answers.source && (
            <a class="act quiet" href={answers.source} rel="nofollow ugc noopener">
              {t('productions.tool.read-code')}
            </a>
          )}
        </p>
      )}
      {answers.install && (
        <>
          <h2>{t('productions.tool.install')}</h2>
          <Prose text={answers.install} />
        </>
      )}
    </section>
  )
}
