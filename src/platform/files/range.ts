import type { HonoRequest } from 'hono'

import type { ByteRange } from './contents.ts'

/**
 * What a Range header asks of a content of `size` bytes (RFC 9110, 14.2): undefined when there is none or it is to be ignored (another unit,
 * several ranges, nonsense), 'beyond' when it lies outside.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'beyond' | undefined {
  const asked = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(header ?? '')
  const [, first = '', last = ''] = asked ?? []
  if (!asked || (first === '' && last === '')) return undefined
  if (first === '') {
    const length = Number(last)
    return length === 0 || size === 0 ? 'beyond' : { start: Math.max(0, size - length), end: size - 1 }
  }
  const start = Number(first)
  if (last !== '' && Number(last) < start) return undefined
  if (start >= size) return 'beyond'
  return {
    start,
    end: last === '' ? size - 1 : Math.min(Number(last), size - 1),
  }
}

/** Whether `If-None-Match` or `If-Range` names this content. */
export function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}

/** Whether whoever asks has this content already (RFC 9110, 13.2.2): the tag decides where one is sent, else the date, to the second. */
export function isHad(request: HonoRequest, etag: string, at: Date): boolean {
  const tags = request.header('if-none-match')
  if (tags !== undefined) return matches(tags, etag)
  return Math.floor(at.getTime() / 1_000) * 1_000 <= Date.parse(request.header('if-modified-since') ?? '')
}
