import { existsSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import type { Db } from '../database.ts'
import { findUser, type Owner } from '../embedded-home.ts'
import { runSandboxed, type SandboxedEnd, type SandboxedRun } from './sandbox.ts'

/** 'no-sandbox': ffmpeg is there, and this machine does not let it be shut in. Then it does not run at all. */
export type ConverterState = 'ready' | 'absent' | 'no-sandbox'

export interface Converter {
  state: ConverterState
  owner?: Owner
  ffmpeg: (run: ProgramRun) => Promise<SandboxedEnd>
  ffprobe: (run: ProgramRun) => Promise<SandboxedEnd>
}

export type ProgramRun = Omit<SandboxedRun, 'program' | 'owner'>

const usual = ['/usr/bin/ffmpeg', '/usr/local/bin/ffmpeg']
const converters = new WeakMap<Db, () => Promise<Converter>>()

/** Says where the converter of the jobs on this database is; it is looked for with the first of them. */
export function openConverter(config: Pick<Config, 'ffmpegPath'>, db: Db): void {
  let found: Promise<Converter> | undefined
  converters.set(db, () => (found ??= findConverter(config)))
}

/** The converter opened beside this database. */
export function converterOf(db: Db): Promise<Converter> {
  const find = converters.get(db)
  if (!find) throw new Error('no converter was opened beside this database')
  return find()
}

/** Looks for ffmpeg and ffprobe, and whether this machine can shut them in. */
export async function findConverter({ ffmpegPath }: Pick<Config, 'ffmpegPath'>): Promise<Converter> {
  const ffmpeg = (ffmpegPath ? [ffmpegPath] : usual).find((path) => existsSync(path)) ?? ''
  const ffprobe = join(dirname(ffmpeg), basename(ffmpeg).replace('ffmpeg', 'ffprobe'))
  const owner = process.getuid?.() === 0 ? await findUser('nobody') : undefined
  const runs = (program: string) => (run: ProgramRun) => runSandboxed({ ...run, program, owner })
  const state = existsSync(ffmpeg) && existsSync(ffprobe) ? 'ready' : 'absent'
  const converter: Converter = {
    state,
    ffmpeg: runs(ffmpeg),
    ffprobe: runs(ffprobe),
    ...(owner && { owner }),
  }
  if (state === 'absent') return converter
  const mayRun = process.getuid?.() !== 0 || owner !== undefined
  return { ...converter, state: mayRun && (await worksShutIn(converter)) ? 'ready' : 'no-sandbox' }
}

/** Whether both programs start where they will work: inside, or not at all. */
async function worksShutIn(converter: Converter): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'socialab-look-'))
  try {
    const { owner } = converter
    if (owner) await chown(folder, owner.uid, owner.gid)
    const run = { args: ['-hide_banner', '-version'], folder, seconds: 20, maxBytes: 0 }
    const ends = [await converter.ffmpeg(run), await converter.ffprobe(run)]
    return ends.every(({ how, out }) => how === 'well' && out.includes('version'))
  } catch {
    return false
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
