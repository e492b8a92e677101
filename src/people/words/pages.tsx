import { Check, Choice, Select } from '../../platform/choice-fields.tsx'
import { Conflict, Version } from '../../platform/conflict.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { locales, pronouns } from '../../platform/messages.ts'
import { useView } from '../../platform/view.ts'
import { pronounOf, wordName, type Word, type WordList } from '../../platform/words.ts'
import { listRules, wordLists } from './lists.ts'
import type { KeptWord } from './queries.ts'

const base = '/cercles/cles/mots'

/** The lists of the lab's words, for those who hold the keys. */
export function ListsPage() {
  const { t } = useView()
  return (
    <Layout title={t('people.words.title')} personal>
      <h1>{t('people.words.title')}</h1>
      <p>{t('people.words.text')}</p>
      <ul class="links">
        {wordLists.map((list) => (
          <li>
            <a href={`${base}/${list}`}>{t(`people.words.list-${list}`)}</a>
          </li>
        ))}
      </ul>
    </Layout>
  )
}

interface ListProps {
  list: WordList
  words: readonly Word[]
  refused?: { slug: string; state: FormState } | undefined
}

/** One list: its words in order, what was proposed, what was retired. */
export function ListPage({ list, words, refused }: ListProps) {
  const { t } = useView()
  const current = words.filter((word) => word.adopted && !word.retired)
  const proposed = words.filter((word) => !word.adopted && !word.retired)
  const retired = words.filter((word) => word.retired)
  return (
    <Layout title={t(`people.words.list-${list}`)} personal>
      <h1>{t(`people.words.list-${list}`)}</h1>
      {listRules[list].grows && (
        <p class="acts">
          <a class="act main" href={`${base}/${list}/ajouter`}>
            {t('people.words.add')}
          </a>
        </p>
      )}
      {proposed.length > 0 && <h2>{t('people.words.proposed')}</h2>}
      {proposed.map((word) => (
        <Proposal list={list} word={word} state={refused?.slug === word.slug ? refused.state : undefined} />
      ))}
      <ol class="stack">
        {current.map((word, index) => (
          <WordLine list={list} word={word} first={index === 0} />
        ))}
      </ol>
      {retired.length > 0 && <h2>{t('people.words.retired')}</h2>}
      <ul class="stack">
        {retired.map((word) => (
          <li class="row">
            <NameOf word={word} />
            <Act path={`${base}/${list}/${word.slug}/remettre`} label={t('people.words.bring-back')} />
          </li>
        ))}
      </ul>
      <ul class="links">
        <li>
          <a href={base}>{t('people.words.title')}</a>
        </li>
      </ul>
    </Layout>
  )
}

function NameOf({ word }: { word: Word }) {
  const { locale } = useView()
  return <span>{wordName(word, locale)}</span>
}

function WordLine({ list, word, first }: { list: WordList; word: Word; first: boolean }) {
  const { t, locale } = useView()
  const path = `${base}/${list}/${word.slug}`
  return (
    <li>
      <div class="row">
        <a class="act quiet" href={path}>
          {wordName(word, locale)}
        </a>
        {!first && list !== 'lab' && <Act path={`${path}/monter`} label={t('people.words.raise')} />}
        {listRules[list].grows && <Act path={`${path}/retirer`} label={t('people.words.retire')} />}
      </div>
    </li>
  )
}

function Act({ path, label }: { path: string; label: string }) {
  return (
    <form method="post" action={path}>
      <button class="act quiet">{label}</button>
    </form>
  )
}

function Proposal({ list, word, state }: { list: WordList; word: Word; state: FormState | undefined }) {
  const { t, locale } = useView()
  const path = `${base}/${list}/${word.slug}`
  const why = word.data['why']
  const wrong = state?.errors['reason']
  return (
    <article class="card know">
      <p class="kind">{t('people.words.proposal')}</p>
      <h3>{wordName(word, locale)}</h3>
      {typeof why === 'string' && <p>{why}</p>}
      <Act path={`${path}/adopter`} label={t('people.words.adopt')} />
      <form method="post" action={`${path}/decliner`} class="form stack">
        <div class={wrong ? 'field wrong' : 'field'}>
          <label for={`reason-${word.slug}`}>{t('people.words.reason')}</label>
          {wrong && <p class="error">{t(wrong.key, wrong.args)}</p>}
          <input id={`reason-${word.slug}`} name="reason" maxlength={300} required />
        </div>
        <p class="acts">
          <button class="act">{t('people.words.decline')}</button>
        </p>
      </form>
    </article>
  )
}

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
  const title = word ? wordName(word, locale) : t('people.words.add')
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
