import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openGroup } from '../../../test/support/groups.ts'
import { openTestLab, type Client, type Member, type TestLab } from '../../../test/support/lab.ts'
import { root } from '../../platform/root.ts'

const text = 'Elles ont commencé au troisième arrêt. J’ai répondu.'

describe('testimonies', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const tell = async (other: Record<string, string> = {}) => {
    const told = await nadia.post('/savoirs/temoignages/dire', {
      title: 'Le bus',
      text,
      readers: 'open',
      ...other,
    })
    assert.equal(told.status, 303, told.text.slice(0, 500))
    return told.location ?? ''
  }
  const idOf = (path: string) => path.slice(-12)
  const page = async (who: Client, path: string) => (await who.get(path)).text
  const writePiece = async () => {
    const fields = { kind: 'experience', title: 'Répondre', claim: 'Cela aide.', readers: 'open' }
    return (await karim.post('/savoirs/ecrire', fields)).location ?? ''
  }
  const use = (piece: string, testimony: string, quote = '') =>
    karim.post(`${piece}/temoignages`, { testimony: idOf(testimony), quote })

  it('is told in writing, and stands by itself', async () => {
    const path = await tell()
    assert.match(await page(test.visitor(), path), /Nadia[\s\S]*troisième arrêt/)
    assert.match(await page(test.visitor(), '/savoirs/temoignages'), /Le bus/)
    assert.match(await page(test.visitor(), '/recherche-texte?q=arrêt'), /Le bus/)
  })

  it('is told aloud, under a file name that says nothing of who speaks', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ title: 'De vive voix', readers: 'open' }))
      form.set(name, value)
    const sound = await readFile(join(root, 'src/platform/files/fixtures/voix.ogg'))
    form.set('voice', new File([new Uint8Array(sound)], 'voix de nadia.ogg'))
    const told = await nadia.post('/savoirs/temoignages/dire', form)
    assert.equal(told.status, 303, told.text.slice(0, 2_000))
    const shown = await page(test.visitor(), told.location ?? '')
    assert.match(shown, /<audio/)
    assert.doesNotMatch(shown, /voix(%20| )de(%20| )nadia/i)
  })

  it('with neither words nor a voice, the form comes back', async () => {
    const refused = await nadia.post('/savoirs/temoignages/dire', {
      title: 'Rien',
      text: '',
      readers: 'open',
    })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /value="Rien"/)
  })

  it('unnamed, no page says who told it, not even to members; whoever told it finds it again', async () => {
    const path = await tell({ unnamed: '1', title: 'Sans nom' })
    for (const who of [test.visitor(), karim]) {
      const shown = await page(who, path)
      assert.match(shown, /sans nom/)
      assert.doesNotMatch(shown, /Nadia|Modifier ce témoignage/)
      assert.doesNotMatch(await page(who, '/@nadia'), /Sans nom/)
    }
    assert.match(await page(nadia, '/moi/savoirs'), /Sans nom/)
    assert.match(await page(nadia, path), /Modifier ce témoignage/)
    assert.equal((await karim.get(`${path}/modifier`)).status, 404)
  })

  it('for a group is read by its members alone', async () => {
    const group = await openGroup(nadia, { name: 'Entendeurs' })
    const { rows } = await test.lab.pool.query('select id from platform.thing where path = $1', [group])
    const path = await tell({ readers: `group:${rows[0].id}`, title: 'Entre nous' })
    assert.equal((await karim.get(path)).status, 404)
    assert.equal((await nadia.get(path)).status, 200)
    const refused = await karim.post('/savoirs/temoignages/dire', {
      ...{ title: 'Intrus', text, readers: `group:${rows[0].id}` },
    })
    assert.equal(refused.status, 422)
  })

  it('a piece says that it comes from it, with its own words where they may be quoted', async () => {
    const path = await tell({ quotable: '1' })
    const piece = await writePiece()
    assert.match(await page(karim, `${piece}/temoignages?q=bus`), new RegExp(`de=${idOf(path)}`))
    assert.equal((await use(piece, path, 'Je n’ai rien dit.')).status, 422)
    assert.equal((await use(piece, path, 'J’ai   répondu.')).status, 303)
    assert.match(await page(test.visitor(), piece), /<blockquote class="quote">J’ai/)
    assert.match(await page(test.visitor(), path), /Ce qui en a été compris[\s\S]*Répondre/)
    const silent = await tell()
    assert.equal((await use(piece, silent, 'J’ai répondu.')).status, 422)
    assert.equal((await use(piece, silent)).status, 303)
  })

  it('for the lab alone is not quoted to visitors by an open piece', async () => {
    const path = await tell({ quotable: '1', readers: 'lab', title: 'Du lab' })
    const piece = await writePiece()
    await use(piece, path, 'J’ai répondu.')
    const shown = await page(test.visitor(), piece)
    assert.match(shown, /Un témoignage que tout le monde ne peut pas lire/)
    assert.doesNotMatch(shown, /Du lab|J’ai répondu/)
    assert.match(await page(nadia, piece), /J’ai répondu/)
  })

  it('taken back, its words are nowhere; what was understood stays and says so', async () => {
    const path = await tell({ quotable: '1', unnamed: '1', title: 'Repris' })
    const piece = await writePiece()
    await use(piece, path, 'J’ai répondu.')
    assert.equal((await karim.post(`${path}/retirer`)).status, 404)
    assert.equal((await nadia.post(`${path}/retirer`)).status, 303)
    assert.equal((await nadia.get(path)).status, 404)
    const shown = await page(test.visitor(), piece)
    assert.match(shown, /Un témoignage a été retiré/)
    assert.doesNotMatch(shown, /J’ai répondu|Repris/)
    const { rows } = await test.lab.pool.query('select 1 from knowledge.testimony where id = $1', [
      idOf(path),
    ])
    assert.deepEqual(rows, [])
  })

  it('edited, what is no longer in it is no longer quoted; it never names who it did not', async () => {
    const path = await tell({ quotable: '1', unnamed: '1' })
    const piece = await writePiece()
    await use(piece, path, 'J’ai répondu.')
    const now = { title: 'Le bus', text: 'Je suis descendue.', quotable: '1', saves: '1' }
    assert.equal((await karim.post(`${path}/modifier`, now)).status, 404)
    assert.equal((await nadia.post(`${path}/modifier`, now)).status, 303)
    assert.equal((await nadia.post(`${path}/modifier`, now)).status, 409)
    assert.doesNotMatch(await page(test.visitor(), piece), /J’ai répondu/)
    assert.doesNotMatch(await page(test.visitor(), path), /Nadia/)
    assert.match(await page(nadia, `${path}/versions`), /troisième arrêt/)
  })
})
