import { Form, Field } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { Named } from './hands.ts'
import type { Bearer } from './queries.ts'

/** By whom, as they wish to be named; whoever has not said yes yet is not told of. */
export function Names({ authors }: { authors: readonly Named[] }) {
  const { t } = useView()
  const named = authors.filter(({ agreed }) => agreed)
  if (named.length === 0) return <span>{t('knowledge.someone')}</span>
  return named.map(({ name, path }) => <span>{path === null ? name : <a href={path}>{name}</a>}</span>)
}

/** The same in plain words, for cards. */
export function writeNames(authors: readonly Named[]): string {
  const { t, lang } = useView()
  const names = authors.filter(({ agreed }) => agreed).map(({ name }) => name)
  if (names.length === 0) return t('knowledge.someone')
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(names)
}

/** Whoever was asked to be named answers here. */
export function AskedNames({ authors }: { authors: readonly Named[] }) {
  const { t, viewer } = useView()
  const asked = authors.filter(
    ({ agreed, presentationId }) =>
      !agreed && presentationId !== null && viewer?.presentationIds.includes(presentationId),
  )
  return asked.map(({ id, name }) => (
    <div class="note stack">
      <p>{t('knowledge.names.asked-you', { name })}</p>
      <div class="acts">
        <form method="post" action={`/savoirs/noms/${id}/oui`}>
          <button class="act">{t('knowledge.names.yes')}</button>
        </form>
        <form method="post" action={`/savoirs/noms/${id}/enlever`}>
          <button class="act quiet">{t('knowledge.names.no')}</button>
        </form>
      </div>
    </div>
  ))
}

/** `/savoirs/noms/:id`: who is named on a piece or a path, and writes it. */
export function NamesPage({ bearer, state }: { bearer: Bearer; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('knowledge.names.title')} personal>
      <h1>{t('knowledge.names.title')}</h1>
      <p class="links">
        <a href={bearer.path} {...inLang(bearer.lang)}>
          {bearer.title}
        </a>
      </p>
      <p>{t('knowledge.names.intro')}</p>
      <ul class="stack">
        {bearer.authors.map(({ id, name, agreed }) => (
          <li>
            <form method="post" action={`/savoirs/noms/${id}/enlever`} class="row">
              <span>
                {name}
                {!agreed && ` (${t('knowledge.names.waits')})`}
              </span>
              <button class="act quiet">{t('knowledge.names.remove', { name })}</button>
            </form>
          </li>
        ))}
      </ul>
      <section class="stack">
        <h2>{t('knowledge.names.add')}</h2>
        <Form action={`/savoirs/noms/${bearer.id}`} state={state} submit="knowledge.names.send">
          <Field name="name" label="knowledge.names.name" state={state} max={80} />
          <Field
            name="handle"
            label="knowledge.names.handle"
            hint="knowledge.names.handle-hint"
            state={state}
            max={60}
            optional
          />
        </Form>
      </section>
    </Layout>
  )
}
