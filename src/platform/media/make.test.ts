import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chown, copyFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { promisify } from 'node:util'
import { findFfmpeg, lookInto, makeMedia } from '../../../test/support/ffmpeg.ts'
import type { FileType } from '../files/types.ts'
import { findConverter, type Converter } from './converter.ts'
import { makeRenditions } from './make.ts'
import { runSandboxed } from './sandbox.ts'

const run = promisify(execFile)

const picture = (size: string, seconds = 1) => ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=25:d=${seconds}`]
const tone = (seconds = 1) => ['-f', 'lavfi', '-i', `sine=440:d=${seconds}`]

suite('making what readers get of films and sounds', () => {
  let converter: Converter
  let home: string
  let count = 0

  before(async () => {
    converter = await findConverter({ ffmpegPath: await findFfmpeg() })
    home = await mkdtemp(join(tmpdir(), 'socialab-media-'))
  })
  after(() => rm(home, { recursive: true, force: true }))

  /** A file made by ffmpeg with these arguments. */
  async function film(name: string, ...args: string[]): Promise<string> {
    const path = join(home, `${(count += 1)}-${name}`)
    await makeMedia(...args, path)
    return path
  }

  /** What is made of it, by name. */
  async function make(path: string, type: FileType, signal = new AbortController().signal) {
    const folder = join(home, `work-${(count += 1)}`)
    await mkdir(folder, { mode: 0o700 })
    await copyFile(path, join(folder, 'source'))
    const { owner } = converter
    if (owner) for (const one of [folder, join(folder, 'source')]) await chown(one, owner.uid, owner.gid)
    const percents: number[] = []
    const made = await makeRenditions({
      converter,
      folder,
      type,
      signal,
      told: (percent) => percents.push(percent),
    })
    if (typeof made === 'string') return made
    return {
      folder,
      percents,
      names: made.map(({ name }) => name),
      look: (name: string) => lookInto(join(folder, name)),
    }
  }

  async function made(path: string, type: FileType) {
    const all = await make(path, type)
    assert.ok(typeof all === 'object', `refused: ${String(all)}`)
    return all
  }

  const sizes = async (all: Awaited<ReturnType<typeof made>>, name: string) => {
    const shown = (await all.look(name)).streams.find((stream) => stream.codec_type === 'video')
    return [shown?.width, shown?.height]
  }

  test('this machine shuts ffmpeg in', () => assert.equal(converter.state, 'ready'))

  test('a large film becomes 720p and 480p, a sound and a poster', async () => {
    const all = await made(
      await film(
        'large.mp4',
        ...picture('1920x1080'),
        ...tone(),
        '-c:v',
        'libx264',
        '-preset',
        'ultrafast',
        '-c:a',
        'aac',
      ),
      'video/mp4',
    )
    assert.deepEqual(all.names, ['720p', '480p', 'son', 'affiche'])
    assert.deepEqual(await sizes(all, '720p'), [1280, 720])
    assert.deepEqual(await sizes(all, '480p'), [854, 480])
    const { streams } = await all.look('720p')
    assert.deepEqual(
      streams.map(({ codec_name }) => codec_name),
      ['h264', 'aac'],
    )
    const [sound] = (await all.look('son')).streams
    assert.deepEqual([sound?.codec_name, sound?.channels], ['aac', 1])
    const start = (await readFile(join(all.folder, '720p'))).subarray(0, 4_096).toString('latin1')
    assert.ok(start.includes('moov'), 'it plays before it has all come')
  })

  test('nothing is made larger than it is', async () => {
    const all = await made(await film('small.mp4', ...picture('320x240'), '-c:v', 'mpeg4'), 'video/mp4')
    assert.deepEqual(all.names, ['480p', 'affiche'])
    assert.deepEqual(await sizes(all, '480p'), [320, 240])
  })

  for (const [name, type, args] of [
    [
      'hevc.mp4',
      'video/mp4',
      ['-c:v', 'libx265', '-x265-params', 'log-level=error', '-preset', 'ultrafast', '-c:a', 'aac'],
    ],
    [
      'vp9.webm',
      'video/webm',
      ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus'],
    ],
    ['vp8.webm', 'video/webm', ['-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libvorbis']],
    ['prores.mov', 'video/quicktime', ['-c:v', 'prores', '-c:a', 'pcm_s16be']],
  ] as const) {
    test(`${name} is converted`, async () => {
      const all = await made(await film(name, ...picture('640x360'), ...tone(), ...args), type)
      assert.deepEqual(all.names, ['480p', 'son', 'affiche'])
      assert.deepEqual(await sizes(all, '480p'), [640, 360])
    })
  }

  test('a film held upright stays so, and one that says it lies on its side is turned', async () => {
    const tall = await made(
      await film('tall.mp4', ...picture('1080x1920'), '-preset', 'ultrafast'),
      'video/mp4',
    )
    assert.deepEqual(await sizes(tall, '720p'), [720, 1280])
    const flat = await film('flat.mov', ...picture('640x360'), '-preset', 'ultrafast')
    const turned = join(home, 'turned.mov')
    await makeMedia('-i', flat, '-c', 'copy', '-metadata:s:v:0', 'rotate=90', turned)
    const all = await made(turned, 'video/quicktime')
    assert.deepEqual(await sizes(all, '480p'), [360, 640])
    assert.equal((await all.look('480p')).streams[0]?.side_data_list, undefined)
  })

  test('words and time codes in a film are left aside', async () => {
    const words = join(home, 'words.srt')
    await writeFile(words, '1\n00:00:00,000 --> 00:00:01,000\nBonjour\n')
    const tracks = [
      '-map',
      '0:v',
      '-map',
      '1:a',
      '-map',
      '2:s',
      '-c:s',
      'mov_text',
      '-timecode',
      '01:00:00:00',
    ]
    const path = await film(
      'words.mov',
      ...picture('640x360'),
      ...tone(),
      '-i',
      words,
      ...tracks,
      '-preset',
      'ultrafast',
    )
    const all = await made(path, 'video/quicktime')
    assert.deepEqual(
      (await all.look('480p')).streams.map((stream) => stream.codec_type),
      ['video', 'audio'],
    )
  })

  test('a film brighter than screens becomes one that they show', async () => {
    const bright = [
      '-pix_fmt',
      'yuv420p10le',
      '-color_trc',
      'arib-std-b67',
      '-color_primaries',
      'bt2020',
      '-colorspace',
      'bt2020nc',
    ]
    const all = await made(
      await film('bright.mov', ...picture('640x360'), '-preset', 'ultrafast', ...bright),
      'video/quicktime',
    )
    const [shown] = (await all.look('480p')).streams
    assert.deepEqual([shown?.pix_fmt, shown?.color_transfer], ['yuv420p', 'bt709'])
  })

  test('an ffmpeg that cannot be shut in does not run', async () => {
    const bin = join(home, 'bin')
    await mkdir(bin)
    for (const name of ['ffmpeg', 'ffprobe'])
      await writeFile(join(bin, name), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    assert.equal((await findConverter({ ffmpegPath: join(bin, 'ffmpeg') })).state, 'no-sandbox')
    assert.equal((await findConverter({ ffmpegPath: join(bin, 'nothing') })).state, 'absent')
  })

  test('sounds become light and as loud as the others', async () => {
    for (const [name, type] of [
      ['a.mp3', 'audio/mpeg'],
      ['a.wav', 'audio/wav'],
      ['a.ogg', 'audio/ogg'],
      ['a.m4a', 'audio/mp4'],
    ] as const) {
      const path = await film(
        name,
        ...tone(5),
        '-af',
        'volume=-25dB',
        ...(name === 'a.ogg' ? ['-c:a', 'libopus'] : []),
      )
      const all = await made(path, type)
      assert.deepEqual(all.names, ['son'])
      const { stderr } = await run(await findFfmpeg(), [
        ...['-nostdin', '-hide_banner', '-i', join(all.folder, 'son'), '-af', 'ebur128', '-f', 'null', '-'],
      ])
      const [, lufs] = [...stderr.matchAll(/I: +(-?[\d.]+) LUFS/g)].at(-1) ?? []
      assert.ok(Math.abs(Number(lufs) + 16) < 1.5, `${name}: ${lufs} LUFS`)
    }
  })

  test('silence is kept as it is', async () => {
    const all = await made(
      await film('silence.wav', '-f', 'lavfi', '-i', 'anullsrc=d=1', '-t', '1'),
      'audio/wav',
    )
    assert.deepEqual(all.names, ['son'])
  })

  test('a film of many pictures a second is slowed, and progress is told', async () => {
    const path = await film(
      'fast.mp4',
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=1280x720:r=120:d=8',
      ...tone(8),
      '-preset',
      'ultrafast',
    )
    const all = await made(path, 'video/mp4')
    assert.ok(all.percents.length > 0 && all.percents.every((percent) => percent >= 0 && percent <= 99))
    const { stdout } = await run((await findFfmpeg()).replace(/ffmpeg$/, 'ffprobe'), [
      ...[
        '-v',
        'error',
        '-show_entries',
        'stream=avg_frame_rate',
        '-of',
        'csv=p=0',
        '-select_streams',
        'v',
        join(all.folder, '720p'),
      ],
    ])
    assert.equal(stdout.trim(), '30/1')
  })

  test('what a file says of itself does not go along', async () => {
    const path = await film(
      'talks.mp4',
      ...[
        ...picture('320x240'),
        ...tone(),
        '-metadata',
        'title=<script>alert(1)</script>',
        '-metadata',
        'comment=../../etc/passwd',
      ],
    )
    const all = await made(path, 'video/mp4')
    for (const name of ['480p', 'son']) {
      const bytes = (await readFile(join(all.folder, name))).toString('latin1')
      assert.ok(!/script|passwd|Lavf/.test(bytes), name)
    }
  })

  test('a film broken in the middle is converted as far as it goes; what is no film is refused', async () => {
    const path = await film(
      'whole.mp4',
      ...picture('640x360', 4),
      '-movflags',
      '+faststart',
      '-preset',
      'ultrafast',
    )
    const bytes = await readFile(path)
    bytes.fill(0x55, Math.floor(bytes.length * 0.5), Math.floor(bytes.length * 0.6))
    const broken = join(home, 'broken.mp4')
    await writeFile(broken, bytes)
    assert.ok(typeof (await make(broken, 'video/mp4')) === 'object')
    const cut = join(home, 'cut.mp4')
    await copyFile(await film('end.mp4', ...picture('640x360', 4), '-preset', 'ultrafast'), cut)
    await truncate(cut, 3_000)
    assert.equal(await make(cut, 'video/mp4'), 'unreadable')
    const nothing = join(home, 'nothing')
    await writeFile(nothing, '')
    assert.equal(await make(nothing, 'video/mp4'), 'unreadable')
  })

  test('a list of other files, under the name of a film, opens none of them', async () => {
    const lists = {
      hls: '#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n',
      concat: "ffconcat version 1.0\nfile '/etc/passwd'\n",
      dash: '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>/etc/passwd</BaseURL></MPD>',
    }
    for (const [name, text] of Object.entries(lists)) {
      const path = join(home, `${name}.mp4`)
      await writeFile(path, text)
      for (const type of ['video/mp4', 'video/webm', 'audio/ogg'] as const)
        assert.equal(await make(path, type), 'unreadable', `${name} as ${type}`)
    }
  })

  test('a film whose samples lie in another file of the machine does not reach it', async () => {
    const inner = await film('secret.mov', ...picture('320x240'), '-preset', 'ultrafast')
    const bytes = await readFile(inner)
    const at = bytes.indexOf('url ', 0, 'latin1')
    assert.ok(at > 0)
    // The flag that says « in this file » is taken away: the reference leads elsewhere.
    bytes[at + 7] = 0
    const outer = join(home, 'outer.mov')
    await writeFile(outer, bytes)
    const ends = await make(outer, 'video/quicktime')
    assert.ok(typeof ends === 'object' || ends === 'unreadable' || ends === 'broken')
  })

  test('absurd sizes and durations are refused', async () => {
    const large = await film('large.mp4', '-f', 'lavfi', '-i', 'color=s=9000x64:d=0.1:r=10', '-c:v', 'mjpeg')
    assert.equal(await make(large, 'video/mp4'), 'too-large')
    const bytes = await readFile(await film('long.mp4', ...picture('64x64'), '-preset', 'ultrafast'))
    for (const name of ['mvhd', 'tkhd', 'mdhd', 'elst']) {
      for (let at = bytes.indexOf(name, 0, 'latin1'); at > 0; at = bytes.indexOf(name, at + 4, 'latin1'))
        bytes.writeUInt32BE(0x7000_0000, at + { mvhd: 20, tkhd: 24, mdhd: 20, elst: 12 }[name as 'mvhd'])
    }
    const long = join(home, 'long-said.mp4')
    await writeFile(long, bytes)
    assert.equal(await make(long, 'video/mp4'), 'too-long')
  })

  test('it ends at once when asked, and leaves no process', async () => {
    const path = await film('slow.mp4', ...picture('1920x1080', 10), '-preset', 'ultrafast')
    const asked = new AbortController()
    setTimeout(() => asked.abort(), 400)
    assert.equal(await make(path, 'video/mp4', asked.signal), 'asked')
  })
})

suite('the sandbox', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'socialab-box-'))
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined
    if (nobody) await chown(folder, nobody.uid, nobody.gid)
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const shut = (command: string, more: { seconds?: number; maxBytes?: number } = {}) =>
    runSandboxed({
      ...{
        program: '/usr/bin/env',
        args: ['/bin/bash', '-c', command],
        folder,
        seconds: 20,
        maxBytes: 1_000_000,
        ...more,
      },
      owner: process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined,
    })

  test('sees the folder of its work and the programs of the machine, and nothing else', async () => {
    await writeFile(join(folder, 'source'), 'here')
    const { how, out } = await shut('echo /*; ls /etc; cat /work/source; cat /etc/passwd || echo none; set')
    assert.equal(how, 'well')
    assert.match(out, /^\/bin \/etc( \/lib\w*)+ \/sbin \/usr \/work\n/)
    assert.match(out, /here/)
    assert.match(out, /none/)
    assert.ok(!out.includes('DATABASE') && !out.includes(dirname(folder)))
  })

  test('reaches no network, the machine itself included', async () => {
    const server = createServer((socket) => socket.end('reached'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const command = `exec 3<>/dev/tcp/127.0.0.1/${port} && cat <&3`
    assert.equal((await run('/bin/bash', ['-c', command])).stdout, 'reached')
    const { how, out } = await shut(command)
    server.close()
    assert.deepEqual([how, out], ['badly', ''])
  })

  test('sees no other process, gains nothing, and cannot write out', async () => {
    const { out } = await shut(
      `kill -0 ${process.pid} && echo seen; mount -t tmpfs x /work && echo mounted; touch /usr/x && echo written; chroot / true && echo rooted; echo end`,
    )
    assert.equal(out.trim(), 'end')
  })

  test('has bounds of memory, of what it writes, and of time', async () => {
    assert.equal((await shut('head -c 2000000 /usr/bin/bash /usr/bin/perl > /work/large')).how, 'badly')
    const heavy = await shut(`perl -e '$x = "a" x 2_000_000_000; print "got"'; echo end`)
    assert.equal(heavy.out.trim(), 'end')
    assert.equal((await shut('while :; do :; done', { seconds: 1 })).how, 'late')
  })
})
