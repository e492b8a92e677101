import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import type { Owner } from '../embedded-home.ts'

/** Where a program sees the one folder it is given. */
export const workFolder = '/work'

export interface SandboxedRun {
  program: string
  args: readonly string[]
  /** The folder it reads from and writes to: all it sees beside the machine's programs. */
  folder: string
  /** Who it runs as, when we are root. */
  owner?: Owner | undefined
  /** How long it may take, by the clock. */
  seconds: number
  /** How many bytes any file that it writes may take. */
  maxBytes: number
  signal?: AbortSignal | undefined
  /** Hears what it writes to its output, instead of `out`. */
  heard?: (text: string) => void
}

export interface SandboxedEnd {
  /** 'late' when it was killed for its time, of clock or processor; 'asked' when `signal` ended it. */
  how: 'well' | 'badly' | 'late' | 'asked'
  out: string
  /** The last kilobytes of its complaints. */
  said: string
}

const maxMemory = 1.5 * 2 ** 30
const maxOut = 2 ** 20
const maxSaid = 2 ** 13

/**
 * What is left of the machine inside: its programs and libraries, the program's own folder, and the folder of the work, under a root of
 * its own. Its first argument is the folder of the program; the rest of the line is the command. The folder of the work is the current one: that
 * needs no right on the folders above it.
 */
const script = `
set -e
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=/mnt
mount -t tmpfs -o size=1m,mode=755 tmpfs $root
mkdir $root${workFolder}
mount -c --bind . $root${workFolder}
for name in bin lib lib32 lib64 sbin; do
  if [ -L /$name ]; then ln -s "$(readlink /$name)" $root/$name
  elif [ -d /$name ]; then mkdir $root/$name; mount --rbind /$name $root/$name; fi
done
for name in /usr /etc/alternatives "$1"; do
  if [ -d "$name" ] && [ ! -e "$root$name" ]; then mkdir -p "$root$name"; mount --rbind "$name" "$root$name"; fi
done
shift
exec chroot $root "$@"
`

/**
 * Runs a program that reads strangers' bytes: as nobody, with no network, no other process in sight, no file but those of its folder and the
 * machine's programs, no right to gain any, an empty environment, and bounds on memory, time and what it writes. It dies with us, `kill -9`
 * included. Rejects when it cannot even be started.
 */
export async function runSandboxed(run: SandboxedRun): Promise<SandboxedEnd> {
  const child = spawn(
    outer.program,
    [...outer.args, dirname(run.program), ...bounds(run), run.program, ...run.args],
    {
      cwd: run.folder,
      env: {},
      // A group of its own, so that all of it is killed at once.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...run.owner,
    },
  )
  let out = ''
  let said = ''
  let how: SandboxedEnd['how'] | undefined
  const kill = (why: SandboxedEnd['how']) => {
    how ??= why
    if (child.pid === undefined) return
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has just ended by itself.
    }
  }
  const heard = run.heard ?? ((text: string) => (out = out.length < maxOut ? out + text : out))
  child.stdout.setEncoding('utf8').on('data', heard)
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-maxSaid)))
  const late = setTimeout(() => kill('late'), run.seconds * 1_000)
  const asked = () => kill('asked')
  run.signal?.addEventListener('abort', asked, { once: true })
  if (run.signal?.aborted) asked()
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    return { how: how ?? (code === 0 ? 'well' : 'badly'), out, said }
  } finally {
    clearTimeout(late)
    run.signal?.removeEventListener('abort', asked)
  }
}

const outer = {
  program: '/usr/bin/setpriv',
  args: [
    ...['--no-new-privs', '--pdeathsig', 'KILL', '--', '/usr/bin/unshare', '--user', '--map-root-user'],
    ...['--net', '--mount', '--pid', '--ipc', '--fork', '--kill-child', '--', '/bin/sh', '-c', script, 'sh'],
  ],
}

/** Inside, it is root of nothing: the last of these takes even that away. */
function bounds({ seconds, maxBytes }: SandboxedRun): string[] {
  return [
    ...[
      'prlimit',
      `--as=${maxMemory}`,
      `--cpu=${Math.ceil(seconds * 2)}`,
      `--fsize=${maxBytes}`,
      '--core=0',
      '--nofile=64',
    ],
    ...['nice', '-n', '19', 'setpriv', '--bounding-set=-all', '--inh-caps=-all', '--'],
  ]
}
