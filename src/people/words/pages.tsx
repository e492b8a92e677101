import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { excerpt } from '../../platform/markdown.ts'
import { useView } from '../../platform/view.ts'
import { pronounOf, wordName, wordText, type Word, type WordList } from '../../platform/words.ts'
import { labWordOf } from './lab-words.ts'
import { listRules, wordLists } from './lists.ts'

/** Where the keys circle edits the lab's words. */
export const base = '/cercles/cles/mots'

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
  const use = labWordOf(list, word.slug)
  return (
    <li>
      <div class="row">
        <a class="act quiet" href={path}>
          {use ? t(use.label) : wordName(word, locale)}
        </a>
        {use && <SaidBy word={word} says={use.says} />}
        {!first && list !== 'lab' && <Act path={`${path}/monter`} label={t('people.words.raise')} />}
        {listRules[list].grows && <Act path={`${path}/retirer`} label={t('people.words.retire')} />}
      </div>
    </li>
  )
}

/** What a word of the lab itself says now. */
function SaidBy({ word, says }: { word: Word; says: 'name' | 'text' }) {
  const { t, locale, words } = useView()
  if (word.slug === 'pronoun')
    return <span class="soft">{t(`people.words.pronoun-${pronounOf(words)}`)}</span>
  const said = says === 'name' ? wordName(word, locale) : excerpt(wordText(word, locale), 100)
  return said && <span class="soft">{said}</span>
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
