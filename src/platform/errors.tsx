import { HTTPException } from 'hono/http-exception'
import { isDatabaseAway } from './database.ts'
import { Hidden } from './fields.tsx'
import { readTyped } from './forms.ts'
import { comesFromHere } from './guard.ts'
import { Layout } from './layout.tsx'
import { show } from './page.tsx'
import { useView } from './view.ts'
import { secretFields, TooOften, type Ctx, type Typed } from './web.ts'

type Status = 403 | 404 | 413 | 422 | 429 | 500 | 503

/** The page for an error, in the reader's language, with the text that was being sent and a way on. */
export async function showError(c: Ctx, error: Error): Promise<Response> {
  const status = statusOf(error)
  if (status >= 500) c.var.lab.log.error({ err: error, status }, 'request failed')
  // What another site had a browser send is not offered to be sent again from here.
  const givesBack = c.req.method === 'POST' && status !== 404 && comesFromHere(c)
  const typed = givesBack ? await recoverTyped(c) : []
  if (error instanceof TooOften) c.header('retry-after', String(error.seconds))
  if (status === 503) c.header('retry-after', '30')
  const minutes = error instanceof TooOften ? Math.ceil(error.seconds / 60) : 1
  return show(c, <ErrorPage status={status} typed={typed} minutes={minutes} />, status)
}

function statusOf(error: Error): Status {
  if (error instanceof HTTPException) {
    const known: readonly number[] = [403, 404, 413, 422, 429, 503]
    // The list above is the type.
    return known.includes(error.status) ? (error.status as Status) : 500
  }
  return isDatabaseAway(error) ? 503 : 500
}

/** What the form held: read already, or read now when the request failed before its route began. */
export async function recoverTyped(c: Ctx): Promise<Typed> {
  if (c.get('typed')) return c.var.typed
  if (c.req.raw.bodyUsed) return []
  return readTyped(c).then(
    (received) => received.fields,
    () => c.get('typed') ?? [],
  )
}

export function ErrorPage({ status, typed, minutes }: { status: Status; typed: Typed; minutes: number }) {
  const { t, path } = useView()
  return (
    <Layout title={t(`error.title.${status}`)} personal>
      <h1>{t(`error.title.${status}`)}</h1>
      <p>{t(`error.text.${status}`, { minutes })}</p>
      <KeptText action={path} typed={typed} />
      <ul class="links">
        <li>
          <a href="/">{t('error.home')}</a>
        </li>
        <li>
          <a href="/recherche-texte">{t('error.search')}</a>
        </li>
      </ul>
    </Layout>
  )
}

/** The text of a form that could not be taken, in sight, with a button that sends it again. Secrets are not repeated. */
export function KeptText({ action, typed }: { action: string; typed: Typed }) {
  const { t } = useView()
  const kept = typed.filter(([name, value]) => value !== '' && !secretFields.test(name))
  if (kept.length === 0) return null
  return (
    <form method="post" action={action} class="form stack">
      <h2>{t('error.kept')}</h2>
      {kept.map(([name, value]) =>
        value.length > 20 ? (
          <textarea name={name} rows={5} aria-label={t('error.kept')}>
            {`\n${value}`}
          </textarea>
        ) : (
          <Hidden name={name} value={value} />
        ),
      )}
      <p class="acts">
        <button class="act main">{t('error.send-again')}</button>
      </p>
    </form>
  )
}
