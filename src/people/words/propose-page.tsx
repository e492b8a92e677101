import { Choice } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import { wordName } from '../../platform/words.ts'
import { openLists } from './lists.ts'

/** Anyone proposes a word of the lab; it can be used at once. */
export function ProposePage({ list, state }: { list: string | undefined; state?: FormState | undefined }) {
  const { t } = useView()
  return (
    <Layout title={t('people.words.propose')} description={t('people.words.propose-text')}>
      <h1>{t('people.words.propose')}</h1>
      <p>{t('people.words.propose-text')}</p>
      <Form action="/mots/proposer" state={state} submit="people.words.propose-submit">
        <Choice
          name="list"
          label="people.words.which-list"
          state={state}
          value={list ?? 'priority'}
          options={openLists.map((one) => ({ value: one, label: t(`people.words.list-${one}`) }))}
        />
        <Field name="name" label="people.words.word" state={state} max={60} />
        <Field
          name="why"
          label="people.words.why"
          hint="people.words.why-hint"
          state={state}
          rows={4}
          max={500}
        />
      </Form>
      <Waiting />
    </Layout>
  )
}

function Waiting() {
  const { t, words, locale } = useView()
  const waiting = openLists.flatMap((list) => words.proposed(list))
  if (waiting.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('people.words.waiting')}</h2>
      <ul>
        {waiting.map((word) => (
          <li>
            {wordName(word, locale)} ({t(`people.words.list-${word.list}`)})
          </li>
        ))}
      </ul>
    </section>
  )
}
