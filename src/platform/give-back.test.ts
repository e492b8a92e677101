import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { readForms } from '../../test/support/html.ts'
import { openBeside, openTestLab, type Client, type Page, type TestLab } from '../../test/support/lab.ts'
import { makeProduction, openNext } from '../../test/support/productions.ts'
import { forgetWaiting, mostWaiting } from './files/waiting.ts'
import { runDueJobs } from './jobs.ts'
import { personalParts } from './personal.ts'
import { root } from './root.ts'

let lab: TestLab
let photo: Buffer<ArrayBuffer>
let voice: Buffer<ArrayBuffer>
before(async () => {
  lab = await openTestLab()
  photo = await readFile(join(root, 'public/icon-180.png'))
  voice = await readFile(join(root, 'src/platform/files/fixtures/voix.webm'))
})
after(() => lab.close())

const say = '/paroles/dire'
const keptField = 'fichier-garde'

function bring(
  fields: Record<string, string>,
  files: Record<string, [Buffer<ArrayBuffer>, string]>,
): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const [name, [bytes, fileName]] of Object.entries(files)) form.set(name, new Blob([bytes]), fileName)
  return form
}

const withPhoto = (fields: Record<string, string>) => bring(fields, { picture1: [photo, 'guichet.png'] })

/** What the form to `action` on this page would send: what is typed, hidden, and the boxes of kept files. */
function sendAgain(page: Page, action: string): Record<string, string> {
  const form = readForms(page.text, action).find((one) => one.action === action)
  assert.ok(form, page.text)
  const typed = form.fields.filter(
    ({ type, name }) => name === keptField || !/checkbox|radio|file|button|submit/.test(type),
  )
  return Object.fromEntries(typed.map(({ name, value }) => [name, value.trimStart()]))
}

async function waiting(): Promise<number> {
  const rows = await lab.lab.db.selectFrom('platform.waiting_file').select('field').execute()
  return rows.length
}

async function namesOf(page: Page): Promise<string[]> {
  const thing = page.location?.split('/').at(-1) ?? ''
  const rows = await lab.lab.db
    .selectFrom('platform.file_use')
    .select('name')
    .where('thing_id', '=', thing)
    .orderBy('position')
    .execute()
  return rows.map(({ name }) => name)
}

const forget = () => sql`delete from platform.waiting_file`.execute(lab.lab.db)

/** Fills what may wait, as others would have. */
const fill = (sender: string, bytes: number) =>
  lab.lab.db
    .insertInto('platform.waiting_file')
    .values({
      ...{
        token_hash: Buffer.alloc(32, sender),
        path: '/x',
        field: 'x',
        sender,
        name: 'x',
        type: 'image/png',
      },
      ...{ bytes: String(bytes), draft_id: null, sha256: null, width: null, height: null, seconds: null },
    })
    .execute()

async function refused(who: Client): Promise<Page> {
  const page = await who.post(say, withPhoto({ text: 'Sans dire qui peut lire.' }))
  assert.equal(page.status, 422)
  return page
}

