import { ActingNote } from '../../platform/acting.tsx'
import { Check } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { useView } from '../../platform/view.ts'
import type { AuthorRow, NamingPage } from './queries.ts'

interface PageProps {
  naming: NamingPage
  own?: FormState
  other?: FormState
}

/** Who is named, in order; naming oneself, and someone else with their agreement. */
export function AuthorsPage({ naming, own, other }: PageProps) {
  const { t, viewer } = useView()
  const path = `/productions/noms/${naming.id}`
  const mine = naming.authors.find((author) => author.own)
  const title = t(naming.taught ? 'productions.teachers' : 'productions.authors')
  return (
    <Layout title={title} personal>
      <p>
        <a class="act quiet" href={naming.path}>
          {naming.title}
        </a>
      </p>
      <h1>{title}</h1>
      <p>{t(naming.taught ? 'productions.teachers.intro' : 'productions.authors.intro')}</p>
      {naming.authors.length > 0 && (
        <ol class="log">
          {naming.authors.map((author, at) => (
            <AuthorLine author={author} first={at === 0} />
          ))}
        </ol>
      )}
      <section class="stack">
        <h2>{t('productions.named.me')}</h2>
        <ActingNote name={naming.otherName} />
        <Form action={`${path}/moi`} state={own} submit="productions.named.me.submit">
          <Field
            name="named"
            label="productions.named"
            hint="productions.named-hint"
            state={own}
            value={mine?.name ?? naming.otherName ?? viewer?.name}
            max={80}
          />
          <DidField state={own} value={mine?.did} />
        </Form>
      </section>
      <section class="stack">
        <h2>{t('productions.named.other')}</h2>
        <Form action={path} state={other} submit="productions.named.other.submit" quiet>
          <Field name="name" label="productions.named.other.name" state={other} max={80} />
          <DidField state={other} />
          <Check name="agrees" label="productions.named.agrees" state={other} />
          <Field
            name="handle"
            label="productions.named.handle"
            hint="productions.named.handle-hint"
            state={other}
            max={40}
            optional
          />
        </Form>
      </section>
    </Layout>
  )
}

function DidField({ state, value }: { state: FormState | undefined; value?: string | undefined }) {
  return (
    <Field
      name="did"
      label="productions.named.did"
      hint="productions.named.did-hint"
      state={state}
      value={value}
      max={120}
      optional
    />
  )
}

function AuthorLine({ author, first }: { author: AuthorRow; first: boolean }) {
  const { t } = useView()
  const path = `/productions/noms/${author.id}`
  return (
    <li>
      <p>
        <b>{author.path ? <a href={author.path}>{author.name}</a> : author.name}</b>
        {author.did && ` · ${author.did}`}
        {author.own && ` · ${t('productions.named.you')}`}
        {!author.agreed && ` · ${t('productions.named.waiting')}`}
      </p>
      <div class="acts">
        {!first && (
          <form method="post" action={`${path}/monter`}>
            <button class="act quiet">
              {t('productions.up')}
              <span class="sr"> : {author.name}</span>
            </button>
          </form>
        )}
        {author.paper && (
          <a class="act quiet" href={`/productions/attestations/${author.id}/faire`}>
            {t('productions.certificate.make')}
            <span class="sr"> : {author.name}</span>
          </a>
        )}
        <form method="post" action={`${path}/enlever`}>
          <button class="act quiet">
            {t('productions.named.remove')}
            <span class="sr"> : {author.name}</span>
          </button>
        </form>
      </div>
    </li>
  )
}
