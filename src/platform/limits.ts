import { createHmac } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type pg from 'pg'
import type { Config } from './config.ts'

/** How often one person may do something: points in so many seconds. Generous for people, short for machines. */
const rules = {
  speak: { points: 30, duration: 600 },
  open: { points: 10, duration: 3_600 },
  book: { points: 20, duration: 3_600 },
  join: { points: 20, duration: 3_600 },
  'sign-in': { points: 20, duration: 900 },
  'sign-in-handle': { points: 10, duration: 900 },
  code: { points: 20, duration: 900 },
  upload: { points: 60, duration: 3_600 },
  report: { points: 10, duration: 3_600 },
  mail: { points: 3, duration: 3_600 },
  write: { points: 120, duration: 600 },
  'take-away': { points: 300, duration: 600 },
  play: { points: 600, duration: 600 },
  carry: { points: 60, duration: 3_600 },
} as const

export type LimitRule = keyof typeof rules

export interface Limits {
  /** Counts one more; returns the seconds to wait when it was one too many, else 0. `key` may be personal: it is hashed. */
  count: (rule: LimitRule, key: string) => Promise<number>
  /** What a personal key is counted under: a keyed hash, which says nothing of it. */
  nameless: (key: string) => string
  /** Whether many people share this address, so that limits go by account there. */
  isShared: (address: string) => boolean
}

/** Opens the counters, kept in PostgreSQL so that several processes count together. */
export function openLimits(pool: pg.Pool, config: Config, secret: Buffer): Limits {
  const shared = addressList(config.venueAddresses)
  const limiters = new Map(
    Object.entries(rules).map(([name, rule]) => [
      name,
      new RateLimiterPostgres({
        storeClient: pool,
        schemaName: 'platform',
        tableName: 'limit_count',
        tableCreated: true,
        keyPrefix: name,
        clearExpiredByTimeout: false,
        ...rule,
      }),
    ]),
  )
  const nameless = (key: string) => createHmac('sha256', secret).update(key).digest('base64url')
  return {
    count: async (rule, key) => {
      try {
        await limiters.get(rule)?.consume(nameless(key))
        return 0
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000))
        throw refusal
      }
    },
    nameless,
    isShared: (address) => matches(shared, address),
  }
}

function addressList(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix) list.addSubnet(address, Number(prefix), family)
    else list.addAddress(address, family)
  }
  return list
}

function matches(list: BlockList, address: string): boolean {
  const family = isIP(address)
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/**
 * The address that limits count by: the peer's, or what a trusted proxy says of it. IPv6 counts by /64, since one home holds that many.
 * A forged X-Forwarded-For changes nothing: only its last entry from a trusted peer is believed.
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  trusted: readonly string[],
): string {
  const direct = peer.replace(/^::ffff:(?=\d+\.)/, '')
  const last = forwardedFor?.split(',').at(-1)?.trim() ?? ''
  const address = isIP(last) && matches(addressList(trusted), direct) ? last : direct
  return isIP(address) === 6 ? firstHalf(address) : address
}

function firstHalf(address: string): string {
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? []
  const front = head ? head.split(':') : []
  const back = tail ? tail.split(':') : []
  const filled = address.includes('::')
    ? [...front, ...Array<string>(8 - front.length - back.length).fill('0'), ...back]
    : front
  return `${filled
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
