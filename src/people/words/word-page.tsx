import { Check, Choice, Select } from '../../platform/choice-fields.tsx'
import { Conflict, Version } from '../../platform/conflict.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { locales, pronouns } from '../../platform/messages.ts'
import { useView } from '../../platform/view.ts'
import { pronounOf, wordName, type Word, type WordList } from '../../platform/words.ts'
import { labWordOf } from './lab-words.ts'
import { listRules } from './lists.ts'
import type { KeptWord } from './queries.ts'
import { base } from './pages.tsx'

interface WordProps {
  list: WordList
  /** Absent for a word to add. */
  word?: KeptWord | undefined
  /** Forms that productions of a kind may take, from the words there are. */
  forms: readonly string[]
  state?: FormState | undefined
}

/** One word, in every language. */
export function WordPage({ list, word, forms, state }: WordProps) {
  const { t, locale, words } = useView()
  const use = word && labWordOf(list, word.slug)
  const title = use ? t(use.label) : word ? wordName(word, locale) : t('people.words.add')
  const asksPronoun = list === 'lab' && word?.slug === 'pronoun'
  return (
    <Layout title={title} personal>
      <h1>{title}</h1>
      {word && <Conflict state={state} kept={asksPronoun ? [] : keptIn(word)} />}
      <Form
        action={`${base}/${list}/${word ? word.slug : 'ajouter'}`}
        state={state}
        submit="people.words.save"
      >
        {word && <Version now={word.version} state={state} />}
        {list === 'help' && !word && (
          <Field name="number" label="people.words.number" state={state} max={5} inputmode="numeric" />
        )}
        {asksPronoun ? (
          <Choice
            name="pronoun"
            label="people.words.pronoun"
            hint="people.words.pronoun-hint"
            state={state}
            value={pronounOf(words)}
            options={pronouns.map((one) => ({ value: one, label: t(`people.words.pronoun-${one}`) }))}
          />
        ) : (
          <NameFields word={word} state={state} />
        )}
        <DataFields list={list} word={word} forms={forms} state={state} />
      </Form>
      <ul class="links">
        <li>
          <a href={`${base}/${list}`}>{t(`people.words.list-${list}`)}</a>
        </li>
      </ul>
    </Layout>
  )
}

/** What a word says now, field by field. */
function keptIn(word: Word) {
  const said = locales.flatMap((one) => [
    { field: `name-${one}`, label: `people.words.name-${one}` as const, text: word.names[one] ?? '' },
    { field: `text-${one}`, label: `people.words.text-${one}` as const, text: word.texts[one] ?? '' },
  ])
  return [...said, { field: 'url', label: 'people.words.url' as const, text: urlOf(word) }]
}

/** A name and a text in each language. */
function NameFields({ word, state }: Pick<WordProps, 'word' | 'state'>) {
  return (
    <>
      {locales.map((one) => (
        <div class="stack">
          <Field
            name={`name-${one}`}
            label={`people.words.name-${one}`}
            state={state}
            value={word?.names[one]}
            max={120}
            optional={one !== 'fr'}
          />
          <Field
            name={`text-${one}`}
            label={`people.words.text-${one}`}
            state={state}
            value={word?.texts[one]}
            rows={4}
            max={10_000}
            optional
          />
        </div>
      ))}
    </>
  )
}

function urlOf(word: Word | undefined): string {
  const url = word?.data['url']
  return typeof url === 'string' ? url : ''
}

function DataFields({ list, word, forms, state }: WordProps) {
  const { data } = listRules[list]
  return (
    <>
      {data.includes('first') && (
        <Check name="first" label="people.words.first" state={state} checked={word?.data['first'] === true} />
      )}
      {data.includes('sms') && (
        <Check name="sms" label="people.words.sms" state={state} checked={word?.data['sms'] === true} />
      )}
      {data.includes('url') && (
        <Field
          name="url"
          type="url"
          label="people.words.url"
          state={state}
          value={urlOf(word)}
          max={300}
          optional
        />
      )}
      {data.includes('seats') && (
        <Field
          name="seats"
          type="number"
          inputmode="numeric"
          label="people.words.seats"
          state={state}
          value={String(word?.data['seats'] ?? 1)}
          min={1}
          max={20}
        />
      )}
      {data.includes('form') && (
        <Select
          name="form"
          label="people.words.form"
          hint="people.words.form-hint"
          state={state}
          value={word?.form ?? 'text'}
          options={forms.map((form) => ({ value: form, label: form }))}
        />
      )}
    </>
  )
}
