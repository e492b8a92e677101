import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { findFfmpeg, lookInto, makeMedia } from '../../../test/support/ffmpeg.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { findId, formWith, publishDraft, startProduction } from '../../../test/support/productions.ts'
import { runDueJobs } from '../jobs.ts'
import { resumeConversions } from './conversions.ts'

const fields = { title: 'Devant le guichet', summary: 'Une matinée à attendre.' }

let home: string
let bytes: Buffer
let hertz = 300

/** A film of two seconds that no other run has made. */
async function film(name: string, ...args: string[]): Promise<Buffer> {
  const path = join(home, name)
  const source = [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=s=960x540:r=25:d=2',
    '-f',
    'lavfi',
    '-i',
    `sine=${(hertz += 10)}:d=2`,
  ]
  await makeMedia(...source, '-preset', 'ultrafast', ...args, path)
  return readFile(path)
}

const formOf = (content: Uint8Array, name = 'ma file.mp4') =>
  formWith(fields, { file: { name, type: 'video/mp4', content } })

/** Every file of a folder. */
const listAll = async (folder: string) =>
  (await readdir(folder, { recursive: true })).filter((name) => !name.startsWith('tmp')).sort()

const runJobs = ({ lab }: TestLab) => runDueJobs(lab)

const readVariants = ({ lab }: TestLab) =>
  lab.db
    .selectFrom('platform.file_variant')
    .select(['use_id', 'name', 'sha256', 'bytes'])
    .orderBy('use_id')
    .orderBy('name')
    .execute()

const readStates = async ({ lab }: TestLab) =>
  (await lab.db.selectFrom('platform.conversion').select(['state', 'reason']).execute()).map(
    ({ state, reason }) => reason ?? state,
  )

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'socialab-films-'))
  bytes = await film('film.mp4')
})
after(() => rm(home, { recursive: true, force: true }))

