import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const home = join(tmpdir(), 'socialab-ffmpeg')

let found: Promise<string> | undefined

/**
 * An ffmpeg for the tests: the machine's own, else Debian's packages, unpacked out of the way: the product is tested on machines that have
 * none. Throws a sentence when there is none to be had.
 */
export function findFfmpeg(): Promise<string> {
  return (found ??= find())
}

async function find(): Promise<string> {
  if (existsSync('/usr/bin/ffmpeg')) return '/usr/bin/ffmpeg'
  const program = join(home, 'ffmpeg')
  if (!existsSync(program)) {
    await unpack().catch((error: unknown) => {
      throw new Error('these tests need ffmpeg: install it, or let apt-get fetch its packages', {
        cause: error,
      })
    })
  }
  return program
}

/** Unpacked under a name of its own, then renamed: two runs at once never meet half of it. */
async function unpack(): Promise<void> {
  const half = await mkdtemp(join(tmpdir(), 'socialab-ffmpeg-'))
  try {
    await chmod(half, 0o755)
    const packages = join(half, 'packages')
    await mkdir(join(packages, 'partial'), { recursive: true })
    await fetchPackages(packages).catch(async () => {
      await run('apt-get', ['update'])
      await fetchPackages(packages)
    })
    for (const name of await readdir(packages))
      if (name.endsWith('.deb')) await run('dpkg', ['-x', join(packages, name), half])
    await rm(packages, { recursive: true })
    for (const name of ['ffmpeg', 'ffprobe']) {
      await writeFile(join(half, name), wrapper(name))
      await chmod(join(half, name), 0o755)
    }
    await rename(half, home).catch((error: unknown) => {
      if (!existsSync(home)) throw error
    })
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}

const fetchPackages = (folder: string) =>
  run('apt-get', [
    ...[
      'install',
      '--download-only',
      '-y',
      '--no-install-recommends',
      '-o',
      `Dir::Cache::archives=${folder}`,
    ],
    'ffmpeg',
  ])

const wrapper = (name: string) => `#!/bin/sh
for lib in ${home}/usr/lib/*-linux-gnu; do
  export LD_LIBRARY_PATH=$lib:$lib/blas:$lib/lapack:$lib/pulseaudio
done
exec ${home}/usr/bin/${name} "$@"
`

/** Makes a film or sound by ffmpeg's own means; the last argument is where. */
export async function makeMedia(...args: string[]): Promise<void> {
  await run(await findFfmpeg(), ['-nostdin', '-v', 'error', '-y', ...args])
}

/** What a file holds, as ffprobe tells it. */
export async function lookInto(path: string): Promise<Looked> {
  const ffprobe = (await findFfmpeg()).replace(/ffmpeg$/, 'ffprobe')
  const { stdout } = await run(ffprobe, ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', path])
  return JSON.parse(stdout) as Looked
}

interface Looked {
  format: { duration: string; tags?: Record<string, string> }
  streams: {
    codec_type: string
    codec_name: string
    width?: number
    height?: number
    channels?: number
    pix_fmt?: string
    color_transfer?: string
    side_data_list?: unknown[]
    tags?: Record<string, string>
  }[]
}
