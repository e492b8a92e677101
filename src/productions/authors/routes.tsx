import { z } from 'zod'
import { Check, Field, Form } from '../../platform/fields.tsx'
import { checkbox, optionalText, readForm, refuseForm, text, type FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { seeOther, show } from '../../platform/page.tsx'
import { useView } from '../../platform/view.ts'
import { limit, newRoutes, param, requireFound, requireMember, type Ctx } from '../../platform/web.ts'
import { lockProduction } from '../making/access.ts'
import { agreeToBeNamed, nameOneself, nameSomeone, raiseName, withdrawName } from './authors.ts'
import { readNaming, type AuthorRow, type NamingPage } from './queries.ts'

const namingPath = '/productions/noms/:id{[0-9a-z]{12}}'

const ownForm = z.object({ named: text(80) })
const otherForm = z.object({ name: text(80), handle: optionalText(40), agrees: checkbox })

/** Who is named for a production: each names oneself, or is named with their agreement. */
export const authorRoutes = newRoutes()
  .get(namingPath, async (c) => show(c, <AuthorsPage naming={(await loadNaming(c)).naming} />))
  .post(`${namingPath}/moi`, async (c) => {
    const form = await readForm(c, ownForm)
    const { naming, viewer } = await loadNaming(c)
    if (!form.ok) return show(c, <AuthorsPage naming={naming} own={form.state} />, 422)
    await limit(c, 'write')
    await c.var.lab.db.transaction().execute(async (tx) => {
      requireFound(await lockProduction(tx, viewer, naming.id))
      await nameOneself(tx, viewer, naming.id, form.data.named)
    })
    return seeOther(c, `/productions/noms/${naming.id}`, { key: 'productions.named.done' })
  })
  .post(namingPath, async (c) => {
    const form = await readForm(c, otherForm)
    const { naming, viewer } = await loadNaming(c)
    const again = (state: FormState) => show(c, <AuthorsPage naming={naming} other={state} />, 422)
    if (!form.ok) return again(form.state)
    const { name, handle, agrees } = form.data
    if (handle === '' && !agrees) return again(refuseForm(c, 'agrees', 'productions.named.agreement-needed'))
    await limit(c, 'write')
    const named = await nameSomeone(c.var.lab.db, viewer, naming.id, { name, handle })
    if (named === 'nobody') return again(refuseForm(c, 'handle', 'productions.named.nobody'))
    requireFound(named === 'missing' ? null : named)
    const key = named === 'asked' ? 'productions.named.asked' : 'productions.named.done'
    return seeOther(c, `/productions/noms/${naming.id}`, { key, args: { name } })
  })
  .post(`${namingPath}/accepter`, async (c) => {
    const viewer = requireMember(c)
    requireFound((await agreeToBeNamed(c.var.lab.db, viewer, param(c, 'id'))) || null)
    return seeOther(c, '/productions/ebauches', { key: 'productions.named.agreed' })
  })
  .post(`${namingPath}/enlever`, async (c) => {
    const viewer = requireMember(c)
    const productionId = requireFound(await withdrawName(c.var.lab.db, viewer, param(c, 'id')))
    const naming = await readNaming(c.var.lab.db, viewer, productionId)
    const back = naming ? `/productions/noms/${productionId}` : '/productions/ebauches'
    return seeOther(c, back, { key: 'productions.named.withdrawn' })
  })
  .post(`${namingPath}/monter`, async (c) => {
    const viewer = requireMember(c)
    const productionId = requireFound(await raiseName(c.var.lab.db, viewer, param(c, 'id')))
    return seeOther(c, `/productions/noms/${productionId}`)
  })

async function loadNaming(c: Ctx) {
  const viewer = requireMember(c)
  const naming = requireFound(await readNaming(c.var.lab.db, viewer, param(c, 'id')))
  return { viewer, naming }
}

interface PageProps {
  naming: NamingPage
  own?: FormState
  other?: FormState
}

function AuthorsPage({ naming, own, other }: PageProps) {
  const { t, viewer } = useView()
  const path = `/productions/noms/${naming.id}`
  return (
    <Layout title={t('productions.authors')} personal>
      <p>
        <a href={naming.path}>{naming.title}</a>
      </p>
      <h1>{t('productions.authors')}</h1>
      <p>{t('productions.authors.intro')}</p>
      {naming.authors.length > 0 && (
        <ol class="log">
          {naming.authors.map((author, at) => (
            <AuthorLine author={author} first={at === 0} />
          ))}
        </ol>
      )}
      <section class="stack">
        <h2>{t('productions.named.me')}</h2>
        <Form action={`${path}/moi`} state={own} submit="productions.named.me.submit">
          <Field
            name="named"
            label="productions.named"
            hint="productions.named-hint"
            state={own}
            value={viewer?.name}
            max={80}
          />
        </Form>
      </section>
      <section class="stack">
        <h2>{t('productions.named.other')}</h2>
        <Form action={path} state={other} submit="productions.named.other.submit" quiet>
          <Field name="name" label="productions.named.other.name" state={other} max={80} />
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

function AuthorLine({ author, first }: { author: AuthorRow; first: boolean }) {
  const { t } = useView()
  const path = `/productions/noms/${author.id}`
  return (
    <li>
      <p>
        <b>{author.path ? <a href={author.path}>{author.name}</a> : author.name}</b>
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
