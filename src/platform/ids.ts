import { createHash, randomBytes } from 'node:crypto'

declare const brand: unique symbol

/** An id that cannot be given where the id of another kind is wanted: `type GroupId = Id<'group'>`. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

// Crockford's base 32: no i, l, o or u, so that nothing read aloud or copied by hand can be mistaken.
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new id of 60 random bits in 12 characters. It holds no time: ids tell nothing about when or next to what they were made. */
export function newId<Kind extends string>(): Id<Kind> {
  // The brand exists for the compiler only.
  return randomLetters(12) as Id<Kind>
}

/** A code for paper: 60 random bits as `7K2M-9XQA-04TD`. Only `hashCode` of it is stored here; whoever drew it has minutes to note it. */
export function newCode(): string {
  return grouped(randomLetters(12).toUpperCase())
}

/**
 * Reads a code as people type it: any case, spaces and dashes anywhere, O for 0, I or L for 1, U for V.
 * Returns it as `newCode` wrote it, or undefined when it cannot be a code.
 */
export function readCode(typed: string): string | undefined {
  if (typed.length > 100) return undefined
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replaceAll('U', 'V')
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(plain) ? grouped(plain) : undefined
}

/** The SHA-256 of a code or token, which is all that is kept of it. Give it what `readCode` returned. */
export function hashCode(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}

function randomLetters(count: number): string {
  // 256 is a multiple of 32: its low five bits are as random as the byte.
  return Array.from(randomBytes(count), (byte) => letters.charAt(byte & 31)).join('')
}

function grouped(twelve: string): string {
  return `${twelve.slice(0, 4)}-${twelve.slice(4, 8)}-${twelve.slice(8)}`
}
