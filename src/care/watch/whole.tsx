import type { Db } from '../../platform/database.ts'
import { loadFiles, type ShownFile } from '../../platform/files/show.ts'
import { Icon } from '../../platform/icons.tsx'
import { kindOf } from '../../platform/things.ts'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'

/** One thing in full, for people who decide about it: the thing alone, nothing around it. */
export interface Whole {
  id: string
  kind: string
  path: string
  title: string
  summary: string
  lang: string
  at: Date
  hiddenAt: Date | null
  author: string | null
  authorPath: string | null
  /** Its own words; empty when title and summary say all. */
  html: string
  files: readonly ShownFile[]
}

/** Reads a thing in full, hidden or not, whatever its audience: ask first who reads. Null when it was erased. */
export async function readWhole(db: Db, id: string): Promise<Whole | null> {
  const row = await db
    .selectFrom('platform.thing as t')
    // Who is in a group may be for its members: of what they alone read, the words are enough to decide.
    .leftJoin('platform.thing as a', (join) =>
      join.onRef('a.id', '=', 't.author_id').on('t.audience', '<>', 'group'),
    )
    .select(['t.id', 't.kind', 't.path', 't.title', 't.summary', 't.lang', 't.published_at as at'])
    .select(['t.hidden_at as hiddenAt', 'a.title as author', 'a.path as authorPath'])
    .where('t.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const [html = '', files] = await Promise.all([kindOf(row.kind).readWhole?.(db, id), loadFiles(db, [id])])
  return { ...row, html, files: files.get(id) ?? [] }
}

/** Shows a thing in full. `files` is where its files are served to who decides. */
export function WholeThing({ whole, files }: { whole: Whole; files: string }) {
  const { t, lang } = useView()
  const kind = kindOf(whole.kind)
  const own = whole.lang === lang ? {} : { lang: whole.lang }
  return (
    <article class={`card ${kind.tone}`}>
      <p class="kind">
        <Icon name={kind.tone} />
        {t(kind.label)}
      </p>
      <h2 {...own}>{whole.title}</h2>
      {whole.html ? (
        // Made safe by the module that wrote it.
        <div class="prose" {...own} dangerouslySetInnerHTML={{ __html: whole.html }} />
      ) : (
        whole.summary && <p {...own}>{whole.summary}</p>
      )}
      {whole.files.map((file) => (
        <WholeFile file={file} src={`${files}/${file.id}`} />
      ))}
      <p class="by">
        {whole.authorPath ? <a href={whole.authorPath}>{whole.author}</a> : t('care.someone')}
        <Ago at={whole.at} />
        {whole.hiddenAt && <strong>{t('care.watch.is-hidden')}</strong>}
      </p>
    </article>
  )
}

function WholeFile({ file, src }: { file: ShownFile; src: string }) {
  if (file.role === 'picture') {
    return (
      <img
        src={src}
        alt={file.alt}
        width={file.width ?? undefined}
        height={file.height ?? undefined}
        loading="lazy"
      />
    )
  }
  if (file.role === 'audio') return <audio controls preload="none" src={src} aria-label={file.name} />
  if (file.role === 'video') return <video controls preload="none" src={src} aria-label={file.name} />
  return <a href={src}>{file.name}</a>
}
