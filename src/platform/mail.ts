import { domainToASCII } from 'node:url'
import type { Transporter } from 'nodemailer'
import type { Config } from './config.ts'
import type { Limits } from './limits.ts'

/** A message in plain text, in the words of its reader. */
export interface Letter {
  /** One address, as `readAddress` gave it. */
  to: string
  subject: string
  text: string
  /** Language of the words; French unless said. */
  lang?: string
}

export interface Mail {
  /** Whether this lab can send any message: pages must not offer what cannot come. */
  available: boolean
  /** Hands one message to the server. Throws when there is none or it does not take it: callers use `sendLetter`. */
  hand: (letter: Letter) => Promise<void>
}

/** Opens the way out for messages that SMTP_URL names; without it nothing is ever sent. */
export function openMail(config: Pick<Config, 'smtp' | 'publicUrl'>): Mail {
  const { smtp, publicUrl } = config
  if (!smtp)
    return {
      available: false,
      hand: () => Promise.reject(new Error('no SMTP_URL')),
    }
  // Opened with the first letter: most labs send none for days.
  let transport: Promise<Transporter> | undefined
  return {
    available: true,
    hand: async ({ to, subject, text, lang = 'fr' }) => {
      transport ??= openTransport(new URL(smtp.url), publicUrl.hostname)
      await (
        await transport
      ).sendMail({
        from: smtp.from,
        to: { name: '', address: to },
        subject: subject.replace(/\s+/g, ' '),
        text,
        // RFC 3834: no machine answers this.
        headers: {
          'Auto-Submitted': 'auto-generated',
          'Content-Language': lang,
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
  }
}

/**
 * Sends one message. One mailbox gets a few an hour at most, whoever asks and however its address is written. Returns 'unavailable' when the
 * lab sends no mail, 'too-often' when that mailbox had its share, 'failed' when the server did not take it.
 */
export async function sendLetter(
  { mail, limits }: { mail: Mail; limits: Pick<Limits, 'count'> },
  letter: Letter,
): Promise<'sent' | 'unavailable' | 'too-often' | 'failed'> {
  if (!mail.available) return 'unavailable'
  if ((await limits.count('mail', mailboxOf(letter.to))) > 0) return 'too-often'
  try {
    await mail.hand(letter)
    return 'sent'
  } catch {
    return 'failed'
  }
}

/** Reads one address of a mailbox as people type it; undefined for anything else, lists and comments included. */
export function readAddress(typed: string): string | undefined {
  const [, local, host] =
    /^([^\s@<>(),;:"\\[\]\p{C}]{1,64})@([^\s@<>(),;:"\\[\]\p{C}]{1,253})$/u.exec(
      typed.trim().normalize('NFC'),
    ) ?? []
  if (!local || !host || local.startsWith('.') || local.endsWith('.') || local.includes('..'))
    return undefined
  const domain = domainToASCII(host)
  const known = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain)
  return known && local.length + domain.length < 254 ? `${local}@${domain}` : undefined
}

/** The mailbox behind an address: case and what follows a plus do not make another one, nor dots where the host ignores them. */
function mailboxOf(address: string): string {
  const [local = '', domain = ''] = address.toLowerCase().split('@')
  const name = local.replace(/\+.*$/, '')
  const dotless = domain === 'gmail.com' || domain === 'googlemail.com'
  return `${dotless ? name.replaceAll('.', '') : name}@${domain}`
}

async function openTransport(url: URL, hostname: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  const secure = url.protocol === 'smtps:'
  const local = /^(localhost|127\.|\[::1\])/.test(url.hostname)
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // A password never crosses a network in the clear.
    requireTLS: url.username !== '' && !secure && !local,
    ...(url.username && {
      auth: {
        user: decodeURIComponent(url.username),
        pass: decodeURIComponent(url.password),
      },
    }),
    name: hostname,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
}
