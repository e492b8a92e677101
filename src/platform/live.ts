import pg from 'pg'
import type { Log } from './log.ts'

/** A fact as every process hears it at commit. */
export interface News {
  name: string
  ids: Record<string, string>
}

/** What this process hears from the database. `lost` is called when news may have been missed: forget what they would have changed. */
export interface Live {
  onNews: (hear: (news: News) => void) => () => void
  onWords: (hear: () => void) => () => void
  onLost: (hear: () => void) => () => void
  close: () => Promise<void>
}

function listeners<Args extends unknown[]>() {
  const all = new Set<(...args: Args) => void>()
  return {
    add: (hear: (...args: Args) => void) => {
      all.add(hear)
      return () => void all.delete(hear)
    },
    tell: (...args: Args) => all.forEach((hear) => hear(...args)),
  }
}

/** Listens on one connection of its own and comes back by itself when the database does. */
export async function openLive(url: string, log: Log): Promise<Live> {
  const news = listeners<[News]>()
  const words = listeners<[]>()
  const lost = listeners<[]>()
  let closed = false
  let client: pg.Client | null = null
  let again: NodeJS.Timeout | undefined

  const connect = async () => {
    const next = new pg.Client({ connectionString: url, application_name: 'socialab live', keepAlive: true })
    next.on('error', () => {})
    next.on('end', retry)
    next.on('notification', ({ channel, payload }) => {
      if (channel === 'words') words.tell()
      // Only recordFact notifies on this channel.
      else if (payload) news.tell(JSON.parse(payload) as News)
    })
    await next.connect()
    await next.query('listen fact; listen words')
    client = next
  }
  const retry = () => {
    if (closed || again) return
    client = null
    lost.tell()
    again = setTimeout(() => {
      again = undefined
      connect().then(() => {
        lost.tell()
        log.info('live connection is back')
      }, retry)
    }, 500)
  }
  await connect()
  return {
    onNews: news.add,
    onWords: words.add,
    onLost: lost.add,
    close: async () => {
      closed = true
      clearTimeout(again)
      await client?.end().catch(() => {})
    },
  }
}