describe('a refused form that brought a file', () => {
  test('says that it is kept, and takes it when it is sent again', async () => {
    const nadia = await lab.member('Nadia')
    const page = await refused(nadia)
    assert.match(page.text, /Votre image est gardée.: guichet\.png/)
    const said = await nadia.post(say, { ...sendAgain(page, say), readers: 'open' })
    assert.equal(said.status, 303, said.text)
    assert.deepEqual(await namesOf(said), ['guichet.webp'])
    assert.equal(await waiting(), 0)
    assert.deepEqual(await readdir(lab.lab.files.incoming), [])
  })

  test('goes without it when the box is unticked', async () => {
    const nadia = await lab.member('Nadia')
    const { [keptField]: _, ...fields } = sendAgain(await refused(nadia), say)
    const said = await nadia.post(say, { ...fields, readers: 'open' })
    assert.deepEqual(await namesOf(said), [])
    await forget()
  })

  test('takes the one that is chosen in its place', async () => {
    const nadia = await lab.member('Nadia')
    const fields = { ...sendAgain(await refused(nadia), say), readers: 'open' }
    const said = await nadia.post(say, bring(fields, { picture1: [photo, 'autre.png'] }))
    assert.deepEqual(await namesOf(said), ['autre.webp'])
    await forget()
  })

  test('keeps it however often it is refused, under the same token', async () => {
    const nadia = await lab.member('Nadia')
    const first = sendAgain(await refused(nadia), say)
    const second = await nadia.post(say, first)
    assert.equal(second.status, 422)
    assert.equal(sendAgain(second, say)[keptField], first[keptField])
    assert.equal(await waiting(), 1)
    await forget()
  })

  test('keeps the others when one of them is what is wrong', async () => {
    const nadia = await lab.member('Nadia')
    const cut = photo.subarray(0, photo.length / 2)
    const form = bring(
      { text: 'Deux images et une voix.', readers: 'open' },
      { picture1: [photo, 'une.png'], picture2: [cut, 'coupee.png'], voice: [voice, 'voix.webm'] },
    )
    const page = await nadia.post(say, form)
    assert.equal(page.status, 422)
    assert.match(page.text, /Votre image est gardée.: une\.png/)
    assert.match(page.text, /Votre enregistrement est gardé.: voix\.webm/)
    assert.doesNotMatch(page.text, /coupee/)
    await forget()
  })

  test('keeps it when two hands write at once', async () => {
    const amina = await lab.member('Amina')
    const draft = await openNext(amina, await makeProduction(amina))
    const path = `${draft}/ensemble`
    const fields = sendAgain(await amina.get(path), path)
    assert.equal((await amina.post(path, fields)).status, 303)
    const late = await amina.post(path, bring(fields, { cover: [photo, 'affiche.png'] }))
    assert.equal(late.status, 409)
    assert.match(late.text, /Votre image est gardée.: affiche\.png/)
    assert.equal((await amina.post(path, sendAgain(late, path))).status, 303)
    const cover = await lab.lab.db
      .selectFrom('platform.file_use')
      .select('name')
      .where('name', '=', 'affiche.webp')
      .execute()
    assert.equal(cover.length, 1)
  })

  test('keeps it when someone goes too fast', async () => {
    const nadia = await lab.member('Nadia')
    const form = () => withPhoto({ text: 'Encore et encore, sans m’arrêter.', readers: 'open' })
    for (let count = 0; count < 30; count++) await nadia.post(say, { text: 'Encore', readers: 'open' })
    const page = await nadia.post(say, form())
    assert.equal(page.status, 429)
    await sql`delete from platform.limit_count`.execute(lab.lab.db)
    assert.deepEqual(await namesOf(await nadia.post(say, sendAgain(page, say))), ['guichet.webp'])
  })

  test('keeps it when the session is over, even where a form is only known to who may see it', async () => {
    const amina = await lab.member('Amina')
    const draft = await openNext(amina, await makeProduction(amina))
    const path = `${draft}/ensemble`
    const fields = sendAgain(await amina.get(path), path)
    const gone = lab.visitor()
    const page = await gone.post(path, bring(fields, { cover: [photo, 'affiche.png'] }))
    assert.equal(page.status, 401)
    assert.match(page.text, /Votre image est gardée.: affiche\.png/)
    await forget()
  })
})

