import type { Config } from './platform/config.ts'
import { ConfigError, loadConfig } from './platform/config.ts'
import { isDatabaseAway, openDatabase } from './platform/database.ts'
import { explain, StartError } from './platform/embedded-home.ts'
import { reachDatabase } from './platform/embedded.ts'
import { launch, migrateAt, refusedCode } from './launcher.ts'

type Command = (config: Config, args: string[]) => Promise<number | void>

const commands: Record<string, { does: string; run: Command }> = {
  serve: { does: 'ouvre le lab : la base de données, les pages et les tâches', run: launch },
  application: {
    does: 'les pages et les tâches, sur une base déjà prête',
    run: (config) => stayOpen(config, true, true),
  },
  web: { does: 'les pages seules', run: (config) => stayOpen(config, true, false) },
  worker: { does: 'les tâches seules', run: (config) => stayOpen(config, false, true) },
  migrate: {
    does: 'met la base de données à jour',
    run: (config) => withDatabase(config, () => Promise.resolve()),
  },
  backup: { does: 'sauvegarde tout dans un dossier, ou dans un seul fichier .tar', run: saveAll },
  restore: { does: 'remet une sauvegarde dans un lab vide', run: putBack },
  keys: { does: 'donne un lien pour ouvrir l’intendance technique, quand elle est vide', run: giveKeys },
  doctor: { does: 'dit ce qui va et ce qui ne va pas', run: examineAll },
  routes: { does: 'montre chaque adresse', run: showRoutes },
  research: {
    does: 'sort les données d’une étude (release --study nom --quarter 2026-T4), ou refait les chiffres d’un jeu de données (indicators --from <dossier ou zip>)',
    run: research,
  },
  demo: { does: 'remplit le lab d’un monde de démonstration, une seule fois', run: fillWithDemo },
}

/** Reaches the database, brings it up to date, and does `act` with it. */
async function withDatabase<T>(
  config: Config,
  act: (config: Config & { databaseUrl: string }) => Promise<T>,
): Promise<T> {
  const database = await reachDatabase(config)
  try {
    await migrateAt(database.url)
    return await act({ ...config, databaseUrl: database.url })
  } finally {
    await database.stop()
  }
}

async function stayOpen(config: Config, web: boolean, worker: boolean): Promise<void> {
  const { promise: asked, resolve } = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  const { serve } = await import('./main.ts')
  const database = await reachDatabase(config)
  try {
    const serving = await serve({ ...config, databaseUrl: database.url }, { web, worker })
    if (serving.address) console.log(`Le lab est ouvert : ${serving.address}`)
    if (web && worker) await greetFirstKeyholder(config, database.url)
    await asked
    await serving.close()
  } finally {
    await database.stop()
  }
}

/** The first time a lab starts, whoever hosts it finds how to take the keys. */
async function greetFirstKeyholder(config: Config, url: string): Promise<void> {
  const { openFirstKeysLink } = await import('./people/index.ts')
  const { db, close } = openDatabase(url)
  const path = await openFirstKeysLink(db).finally(close)
  if (path) console.log(keysLine(config, path))
}

async function giveKeys(config: Config): Promise<number> {
  const { openKeysLink } = await import('./people/index.ts')
  const path = await withDatabase(config, async ({ databaseUrl }) => {
    const { db, close } = openDatabase(databaseUrl)
    return openKeysLink(db).finally(close)
  })
  if (path) console.log(keysLine(config, path))
  else console.error('Quelqu’un tient déjà l’intendance technique : c’est ce cercle qui ouvre sa porte.')
  return path ? 0 : 1
}

function keysLine(config: Config, path: string): string {
  return `Lien à usage unique pour tenir l’intendance technique : ${new URL(path, config.publicUrl).href}`
}

async function saveAll(config: Config, [target]: string[]): Promise<void> {
  if (!target) throw new StartError('Dites où sauvegarder : socialab backup <dossier ou fichier.tar>')
  const { backUp } = await import('./platform/backup.ts')
  const { path, tables, files, missing, bytes } = await withDatabase(config, (reached) =>
    backUp(reached, target),
  )
  const size = (bytes / 1e6).toLocaleString('fr', { maximumFractionDigits: 1 })
  console.log(`Sauvegardé dans ${path} : ${tables} tables, ${files} fichiers, ${size} Mo.`)
  if (missing > 0) console.log(`${missing} fichiers n’étaient plus là.`)
  console.log('Gardez-la en lieu sûr : elle contient tout ce que le lab sait.')
}

