import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import sharp, { type Region } from 'sharp'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { drawPicture, shapes, type Poster, type Shape } from './picture.ts'

const poster: Poster = {
  tone: 'voice',
  kind: 'Parole',
  title: 'Quand le site plante, c’est moi qu’on radie. Qui a gardé une preuve ?',
  summary: '',
  author: 'Nadia du Panier',
  lab: 'Socialab',
  link: 'http://localhost:3000/paroles/abc',
}

/** How many pixels of a region are of the ink. */
async function countInk(png: Buffer, region: Region): Promise<number> {
  const { data, info } = await sharp(png)
    .extract(region)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let dark = 0
  for (let at = 0; at < data.length; at += info.channels) {
    if ((data[at] ?? 255) < 70 && (data[at + 1] ?? 255) < 70 && (data[at + 2] ?? 255) < 70) dark += 1
  }
  return dark
}

const titleRoom = (shape: Shape) => ({ left: 64, top: 150, width: shapes[shape].width - 128, height: 200 })

describe('the picture of a thing', () => {
  for (const shape of ['haute', 'large'] as const) {
    test(`is a ${shape} PNG on which words are really drawn`, async () => {
      const png = await drawPicture(poster, shape)
      const info = await sharp(png).metadata()
      assert.deepEqual(
        { format: info.format, width: info.width, height: info.height },
        { format: 'png', width: shapes[shape].width, height: shapes[shape].height },
      )
      const written = await countInk(png, titleRoom(shape))
      const empty = await countInk(
        await drawPicture({ ...poster, title: '', author: '' }, shape),
        titleRoom(shape),
      )
      assert.ok(written > empty + 3_000, `${written} dark pixels with words, ${empty} without`)
      assert.ok(png.length < 200_000, `${png.length} bytes`)
    })
  }

  test('words of different lengths stay in their room, markup is text', async () => {
    for (const title of ['Oui', 'mot '.repeat(80), 'Anticonstitutionnellement'.repeat(8), '<b>&</b>', '']) {
      const png = await drawPicture({ ...poster, title, summary: 'Suite. '.repeat(60) }, 'large')
      const right = { left: shapes.large.width - 60, top: 30, width: 30, height: 300 }
      assert.equal(await countInk(png, right), 0, title.slice(0, 20))
    }
  })

  test('letters the font has not are left out rather than drawn as boxes', async () => {
    const blank = await drawPicture({ ...poster, title: '' }, 'large')
    assert.ok(blank.equals(await drawPicture({ ...poster, title: 'العربية هنا' }, 'large')))
    const plain = await drawPicture({ ...poster, title: 'Bravo' }, 'large')
    assert.ok(plain.equals(await drawPicture({ ...poster, title: 'Bravo 🎉' }, 'large')))
  })
})

describe('sharing', () => {
  let lab: TestLab
  let author: Member
  before(async () => {
    lab = await openTestLab()
    author = await lab.member('Oiseau de nuit')
  })
  after(() => lab.close())

  async function say(text: string, readers = 'open'): Promise<string> {
    const { location } = await author.post('/paroles/dire', { text, readers })
    return /\/paroles\/([0-9a-z]{12})/.exec(location ?? '')?.[1] ?? ''
  }

  test('gives the link, the words, plain links to messengers and a picture, without any script or request elsewhere', async () => {
    const id = await say('Au foyer, le wifi ferme à 22 heures.')
    const page = await lab.visitor().get(`/partager/${id}`)
    assert.equal(page.status, 200)
    const link = encodeURIComponent(`http://localhost:3000/paroles/${id}`)
    for (const start of [
      'sms:?body=',
      'mailto:?subject=',
      'https://wa.me/?text=',
      'https://t.me/share/url?url=',
    ])
      assert.ok(page.text.includes(`href="${start}`), start)
    assert.ok(page.text.split(link).length > 4)
    assert.doesNotMatch(page.text, /<script|src="https?:/)
    const picture = await lab.visitor().get(`/partager/${id}/haute.png`)
    assert.equal(picture.headers.get('content-type'), 'image/png')
    const etag = picture.headers.get('etag') ?? ''
    assert.equal(
      (await lab.visitor().get(`/partager/${id}/haute.png`, { 'if-none-match': etag })).status,
      304,
    )
  })

  test('what is not open, or hidden, is not passed on, even by its author', async () => {
    const inside = await say('Entre nous, au lab.', 'lab')
    const hidden = await say('Bientôt caché.')
    await lab.lab.pool.query('update platform.thing set hidden_at = now() where id = $1', [hidden])
    for (const id of [inside, hidden]) {
      for (const path of [`/partager/${id}`, `/partager/${id}/large.png`]) {
        assert.equal((await author.get(path)).status, 404, path)
        assert.equal((await lab.visitor().get(path)).status, 404, path)
      }
    }
  })
})
