import { access, constants, mkdir, readdir, readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { lastBackupPath } from './backup.ts'
import type { Config } from './config.ts'
import { explain } from './embedded-home.ts'
import { findConverter } from './media/converter.ts'
import { root } from './root.ts'

/** One thing looked at: `broken` keeps the lab from working, `notice` is worth knowing. */
export interface Finding {
  state: 'well' | 'notice' | 'broken'
  says: string
}

const well = (says: string): Finding => ({ state: 'well', says })
const notice = (says: string): Finding => ({ state: 'notice', says })
const broken = (says: string): Finding => ({ state: 'broken', says })

/** Looks at everything the lab stands on. `databaseUrl` is missing when the embedded database could not be started, for `reason`. */
export async function examine(
  config: Config,
  reached: { databaseUrl: string } | { reason: string },
): Promise<Finding[]> {
  const database =
    'databaseUrl' in reached ? await examineDatabase(reached.databaseUrl) : [broken(reached.reason)]
  return [
    ...database,
    await examineFolder(config.dataDir),
    await examineDisk(config.dataDir),
    examineClock(),
    examineAddress(config),
    config.smtp
      ? well(`Les courriels partent par ${new URL(config.smtp.url).hostname}.`)
      : notice('Aucun courriel ne peut partir : SMTP_URL n’est pas donné. On peut s’en passer.'),
    await examineConverter(config),
    await examineBackups(config.dataDir),
  ]
}

const oldestPostgres = 15

async function examineDatabase(url: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const version = await client.query<{ server_version: string; now: Date }>(
      `select current_setting('server_version') as server_version, now()`,
    )
    const { server_version, now } = version.rows[0] ?? { server_version: '0', now: new Date() }
    const number = server_version.split(' ')[0] ?? ''
    const drift = Math.round(Math.abs(Date.now() - now.getTime()) / 1000)
    return [
      Number.parseInt(number, 10) < oldestPostgres
        ? broken(`PostgreSQL ${number} est trop ancien : il faut au moins ${oldestPostgres}.`)
        : well(`La base de données répond (PostgreSQL ${number}).`),
      await examineMigrations(client),
      ...(drift > 5
        ? [notice(`L’horloge de la base de données diffère de ${drift} secondes de celle-ci.`)]
        : []),
    ]
  } catch (error) {
    return [broken(`La base de données ne répond pas : ${explain(error)}.`)]
  } finally {
    await client.end().catch(() => {})
  }
}

async function examineMigrations(client: pg.Client): Promise<Finding> {
  const table = await client.query(`select to_regclass('public.migration') as found`)
  const applied = table.rows[0]?.found
    ? await client.query<{ name: string }>('select name from public.migration')
    : { rows: [] }
  const done = new Set(applied.rows.map(({ name }) => name))
  const waiting = (await readdir(join(root, 'migrations'))).filter(
    (name) => name.endsWith('.sql') && !done.has(name),
  )
  if (waiting.length === 0) return well(`La base de données est à jour (${done.size} étapes).`)
  return notice(
    `Il reste ${waiting.length} étapes de mise à jour : elles se font au démarrage, ou par « socialab migrate ».`,
  )
}

async function examineFolder(folder: string): Promise<Finding> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return well(`Le dossier des fichiers peut être lu et écrit (${folder}).`)
  } catch (error) {
    return broken(`Le dossier des fichiers ${folder} ne peut pas servir : ${explain(error)}.`)
  }
}

const gigabyte = 2 ** 30

async function examineDisk(folder: string): Promise<Finding> {
  const disk = await statfs(folder).catch(() => null)
  if (!disk) return broken(`La place sur le disque de ${folder} ne se lit pas.`)
  const free = (disk.bavail * disk.bsize) / gigabyte
  const says = `Il reste ${free.toLocaleString('fr', { maximumFractionDigits: 1 })} Go sur le disque.`
  if (free < 0.2) return broken(says)
  return free < 2 ? notice(says) : well(says)
}

function examineClock(): Finding {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const now = new Date()
  const says = `L’horloge dit ${now.toLocaleString('fr', { dateStyle: 'full', timeStyle: 'short' })} (fuseau ${timeZone}).`
  // This program did not exist before that year.
  return now.getFullYear() < 2026 ? broken(says) : well(says)
}

function examineAddress({ publicUrl, host, allowInsecureLan }: Config): Finding {
  if (publicUrl.protocol === 'https:') return well(`Le lab s’annonce en https : ${publicUrl.href}`)
  const local = ['127.0.0.1', '::1', 'localhost'].includes(host)
  if (local)
    return notice(
      `Le lab n’est ouvert que sur cette machine (${publicUrl.href}). Pour l’ouvrir à d’autres, donnez un PUBLIC_URL en https.`,
    )
  return notice(
    `Le lab est ouvert sans https${allowInsecureLan ? ', comme demandé' : ''} : ce qu’on y tape peut être lu sur le réseau.`,
  )
}

const converters = {
  ready: well('Les films et les sons sont convertis (ffmpeg, tenu enfermé).'),
  absent: notice(
    'Les films et les sons sont montrés comme ils ont été envoyés : ffmpeg n’est pas là. Pour les convertir : apt install ffmpeg, puis relancer le lab.',
  ),
  'no-sandbox': notice(
    'ffmpeg est là, mais cette machine ne permet pas de l’enfermer (unshare, espaces de noms d’utilisateur) : rien n’est converti. Dans un conteneur, il faut les permettre.',
  ),
}

async function examineConverter(config: Config): Promise<Finding> {
  return converters[(await findConverter(config)).state]
}

const day = 24 * 3600 * 1000

async function examineBackups(dataDir: string): Promise<Finding> {
  const text = await readFile(lastBackupPath(dataDir), 'utf8').catch(() => null)
  if (!text) return notice('Aucune sauvegarde n’a encore été faite : « socialab backup <fichier.tar> ».')
  const { at, path } = JSON.parse(text) as { at: string; path: string }
  const days = Math.floor((Date.now() - Date.parse(at)) / day)
  const says = `La dernière sauvegarde a ${days === 0 ? 'moins d’un jour' : days === 1 ? 'un jour' : `${days} jours`} (${path}).`
  return days > 7 ? notice(says) : well(says)
}
