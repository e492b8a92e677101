import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { openGroup } from '../../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { formWith } from '../../../../test/support/productions.ts'
import { tablesHolding } from '../../../../test/support/rows.ts'
import { forgetPhotos } from './photos.ts'

describe('a photo of a text', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member
  let path: string
  let content: Buffer

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
    const put = await nadia.post('/decorticages/deposer', {
      ...{ text: 'Votre dossier est incomplet.', title: 'La lettre', sort: 'letter' },
      ...{ institution: 'Caisse', looked: '1' },
    })
    path = put.location ?? ''
    content = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#0a6' } })
      .png()
      .toBuffer()
  })
  after(() => test.close())

  const send = (who: Member, other: Record<string, string> = {}, name = 'a.png', of = path) =>
    who.post(
      `${of}/photo`,
      formWith(
        { alt: 'Une lettre couverte', covered: '1', ...other },
        { photo: { name, type: 'image/png', content } },
      ),
    )
  const imageOf = (text: string) => /src="(\/fichiers\/[^"]+)"/.exec(text)?.[1] ?? ''

  it('is seen by its sender alone until they have looked at it and said yes', async () => {
    assert.equal((await send(karim)).status, 404)
    assert.equal((await send(nadia)).status, 303)
    const page = await nadia.get(`${path}/photo`)
    const image = imageOf(page.text)
    assert.match(page.text, /J&#39;ai regardé/)
    assert.equal((await nadia.get(image)).status, 200)
    for (const other of [karim, test.visitor()]) {
      assert.equal((await other.get(image)).status, 404)
      assert.doesNotMatch((await other.get(path)).text, /Une lettre couverte/)
      assert.notEqual((await other.post(`${path}/photo/montrer`)).status, 303)
    }
    assert.equal((await nadia.post(`${path}/photo/montrer`)).status, 303)
    assert.match((await test.visitor().get(path)).text, /Une lettre couverte/)
    assert.equal((await test.visitor().get(image)).status, 200)
    const id = image.split('/')[2]
    assert.equal((await karim.post(`${path}/photo/${id}/enlever`)).status, 404)
    assert.equal((await nadia.post(`${path}/photo/${id}/enlever`)).status, 303)
    assert.equal((await test.visitor().get(image)).status, 404)
  })

  it('does not come without being told covered', async () => {
    assert.equal((await send(nadia, { covered: '' })).status, 422)
    assert.equal((await nadia.post(`${path}/photo`, { alt: 'Rien', covered: '1' })).status, 422)
  })

  it('is thrown away by its sender, by the next one, or after a week without a yes', async () => {
    const uses = async () => (await test.lab.pool.query('select 1 from platform.file_use')).rowCount
    await send(nadia)
    await send(nadia)
    assert.equal(await uses(), 1)
    assert.equal((await nadia.post(`${path}/photo/jeter`)).status, 303)
    assert.equal(await uses(), 0)
    await send(nadia)
    await forgetPhotos(test.lab.db)
    assert.equal(await uses(), 1)
    await test.lab.pool.query(
      `update institutions.reading set photo_sent_at = photo_sent_at - interval '8 days'`,
    )
    await forgetPhotos(test.lab.db)
    assert.equal(await uses(), 0)
    assert.match((await nadia.get(`${path}/photo`)).text, /name="photo"/)
  })

  it('keeps nothing of the name that its file had', async () => {
    await send(nadia, {}, 'Courrier de Zorglub.png')
    assert.equal((await nadia.post(`${path}/photo/montrer`)).status, 303)
    const image = await test.visitor().get(imageOf((await test.visitor().get(path)).text))
    assert.equal(image.status, 200)
    assert.doesNotMatch(image.headers.get('content-disposition') ?? '', /orglub/)
    assert.deepEqual(await tablesHolding(test.lab.db, ['orglub']), [])
  })

  it('that waits is thrown away by no other member of its group', async () => {
    const group = await openGroup(nadia)
    await karim.post(`${group}/entrer`)
    const { rows } = await test.lab.pool.query('select id from platform.thing where path = $1', [group])
    const put = await nadia.post('/decorticages/deposer', {
      ...{ text: 'Votre dossier est incomplet.', title: 'La nôtre', sort: 'letter', group: rows[0].id },
      ...{ institution: 'Caisse', looked: '1' },
    })
    const ours = put.location ?? ''
    await send(nadia, {}, 'a.png', ours)
    assert.equal((await karim.post(`${ours}/photo/jeter`)).status, 404)
    assert.equal((await nadia.post(`${ours}/photo/jeter`)).status, 303)
  })

  it('that still waits goes with the text it is of', async () => {
    await send(nadia)
    assert.equal((await nadia.post(`${path}/effacer`)).status, 303)
    assert.equal((await test.lab.pool.query('select 1 from platform.file_use')).rowCount, 0)
  })
})