suite('a lab that converts', () => {
  let there: TestLab
  let nadia: Member

  before(async () => {
    there = await openTestLab({ FFMPEG_PATH: await findFfmpeg() })
    nadia = await there.member('Nadia')
  })
  after(() => there.close())

  test('a film is shown as it was sent, then in what was made of it, all at once', async () => {
    const draft = await startProduction(nadia, formOf(bytes), 'film')
    const before = await nadia.get(draft)
    assert.match(before.text, /Conversion.: bientôt/)
    const path = await publishDraft(nadia, draft)
    assert.match((await there.visitor().get(path)).text, /<source src="[^"]+\.mp4" type="video\/mp4"/)
    await runJobs(there)
    const page = await there.visitor().get(path)
    const use = findId(page, '/fichiers/')
    for (const name of ['720p', '480p', 'son', 'affiche'])
      assert.ok(page.text.includes(`/fichiers/${use}/${name}`), name)
    assert.match(page.text, /Film léger \(\d+ ko\)/)
    assert.ok(!/Conversion.:/.test((await nadia.get(draft.replace(/.*/, path))).text))
    const light = await there.app.request(new URL(`/fichiers/${use}/480p`, there.lab.config.publicUrl))
    assert.equal(light.headers.get('content-type'), 'video/mp4')
    assert.match(light.headers.get('content-disposition') ?? '', /ma%20file\.mp4/)
    const kept = join(home, 'kept')
    execFileSync('tee', [kept], {
      input: Buffer.from(await light.arrayBuffer()),
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    assert.equal((await lookInto(kept)).streams.length, 2)
    assert.deepEqual(
      (await readdir(there.lab.files.incoming)).filter((name) => name === 'conversion'),
      [],
    )
  })

  test('the same film elsewhere is converted once, and has it all from its first moment', async () => {
    const before = await readVariants(there)
    await startProduction(await there.member('Samir'), formOf(bytes, 'autre.mp4'), 'film')
    const after = await readVariants(there)
    assert.equal(after.length, before.length * 2)
    assert.equal(new Set(after.map(({ sha256 }) => sha256.toString('hex'))).size, before.length)
    assert.deepEqual(await readStates(there), ['done'])
  })

  test('an adaptation has it too, and it survives its origin', async () => {
    const path = await publishDraft(
      nadia,
      await startProduction(nadia, formOf(await film('b.mp4', '-t', '1')), 'film'),
    )
    await runJobs(there)
    const other = await there.member('Karim')
    const adapted = await other.post(`${path}/adapter`, {
      why: 'Chez nous aussi.',
      title: 'Devant la mairie',
    })
    assert.equal(adapted.status, 303, adapted.text.slice(0, 500))
    const rows = await readVariants(there)
    await nadia.post(`${path}/effacer`, { sure: 'on' })
    await runJobs(there)
    assert.equal((await readVariants(there)).length, rows.length - 4)
  })

  test('a file that cannot be converted says so, once for all', async () => {
    const broken = Buffer.from(await film('c.mp4', '-t', '1'))
    // The sizes of the decoder are nonsense; the container itself is well-formed.
    const at = broken.indexOf('avcC', 0, 'latin1')
    broken.fill(0xff, at + 4, at + 30)
    const mdat = broken.indexOf('mdat', 0, 'latin1')
    broken.fill(0xee, mdat + 4, mdat + 2_000)
    const draft = await startProduction(nadia, formOf(broken), 'film')
    await runJobs(there)
    const states = await readStates(there)
    if (states.includes('done') && !states.some((state) => state === 'broken' || state === 'unreadable'))
      assert.fail(`it was converted: ${states.join()}`)
    assert.match((await nadia.get(draft)).text, /n(&#39;|')a pas pu être converti/)
    await resumeConversions(there.lab.db)
    await runJobs(there)
    assert.deepEqual(await readStates(there), states)
  })

  test('a film that is erased before its turn is not converted', async () => {
    const draft = await startProduction(nadia, formOf(await film('d.mp4', '-t', '1')), 'film')
    await nadia.post(`${draft}/jeter`)
    await runJobs(there)
    assert.ok(!(await readStates(there)).includes('waiting'))
  })

  test('a sound in the container of a film, under a wrong name, is a sound; its light version plays everywhere', async () => {
    const path = join(home, 'voice.webm')
    await makeMedia('-f', 'lavfi', '-i', 'sine=220:d=2', '-c:a', 'libopus', path)
    const file = { name: 'voix.mp4', type: 'video/mp4', content: await readFile(path) }
    const draft = await startProduction(nadia, formWith(fields, { file }), 'son')
    await runJobs(there)
    const page = await there.visitor().get(await publishDraft(nadia, draft))
    assert.match(
      page.text,
      /<audio[^>]*><source src="[^"]+\/son" type="audio\/mp4"\/><source src="[^"]+\.webm" type="audio\/webm"/,
    )
    assert.match(page.text, /Son léger \(\d+ ko\)/)
  })

  test('what is no film is refused, whatever its name, and nothing of it stays', async () => {
    const before = await listAll(there.lab.config.dataDir)
    const mixed = Buffer.concat([bytes, Buffer.from('<script>alert(1)</script>')])
    const contents = {
      playlist: Buffer.from('#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n'),
      list: Buffer.from("ffconcat version 1.0\nfile '/etc/passwd'\n"),
      truncated: bytes.subarray(0, bytes.length - 2_000),
      mixed,
    }
    for (const [name, content] of Object.entries(contents)) {
      const page = await nadia.post('/productions/proposer/film', formOf(content, `${name}.mp4`))
      assert.equal(page.status, 422, name)
    }
    const empty = await nadia.post('/productions/proposer/film', formOf(Buffer.alloc(0)))
    assert.ok([303, 422].includes(empty.status))
    assert.deepEqual(await listAll(there.lab.config.dataDir), before)
  })

  test('what was made is made again when none of it is left', async () => {
    const content = await film('f.mp4', '-t', '1')
    await startProduction(nadia, formOf(content), 'film')
    await runJobs(there)
    const count = (await readVariants(there)).length
    await there.lab.db.deleteFrom('platform.file_variant').execute()
    await startProduction(nadia, formOf(content), 'film')
    await runJobs(there)
    assert.ok(count > 8)
    assert.equal((await readVariants(there)).length, 8)
  })

  test('what brings the machine down each time is given up', async () => {
    await startProduction(nadia, formOf(await film('e.mp4', '-t', '1')), 'film')
    await there.lab.db
      .updateTable('platform.conversion')
      .set({ tries: 5 })
      .where('state', '=', 'waiting')
      .execute()
    await runJobs(there)
    assert.ok((await readStates(there)).includes('stopped'))
  })
})

suite('a lab that does not convert', () => {
  let there: TestLab
  let nadia: Member

  before(async () => {
    there = await openTestLab({ FFMPEG_PATH: '/nowhere/ffmpeg' })
    nadia = await there.member('Nadia')
  })
  after(() => there.close())

  test('plays the film as it was sent, and tells those who write', async () => {
    const draft = await startProduction(nadia, formOf(bytes), 'film')
    const path = await publishDraft(nadia, draft)
    await runJobs(there)
    assert.match((await nadia.get(path)).text, /Ce lab ne convertit pas/)
    const page = await there.visitor().get(path)
    assert.ok(!page.text.includes('Ce lab ne convertit pas'))
    assert.match(page.text, /<source src="[^"]+\.mp4" type="video\/mp4"/)
  })

  test('converts what waited once there is an ffmpeg', async () => {
    const { databaseUrl, dataDir } = there.lab.config
    assert.deepEqual(await readStates(there), ['off'])
    const { openLab } = await import('../lab.ts')
    const later = await openLab({
      ...there.lab.config,
      databaseUrl: databaseUrl ?? '',
      dataDir,
      ffmpegPath: await findFfmpeg(),
    })
    await resumeConversions(later.db)
    await runDueJobs(later)
    await runDueJobs(later)
    await later.close()
    assert.deepEqual(await readStates(there), ['done'])
  })
})
