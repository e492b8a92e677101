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
