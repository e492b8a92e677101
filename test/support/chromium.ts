import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'

const run = promisify(execFile)

/** A Chromium that can be started: its binary, and what its environment must say. */
export interface Chromium {
  path: string
  env: Record<string, string>
}

/** Finds a Chromium: the one named by CHROMIUM_PATH, Debian's, or the one inside the npm package. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['CHROMIUM_PATH']
  if (named) return { path: named, env: {} }
  if (existsSync('/usr/bin/chromium')) return { path: '/usr/bin/chromium', env: {} }
  return describePacked(await unpackOnce())
}

/** The package's own unpacking writes fixed names in /tmp, where two runs at once meet half a file: ours is renamed into place. */
async function unpackOnce(): Promise<string> {
  const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin')
  const cache = join(packed, '..', '..', '..', '.cache')
  const home = join(cache, 'chromium')
  if (existsSync(home)) return home
  await mkdir(cache, { recursive: true })
  const half = await mkdtemp(join(cache, 'chromium-'))
  try {
    await inflate(join(packed, 'chromium.br'), join(half, 'chromium'))
    for (const name of ['al2023', 'fonts', 'swiftshader']) await untar(join(packed, `${name}.tar.br`), half)
    await chmod(join(half, 'chromium'), 0o755)
    await writeFile(join(half, 'fonts.conf'), describeFonts(home))
    // Another run may have been faster: its folder is as good as ours.
    await rename(half, home).catch((error: unknown) => {
      if (!existsSync(home)) throw error
    })
  } finally {
    await rm(half, { recursive: true, force: true })
  }
  return home
}

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to))
}

async function untar(from: string, into: string): Promise<void> {
  const whole = join(into, 'whole.tar')
  await inflate(from, whole)
  await run('tar', ['-x', '--no-same-owner', '-f', whole, '-C', into])
  await rm(whole)
}

/** A bare machine has no font and no fontconfig: Open Sans comes with the package; the machine's own are used where there are any. */
function describeFonts(home: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`
}

/** The libraries a bare Debian lacks (nss, nspr, expat) come with the package too, as one matching set. */
function describePacked(home: string): Chromium {
  const env = {
    LD_LIBRARY_PATH: join(home, 'lib'),
    FONTCONFIG_FILE: join(home, 'fonts.conf'),
  }
  return { path: join(home, 'chromium'), env }
}
