import { createHash } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { keepCode, takeCode } from '../codes.ts'
import { enterAccount, type Entry } from './enter.ts'

const minutes = 5

/** The site as devices know it: its name, and the address its pages are served at. */
export interface Site {
  name: string
  url: URL
}

/** What a device needs to make a passkey for this account, which it will find again by itself. */
export async function offerPasskey(
  db: Db,
  viewer: Viewer,
  site: Site,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await db
    .selectFrom('people.passkey')
    .select('id')
    .where('account_id', '=', viewer.accountId)
    .execute()
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: site.url.hostname,
    userName: viewer.handle,
    userDisplayName: viewer.name,
    // A device keeps one passkey for each of these: the same for the whole account, and not its id.
    userID: createHash('sha256').update(`passkey ${viewer.accountId}`).digest(),
    excludeCredentials: known,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepCode(db, options.challenge, { purpose: 'add-passkey', minutes, accountId: viewer.accountId })
  return options
}

/** Keeps the passkey that a device made. False when its answer is not one to our question. */
export async function addPasskey(db: Db, viewer: Viewer, site: Site, answer: string): Promise<boolean> {
  const response = readAnswer(answer, registration)
  if (!response) return false
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: async (challenge) =>
      (await takeCode(db, 'add-passkey', challenge))?.accountId === viewer.accountId,
    expectedOrigin: site.url.origin,
    expectedRPID: site.url.hostname,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return false
  const { credential } = verified.registrationInfo
  await db
    .insertInto('people.passkey')
    .values({
      id: credential.id,
      account_id: viewer.accountId,
      public_key: Buffer.from(credential.publicKey),
      uses: String(credential.counter),
      transports: credential.transports ?? [],
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}

/** What a device needs to open with a passkey, whichever account it is for. */
export async function askPasskey(db: Db, site: Site): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: site.url.hostname,
    userVerification: 'required',
  })
  await keepCode(db, options.challenge, { purpose: 'enter-by-passkey', minutes })
  return options
}

/** Who opens with this answer of a device; null when it is not one to a question of ours, or the passkey is not known. */
export async function enterByPasskey(db: Db, site: Site, answer: string): Promise<Entry | null> {
  const response = readAnswer(answer, authentication)
  if (!response) return null
  const passkey = await db
    .selectFrom('people.passkey')
    .selectAll()
    .where('id', '=', response.id)
    .executeTakeFirst()
  if (!passkey) return null
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: async (challenge) => (await takeCode(db, 'enter-by-passkey', challenge)) !== undefined,
    expectedOrigin: site.url.origin,
    expectedRPID: site.url.hostname,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: Number(passkey.uses),
      // Written from what the library itself gave.
      transports: passkey.transports as AuthenticatorTransport[],
    },
  }).catch(() => undefined)
  if (!verified?.verified) return null
  await db
    .updateTable('people.passkey')
    .set({ uses: String(verified.authenticationInfo.newCounter), used_at: sql<Date>`now()` })
    .where('id', '=', passkey.id)
    .execute()
  return enterAccount(db, passkey.account_id)
}

/** Forgets a passkey of this account. */
export async function removePasskey(db: Db, accountId: string, id: string): Promise<void> {
  await db.deleteFrom('people.passkey').where('id', '=', id).where('account_id', '=', accountId).execute()
}

const credential = { id: z.string().max(2_000), rawId: z.string().max(2_000), type: z.literal('public-key') }
const extensions = { clientExtensionResults: z.object({}).loose() }

const registration: z.ZodType<RegistrationResponseJSON> = z.object({
  ...credential,
  ...extensions,
  response: z.object({ clientDataJSON: z.string(), attestationObject: z.string() }),
})

const authentication: z.ZodType<AuthenticationResponseJSON> = z.object({
  ...credential,
  ...extensions,
  response: z.object({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }),
})

function readAnswer<Answer>(text: string, shape: z.ZodType<Answer>): Answer | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
