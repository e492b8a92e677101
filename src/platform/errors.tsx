import { HTTPException } from 'hono/http-exception'
import { isDatabaseAway } from './database.ts'
import { Hidden } from './fields.tsx'
import { CarriedFiles } from './file-field.tsx'
import type { FileRule } from './files/receive.ts'
import { mostWaiting } from './files/waiting.ts'
import { readTyped } from './forms.ts'
import { giveBack, giveBackText } from './give-back.ts'
import { comesFromHere } from './guard.ts'
import { readKept, withoutFiles } from './kept-files.ts'
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
  const givesBack = c.req.method === 'POST' && comesFromHere(c)
  // Where the disk or the database has no room, a file has none either; where what it was for is gone, it would wait for nothing.
  const typed = givesBack ? await recoverTyped(c, { files: status !== 503 && status !== 404 }) : []
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

/** What the form gives back: read already, or read now when the request failed before its route began. */
export async function recoverTyped(c: Ctx, { files }: { files: boolean }): Promise<Typed> {
  if (!c.get('typed')) {
    if (c.req.raw.bodyUsed) return []
    await readTyped(c, files ? { otherFiles: anyFile } : {}).catch(() => {})
  }
  return files ? giveBack(c) : giveBackText(c)
}

/** What a form brings that was refused before anybody knew its fields; each file is judged when it is sent again. */
const anyFile: FileRule = {
  kinds: ['picture', 'audio', 'video', 'captions', 'document', 'package'],
  maxBytes: mostWaiting,
  maxCount: 5,
}

export function ErrorPage({ status, typed, minutes }: { status: Status; typed: Typed; minutes: number }) {
  const { t, path } = useView()
  return (
    <Layout title={t(`error.title.${status}`)} personal>
      <h1>{t(`error.title.${status}`)}</h1>
      <p>{t(`error.text.${status}`, { minutes })}</p>
      {status === 404 ? <TextToCopy typed={typed} /> : <KeptText action={path} typed={typed} />}
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

/** What was written for something that is not there any more: to copy, since there is nothing to send it to. */
function TextToCopy({ typed }: { typed: Typed }) {
  const { t } = useView()
  const texts = wordsOf(typed).filter(([, value]) => value.length > short)
  if (texts.length === 0) return null
  return (
    <section class="form stack">
      <h2>{t('error.kept')}</h2>
      <p>{t('error.kept-gone')}</p>
      {texts.map(([, value]) => (
        <textarea rows={5} readonly aria-label={t('error.kept')}>
          {`\n${value}`}
        </textarea>
      ))}
    </section>
  )
}

/** What is shorter is a choice rather than a text. */
const short = 20

function wordsOf(typed: Typed): Typed {
  return withoutFiles(typed).filter(([name, value]) => value !== '' && !secretFields.test(name))
}

/** The text of a form that could not be taken, in sight, with a button that sends it again. Secrets are not repeated. */
export function KeptText({ action, typed }: { action: string; typed: Typed }) {
  const { t } = useView()
  const kept = wordsOf(typed)
  if (kept.length === 0 && readKept(typed).length === 0) return null
  return (
    <form method="post" action={action} class="form stack">
      <h2>{t('error.kept')}</h2>
      {kept.map(([name, value]) =>
        value.length > short ? (
          <textarea name={name} rows={5} aria-label={t('error.kept')}>
            {`\n${value}`}
          </textarea>
        ) : (
          <Hidden name={name} value={value} />
        ),
      )}
      <CarriedFiles typed={typed} />
      <p class="acts">
        <button class="act main">{t('error.send-again')}</button>
      </p>
    </form>
  )
}
