import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../test/support/lab.ts'

describe('a form that could not be taken', () => {
  let lab: TestLab
  let nadia: Member

  before(async () => {
    lab = await openTestLab()
    nadia = await lab.member('Nadia')
  })
  after(() => lab.close())

  test('is given back, with a button that sends it again', async () => {
    const page = await nadia.post('/lieu/modifier', {
      version: '0',
      name: 'Un nom de lieu bien long',
      street: 'x',
      town: 'y',
    })
    assert.equal(page.status, 403)
    assert.match(page.text, /Un nom de lieu bien long/)
  })

  test('is not given back when another site sent it: sending it again would be that site’s act', async () => {
    const page = await nadia.post(
      '/paroles/dire',
      { text: 'Des mots qu’elle n’a pas écrits.', readers: 'open' },
      {
        origin: 'http://ailleurs.example',
        'sec-fetch-site': 'cross-site',
      },
    )
    assert.equal(page.status, 403)
    assert.doesNotMatch(page.text, /qu’elle n’a pas écrits/)
    assert.doesNotMatch(page.text, /action="\/paroles\/dire"/)
  })

  test('is there to be copied when what it was for is gone, and secrets are not', async () => {
    const words = 'Une réponse à ce qui vient d’être effacé.'
    const fields = { text: words, passphrase: 'quatre mots que je garde pour moi' }
    const page = await nadia.post('/paroles/aaaaaaaaaaaa/repondre', fields)
    assert.equal(page.status, 404)
    assert.match(
      page.text,
      /Copiez-le pour le garder[^]*<textarea[^>]* readonly[^>]*>\s*Une réponse à ce qui/,
    )
    assert.doesNotMatch(page.text, /quatre mots/)
  })

  test('leaves none of its files behind', async () => {
    const form = new FormData()
    form.set('text', 'Une image.')
    form.set('readers', 'open')
    form.set('picture1', new Blob([gif]), 'une.gif')
    assert.equal((await lab.visitor().post('/paroles/dire', form)).status, 401)
    assert.deepEqual(await readdir(join(lab.lab.config.dataDir, 'tmp')), [])
  })
})

test('an address with a character that the database cannot hold is the address of nothing', async () => {
  const lab = await openTestLab()
  for (const path of ['/productions/%00', '/groupes?priorite=a%00', '/@%00', '/fichiers/aaaaaaaaaaaa/%00'])
    assert.equal((await lab.visitor().get(path)).status, 404, path)
  await lab.close()
})

/** The smallest picture a browser shows. */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
