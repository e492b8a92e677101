import { resolve } from 'node:path'
import { z } from 'zod'
import { fr } from 'zod/locales'

const flag = z
  .enum(['0', '1', 'true', 'false', 'on', 'off'])
  .default('off')
  .transform((value) => value === '1' || value === 'true' || value === 'on')

const list = z
  .string()
  .default('')
  .transform((value) => value.split(/[\s,]+/).filter(Boolean))

const urlOf = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `une adresse qui commence par ${protocols.map((protocol) => `${protocol}//`).join(' ou ')} est attendue`,
  })

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: urlOf('http:', 'https:').optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: urlOf('postgres:', 'postgresql:').optional(),
  SMTP_URL: urlOf('smtp:', 'smtps:').optional(),
  SMTP_FROM: z.email().optional(),
  S3_ENDPOINT: urlOf('http:', 'https:').optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('auto'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  FFMPEG_PATH: z.string().min(1).optional(),
  TRUSTED_PROXY: list,
  ALLOW_INSECURE_LAN: flag,
  VENUE_ADDRESSES: list,
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  METRICS_TOKEN: z.string().min(16, '16 signes au moins').optional(),
  PAGE_STORE: z
    .enum(['on', 'off'])
    .default('on')
    .transform((value) => value === 'on'),
})

export interface S3Settings {
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

export interface Config {
  host: string
  port: number
  publicUrl: URL
  dataDir: string
  databaseUrl?: string
  smtp?: { url: string; from: string }
  s3?: S3Settings
  /** The ffmpeg that converts films and sounds, ffprobe beside it; found where Debian puts it unless said. */
  ffmpegPath?: string
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  trustedProxy: string[]
  allowInsecureLan: boolean
  /** Shared addresses of the place, where limits go by account. */
  venueAddresses: string[]
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  metricsToken?: string
  /** Whether visitors' pages are kept in memory; off only to measure. */
  pageStore: boolean
}

/** A bad setting. Its message is one line that names the variable. */
export class ConfigError extends Error {}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** Reads the environment once. Throws ConfigError for the first value that cannot be right. */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given, { error: fr().localeError })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigError(`${String(issue?.path[0])} : ${issue?.message}`)
  }
  const e = parsed.data
  const publicUrl = new URL(e.PUBLIC_URL ?? `http://localhost:${e.PORT}`)
  const local = loopback.has(e.HOST) || publicUrl.protocol === 'https:'
  if (!local && !e.ALLOW_INSECURE_LAN) {
    throw new ConfigError(
      'HOST : au-delà de cette machine, http sans s ne protège pas les sessions ; donnez une PUBLIC_URL en https, ou ALLOW_INSECURE_LAN=1',
    )
  }
  const s3 = s3Settings(e)
  return {
    host: e.HOST,
    port: e.PORT,
    publicUrl,
    dataDir: resolve(e.DATA_DIR),
    trustedProxy: e.TRUSTED_PROXY,
    allowInsecureLan: e.ALLOW_INSECURE_LAN,
    venueAddresses: e.VENUE_ADDRESSES,
    logLevel: e.LOG_LEVEL,
    pageStore: e.PAGE_STORE,
    ...(e.DATABASE_URL && { databaseUrl: e.DATABASE_URL }),
    ...(e.SMTP_URL && {
      smtp: { url: e.SMTP_URL, from: e.SMTP_FROM ?? `socialab@${publicUrl.hostname}` },
    }),
    ...(s3 && { s3 }),
    ...(e.FFMPEG_PATH && { ffmpegPath: e.FFMPEG_PATH }),
    ...(e.METRICS_TOKEN && { metricsToken: e.METRICS_TOKEN }),
  }
}

function s3Settings(e: z.infer<typeof environment>): S3Settings | undefined {
  if (!e.S3_ENDPOINT) return undefined
  const required = {
    S3_BUCKET: e.S3_BUCKET,
    S3_ACCESS_KEY_ID: e.S3_ACCESS_KEY_ID,
    S3_SECRET_ACCESS_KEY: e.S3_SECRET_ACCESS_KEY,
  }
  for (const [name, value] of Object.entries(required)) {
    if (!value) throw new ConfigError(`${name} : nécessaire avec S3_ENDPOINT`)
  }
  return {
    endpoint: e.S3_ENDPOINT,
    bucket: e.S3_BUCKET ?? '',
    region: e.S3_REGION,
    accessKeyId: e.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: e.S3_SECRET_ACCESS_KEY ?? '',
  }
}