describe('a file that waits', () => {
  test('is taken through any process', async () => {
    const nadia = await lab.member('Nadia')
    const fields = new URLSearchParams({ ...sendAgain(await refused(nadia), say), readers: 'open' })
    const beside = await openBeside(lab)
    const { origin, host } = lab.lab.config.publicUrl
    const cookie = [...nadia.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await beside.app.request(new URL(say, origin), {
      method: 'POST',
      body: fields,
      headers: { host, cookie, 'sec-fetch-site': 'same-origin' },
    })
    await beside.close()
    assert.equal(answer.status, 303)
    assert.equal(await waiting(), 0)
  })

  test('comes back by its token alone, which is written nowhere', async () => {
    const nadia = await lab.member('Nadia')
    const value = sendAgain(await refused(nadia), say)[keptField] ?? ''
    const [, , token = ''] = value.split(' ')
    assert.match(token, /^[\w-]{43}$/)
    const rows = await sql<{ row: string }>`select w::text as row from platform.waiting_file w`.execute(
      lab.lab.db,
    )
    assert.ok(rows.rows.every(({ row }) => !row.includes(token)))
    const hash = await lab.lab.db
      .selectFrom('platform.waiting_file')
      .select('token_hash')
      .executeTakeFirstOrThrow()
    const thief = await lab.member('Voleuse')
    const byHash = `picture1 picture ${hash.token_hash.toString('base64url')} guichet.png`
    for (const forged of [value.replace(token, 'A'.repeat(43)), byHash]) {
      const page = await thief.post(say, { text: 'Je devine.', readers: 'open', [keptField]: forged })
      assert.equal(page.status, 422)
      assert.match(page.text, /Choisissez à nouveau votre fichier/)
    }
    await forget()
  })

  test('goes out with no other form and in no other field', async () => {
    const nadia = await lab.member('Nadia')
    const value = sendAgain(await refused(nadia), say)[keptField] ?? ''
    const { location } = await nadia.post(say, { text: 'À qui répondre ?', readers: 'open' })
    const elsewhere = await nadia.post(`${location}/repondre`, { text: 'Moi.', [keptField]: value })
    assert.equal(elsewhere.status, 422)
    const other = value.replace('picture1', 'picture2')
    assert.equal((await nadia.post(say, { text: 'Moi.', readers: 'open', [keptField]: other })).status, 422)
    await forget()
  })

  test('waits an hour, then nothing of it is left', async () => {
    const nadia = await lab.member('Nadia')
    const tint = { create: { width: 9, height: 9, channels: 3, background: '#159' } } as const
    const own = await sharp(tint).png().toBuffer()
    const page = await nadia.post(
      say,
      bring({ text: 'Trop tard.' }, { picture1: [Buffer.from(own), 'tard.png'] }),
    )
    const runJobs = () => runDueJobs(lab.lab)
    await runJobs()
    const before = await Array.fromAsync(lab.lab.files.list())
    await sql`update platform.waiting_file set kept_at = now() - interval '61 minutes'`.execute(lab.lab.db)
    const late = await nadia.post(say, { ...sendAgain(page, say), readers: 'open' })
    assert.equal(late.status, 422)
    assert.match(late.text, /Choisissez à nouveau votre fichier/)
    assert.doesNotMatch(late.text, /est gardée/)
    await forgetWaiting(lab.lab.db)
    await runJobs()
    assert.equal(await waiting(), 0)
    assert.equal((await Array.fromAsync(lab.lab.files.list())).length, before.length - 1)
    assert.equal((await nadia.post(say, { ...sendAgain(late, say), readers: 'open' })).status, 303)
  })

  test('is in the export of its sender, and goes when they leave', async () => {
    const nadia = await lab.member('Nadia')
    await refused(nadia)
    const part = personalParts().find(({ name }) => name === 'fichiers-en-attente')
    const person = { accountId: nadia.accountId, presentationIds: [nadia.presentationId] }
    const own = await part?.exportOf(lab.lab.db, person)
    assert.match(JSON.stringify(own), /guichet\.png/)
    await lab.lab.db.transaction().execute(async (tx) => part?.erase(tx, person))
    assert.equal(await waiting(), 0)
  })
})

describe('what waits for visitors', () => {
  test('names nobody', async () => {
    await lab.visitor().post(say, withPhoto({ text: 'Qui suis-je ?' }))
    const { sender } = await lab.lab.db
      .selectFrom('platform.waiting_file')
      .select('sender')
      .executeTakeFirstOrThrow()
    assert.match(sender, /^[\w-]{43}$/)
    await forget()
  })

  test('is bounded for one address, for all of them, and for everyone', async () => {
    const visitor = lab.visitor()
    await visitor.post(say, withPhoto({ text: 'Qui suis-je ?' }))
    const { sender } = await lab.lab.db
      .selectFrom('platform.waiting_file')
      .select('sender')
      .executeTakeFirstOrThrow()
    const nadia = await lab.member('Nadia')
    for (const [who, by, bytes, kept] of [
      [visitor, sender, 64 * 2 ** 20, false],
      [visitor, 'another', 64 * 2 ** 20, true],
      [visitor, 'another', 128 * 2 ** 20, false],
      [nadia, 'another', 128 * 2 ** 20, true],
      [nadia, 'another', 256 * 2 ** 20, false],
    ] as const) {
      await forget()
      await fill(by, bytes)
      const page = await refused(who)
      assert.equal(/Votre image est gardée/.test(page.text), kept, `${bytes} by ${by}`)
      assert.equal(/Choisissez à nouveau votre fichier/.test(page.text), !kept, `${bytes} by ${by}`)
      assert.equal(await waiting(), kept ? 2 : 1)
    }
    await forget()
    assert.deepEqual(await readdir(lab.lab.files.incoming), [])
  })

  test('is refused at once when it is too heavy to wait', async () => {
    const form = bring({ title: 'Un long entretien', summary: 'Deux heures.' }, {})
    // In pieces, as a network brings them.
    const silence = Array<Buffer<ArrayBuffer>>(mostWaiting / 65_536).fill(Buffer.alloc(65_536))
    form.set('file', new Blob([voice, ...silence]), 'entretien.webm')
    const page = await lab.visitor().post('/productions/proposer/son', form)
    assert.equal(page.status, 422)
    assert.match(page.text, /Au-delà de 30 Mo/)
  })
})

describe('a draft', () => {
  test('keeps its files as long as itself, for its writer alone', async () => {
    const nadia = await lab.member('Nadia')
    const kept = await nadia.submit(
      say,
      bring({ text: 'Je finirai demain.', garder: '1' }, { voice: [voice, 'voix.webm'] }),
    )
    assert.match(kept.text, /voix\.webm/)
    await sql`update platform.waiting_file set kept_at = now() - interval '3 days'`.execute(lab.lab.db)
    await forgetWaiting(lab.lab.db)
    const [, link = ''] = /href="(\/paroles\/dire\?brouillon=\w+)"/.exec(kept.text) ?? []
    const fields = sendAgain(await nadia.get(link), say)
    assert.match(fields[keptField] ?? '', /^voice audio [\w-]{43} voix\.webm$/)
    const thief = await lab.member('Voleuse')
    assert.equal((await thief.post(say, { ...fields, readers: 'open' })).status, 422)
    const said = await nadia.post(say, { ...fields, readers: 'open' })
    assert.deepEqual(await namesOf(said), ['voix.webm'])
    assert.equal(await waiting(), 0)
  })

  test('keeps again what it kept, and lets go of what is unticked', async () => {
    const nadia = await lab.member('Nadia')
    const form = bring(
      { text: 'Je finirai demain.', garder: '1' },
      { voice: [voice, 'voix.webm'], picture1: [photo, 'une.png'] },
    )
    const kept = await nadia.submit(say, form)
    const [, link = ''] = /href="(\/paroles\/dire\?brouillon=\w+)"/.exec(kept.text) ?? []
    const page = await nadia.get(link)
    const values = readForms(page.text, say).flatMap(({ fields }) =>
      fields.filter(({ name }) => name === keptField),
    )
    const [, picture] = values.map(({ value }) => value).sort((a) => (a.startsWith('voice') ? -1 : 1))
    const again = { ...sendAgain(page, say), [keptField]: picture ?? '', garder: '1' }
    const second = await nadia.submit(say, again)
    assert.match(second.text, /une\.png/)
    assert.doesNotMatch(second.text, /voix\.webm/)
    const id = link.split('=')[1] ?? ''
    await nadia.post('/moi/brouillons', { jeter: id })
    assert.equal(await waiting(), 0)
  })
})
