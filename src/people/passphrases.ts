import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../platform/root.ts'
import { fewAtOnce } from '../platform/turns.ts'

const derive = promisify(argon2)

// OWASP's second choice for Argon2id: 19 MiB, 2 passes, 1 lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** Two: each takes 19 MiB and a core, and a wave of sign-ins must not stop the pages. */
const inTurn = fewAtOnce(2)

const deriveInTurn = (passphrase: string, nonce: Buffer) =>
  inTurn(() => derive('argon2id', { message: foldPhrase(passphrase), nonce, ...cost }))

/** A telephone puts capitals and spaces of its own, another keyboard lacks the accents: none of them locks anyone out. */
function foldPhrase(passphrase: string): string {
  const letters = passphrase.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return letters.replace(/\s+/g, ' ').trim()
}

/** A passphrase as it is stored: salt and Argon2id tag. */
export async function sealPassphrase(passphrase: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await deriveInTurn(passphrase, nonce)
  return `argon2id$${nonce.toString('base64url')}$${tag.toString('base64url')}`
}

/** Whether this passphrase is the sealed one. Takes the same time when there is nothing to compare with. */
export async function matchesPassphrase(passphrase: string, sealed: string | null): Promise<boolean> {
  const [, nonce = '', tag = ''] = (sealed ?? '').split('$')
  const given = await deriveInTurn(passphrase, Buffer.from(nonce.padEnd(22, 'A'), 'base64url'))
  const expected = Buffer.from(tag, 'base64url')
  return expected.length === given.length && timingSafeEqual(expected, given)
}

let list: readonly string[] | undefined

/** The words passphrases are drawn from: everyday, without accents, at least 2,048. */
export function everydayWords(): readonly string[] {
  list ??= readFileSync(join(root, 'presets', 'words-fr.txt'), 'utf8')
    .trim()
    .split('\n')
  return list
}

/** Four words drawn among at least 2,048: 44 bits or more. */
export function drawWords(): readonly string[] {
  const words = everydayWords()
  return Array.from({ length: 4 }, () => words[randomInt(words.length)] ?? '')
}
