import { loadFiles, type ShownFile } from '../../platform/files/show.ts'
import { renderMarkdown } from '../../platform/markdown.ts'
import { show } from '../../platform/page.tsx'
import { readWhatCame } from '../../platform/origins.ts'
import { readCursor } from '../../platform/pager.tsx'
import type { FormState } from '../../platform/forms.ts'
import { newRoutes, param, requireFound, storePage, type Ctx } from '../../platform/web.ts'
import type { Db } from '../../platform/database.ts'
import { VoicesPage } from './list-page.tsx'
import { listVoices, listWaiting } from './list-queries.ts'
import { streamAnswers } from './live.ts'
import { PostPage } from './post-page.tsx'
import { readPost, readTalk, readTalkRow, type PostRow, type TalkRow } from './queries.ts'
import { LiveAnswer } from './talk.tsx'

const isId = /^[0-9a-z]{12}$/

/** The last post of the page before; anything that cannot be one reads from the start. */
function readAfter(c: Ctx): string | null {
  const id = c.req.query('apres')
  return id && isId.test(id) ? id : null
}

/** Posts as one reads them. */
export const readingRoutes = newRoutes()
  .get('/paroles', async (c) => {
    storePage(c, ['post.', 'presentation.'], ['ordre', 'priorite', 'avant', 'apres'])
    const { lab, viewer } = c.var
    const slug = c.req.query('priorite')
    const priority = slug ? requireFound(lab.words.find('priority', slug)) : null
    const filter = priority?.slug ?? null
    if (c.req.query('ordre') === 'attente') {
      const after = readAfter(c)
      const { rows, next } = await listWaiting(lab.db, viewer, { priority: filter, after })
      return show(
        c,
        <VoicesPage rows={rows} order="waiting" priority={priority} next={next} started={after !== null} />,
      )
    }
    const cursor = readCursor(c)
    const { rows, next } = await listVoices(lab.db, viewer, { priority: filter, cursor })
    return show(
      c,
      <VoicesPage rows={rows} order="time" priority={priority} next={next} started={cursor !== null} />,
    )
  })
  .get('/paroles/:id{[0-9a-z]{12}}', async (c) => {
    const answer = c.req.query('reponse')
    if (answer && isId.test(answer)) return showLiveAnswer(c, param(c, 'id'), answer)
    storePage(c, ['post.', 'group.', 'need.', 'presentation.'], ['apres', 'entier'])
    return showPost(c, requireFound(await readPost(c.var.lab.db, c.var.viewer, param(c, 'id'))))
  })
  .get('/paroles/:id{[0-9a-z]{12}}/direct', async (c) => {
    const post = requireFound(await readPost(c.var.lab.db, c.var.viewer, param(c, 'id')))
    return streamAnswers(c, post)
  })

// What a first visit carries whole; a longer text is one link away.
const longestWhole = 4_000

/** The page of a post, also after a refused answer. */
export async function showPost(c: Ctx, post: PostRow, state?: FormState): Promise<Response> {
  const { db } = c.var.lab
  const after = readAfter(c)
  const [talk, came] = await Promise.all([
    readTalk(db, c.var.viewer, post, after),
    readWhatCame(db, c.var.viewer, post.id),
  ])
  if (post.erased && talk.rows.length === 0 && after === null) requireFound(null)
  const files = await loadShown(db, [post, ...talk.rows])
  const cut = post.text.length > longestWhole && c.req.query('entier') === undefined
  const shown = cut ? { ...post, html: renderMarkdown(beginning(post.text)) } : post
  return show(
    c,
    <PostPage
      post={shown}
      files={files}
      talk={talk.rows}
      came={came}
      next={talk.next}
      started={after !== null}
      cut={cut}
      state={state}
    />,
    state ? 422 : 200,
  )
}

/** The first paragraphs that fit, or the first words of a single long one. */
function beginning(text: string): string {
  const start = text.slice(0, longestWhole)
  const end = Math.max(start.lastIndexOf('\n\n'), start.lastIndexOf('. ') + 1)
  return end > longestWhole / 2 ? start.slice(0, end) : `${start}…`
}

async function loadShown(db: Db, rows: readonly TalkRow[]): Promise<Map<string, ShownFile[]>> {
  const withFiles = rows.filter((row) => row.files > 0).map((row) => row.id)
  return loadFiles(db, withFiles)
}

async function showLiveAnswer(c: Ctx, rootId: string, id: string): Promise<Response> {
  const { db } = c.var.lab
  const row = requireFound(await readTalkRow(db, c.var.viewer, rootId, id))
  const files = await loadShown(db, [row])
  return show(c, <LiveAnswer row={row} files={files.get(row.id) ?? []} />)
}
