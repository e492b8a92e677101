import { channel } from 'node:diagnostics_channel'
import pg from 'pg'
import { fewAtOnce } from './turns.ts'

/** Told of each statement before it is sent, with the pool beside which these connections stand: for tests that count and explain. */
const asked = channel('socialab.read')

/** A connection that many reads share, each sent without waiting for the answers to those before it. */
interface Lane {
  client: pg.Client
  ready: Promise<unknown>
  waiting: number
  held: boolean
}

/** Reads under way on one connection; others wait their turn, so that a burst of requests is let in little by little. */
const mostUnderWay = 8

export interface Readers {
  /** The rows, as whoever built the query says they are. */
  read: <Row>(query: pg.QueryConfig) => Promise<Row[]>
  end: () => Promise<void>
}

/**
 * Opens up to `most` connections for prepared reads outside any transaction. What all requests ask in one turn of the event loop leaves in
 * one write a connection: waking the server for each statement cost a fifth of a page. Losing one fails what waited on it, no more.
 */
export function openReaders(pool: pg.Pool, config: pg.ClientConfig, most = 3): Readers {
  const lanes = new Set<Lane>()
  const inTurn = fewAtOnce(most * mostUnderWay)

  const open = (): Lane => {
    // A plan for these very values is never so much better that it is worth making one each time: see docs/adr/statements.md.
    const options = '-c plan_cache_mode=force_generic_plan'
    const client = new pg.Client({ ...config, options, pipeline: true })
    const lane: Lane = { client, ready: client.connect(), waiting: 0, held: false }
    const forget = () => void lanes.delete(lane)
    client.on('error', forget)
    client.on('end', forget)
    lane.ready.catch(forget)
    lanes.add(lane)
    return lane
  }

  /** The one that fewest wait for, or a new one while that is allowed and all are busy. */
  const choose = (): Lane => {
    let best: Lane | undefined
    for (const lane of lanes) if (!best || lane.waiting < best.waiting) best = lane
    return !best || (best.waiting > 0 && lanes.size < most) ? open() : best
  }

  const send = async <Row>(query: pg.QueryConfig): Promise<Row[]> => {
    const lane = choose()
    lane.waiting += 1
    try {
      await lane.ready
      holdUntilEndOfTurn(lane)
      const { rows } = await lane.client.query<Row & pg.QueryResultRow>(query)
      return rows
    } catch (error) {
      // Told before the connection closes: the next read must not be sent into it.
      if (!(error instanceof pg.DatabaseError) || error.severity === 'FATAL') lanes.delete(lane)
      throw error
    } finally {
      lane.waiting -= 1
    }
  }

  return {
    read: <Row>(query: pg.QueryConfig) => {
      if (asked.hasSubscribers) asked.publish({ pool, query })
      return inTurn(() => send<Row>(query))
    },
    end: async () => {
      await Promise.all([...lanes].map(({ client }) => client.end()))
    },
  }
}

function holdUntilEndOfTurn(lane: Lane): void {
  if (lane.held) return
  const { stream } = lane.client.connection
  lane.held = true
  stream.cork()
  setImmediate(() => {
    lane.held = false
    stream.uncork()
  })
}
