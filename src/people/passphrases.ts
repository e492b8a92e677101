import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

// OWASP's second choice for Argon2id: 19 MiB, 2 passes, 1 lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

let computing = 0
const waiting: (() => void)[] = []

/** At most two at once: each takes 19 MiB and a core, and a wave of sign-ins must not stop the pages. */
async function deriveInTurn(passphrase: string, nonce: Buffer): Promise<Buffer> {
  if (computing >= 2) await new Promise<void>((go) => waiting.push(go))
  computing += 1
  try {
    // Typed on another keyboard, the same accents may be composed otherwise.
    return await derive('argon2id', { message: passphrase.normalize('NFKC'), nonce, ...cost })
  } finally {
    computing -= 1
    waiting.shift()?.()
  }
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