async function putBack(config: Config, [source]: string[]): Promise<void> {
  if (!source) throw new StartError('Dites quoi remettre : socialab restore <dossier ou fichier.tar>')
  const { restore } = await import('./platform/restore.ts')
  const database = await reachDatabase(config)
  try {
    const { at, files } = await restore({ ...config, databaseUrl: database.url }, source)
    console.log(
      `Le lab est revenu comme il était le ${new Date(at).toLocaleString('fr')}, avec ses ${files.length} fichiers.`,
    )
  } finally {
    await database.stop()
  }
}

const signs = { well: '✔', notice: '·', broken: '✖' }

async function examineAll(config: Config): Promise<number> {
  const { examine } = await import('./platform/doctor.ts')
  const database = await reachDatabase(config).catch((error: unknown) => ({ reason: describe(error) }))
  const reached = 'url' in database ? { databaseUrl: database.url } : database
  const findings = await examine(config, reached)
  if ('url' in database) await database.stop()
  for (const { state, says } of findings) console.log(`${signs[state]} ${says}`)
  return findings.some(({ state }) => state === 'broken') ? 1 : 0
}

async function showRoutes(config: Config): Promise<void> {
  const { createApp, listRoutes } = await import('./app.tsx')
  const { findRoutePlaces } = await import('./route-places.ts')
  await withDatabase(config, async (reached) => {
    const { openLab } = await import('./platform/lab.ts')
    const lab = await openLab(reached)
    const places = await findRoutePlaces()
    for (const { method, path } of listRoutes(createApp(lab))) {
      console.log(method.padEnd(5), path.padEnd(44), places.get(`${method} ${path}`) ?? '')
    }
    await lab.close()
  })
}

/** Commands of research, each a word of its own. */
const researchCommands: Record<string, Command> = { release: releaseByHand, indicators: printIndicators }

async function research(config: Config, [name = '', ...args]: string[]): Promise<number | void> {
  const command = researchCommands[name]
  if (command) return command(config, args)
  console.error(`socialab research <${Object.keys(researchCommands).join(' | ')}>`)
  return 1
}

async function printIndicators(_: Config, args: string[]): Promise<void> {
  const { parseArgs } = await import('node:util')
  const { values } = parseArgs({ args, options: { from: { type: 'string' } } })
  if (!values.from)
    throw new StartError('Dites quoi lire : socialab research indicators --from <dossier ou zip>')
  const { printFigures } = await import('./research/index.ts')
  for (const line of await printFigures(values.from)) console.log(line)
}

async function releaseByHand(config: Config, args: string[]): Promise<number> {
  const { parseArgs } = await import('node:util')
  const { values } = parseArgs({ args, options: { study: { type: 'string' }, quarter: { type: 'string' } } })
  // Every module says what it knows of what people did.
  await import('./app.tsx')
  const { releaseNamed, saidOfRelease } = await import('./research/index.ts')
  const released = await withDatabase(config, async ({ databaseUrl }) => {
    const { db, close } = openDatabase(databaseUrl)
    return releaseNamed(db, values.study ?? '', values.quarter ?? '').finally(close)
  })
  console.log(saidOfRelease[released])
  return released === 'released' || released === 'already' ? 0 : 1
}

async function fillWithDemo(config: Config): Promise<void> {
  const { choosePhrases, describeGuests, fillDemo } = await import('../demo/index.ts')
  const { openLab } = await import('./platform/lab.ts')
  await withDatabase(config, async (reached) => {
    const lab = await openLab(reached)
    try {
      const phrases = choosePhrases(config)
      const filled = await fillDemo(lab, phrases)
      for (const line of describeGuests(lab, filled, phrases)) console.log(line)
    } finally {
      await lab.close()
    }
  })
}

function help(): void {
  console.log('socialab <commande>\n')
  for (const [name, { does }] of Object.entries(commands)) console.log(`  ${name.padEnd(12)} ${does}`)
}

/** One line when the cause is how the lab is set or where it stands; otherwise the whole error. */
function describe(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StartError) return error.message
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : ''
  if ('syscall' in error && error.syscall === 'listen') {
    const port = 'port' in error ? error.port : ''
    return code === 'EADDRINUSE'
      ? `PORT : le port ${port} est déjà pris.`
      : `HOST, PORT : impossible d’écouter là, ${explain(error)}.`
  }
  if (isDatabaseAway(error)) return `DATABASE_URL : la base de données ne répond pas (${explain(error)}).`
  return error.stack ?? error.message
}

async function main(): Promise<number> {
  const [name = 'serve', ...args] = process.argv.slice(2)
  const command = commands[name]
  if (!command) {
    help()
    return name === 'help' ? 0 : 1
  }
  try {
    return (await command.run(loadConfig(process.env), args)) ?? 0
  } catch (error) {
    console.error(describe(error))
    const refused =
      error instanceof ConfigError ||
      (error instanceof Error && 'syscall' in error && error.syscall === 'listen')
    return name === 'application' && refused ? refusedCode : 1
  }
}

process.exit(await main())
