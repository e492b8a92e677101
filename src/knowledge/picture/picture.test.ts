import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

describe('the page of the picture', () => {
  let test: TestLab
  let nadia: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
  })
  after(() => test.close())

  const write = async (title: string, kind: string, other: Record<string, string> = {}) => {
    const fields = { kind, title, claim: 'Cela aide.', readers: 'open', priority: 'logement', ...other }
    return (await nadia.post('/savoirs/ecrire', fields)).location ?? ''
  }
  const idOf = async (path: string): Promise<string> =>
    (await test.lab.pool.query('select id from platform.thing where path = $1', [path])).rows[0].id

  it('draws a piece with what crosses it, as links in the order of the list under it', async () => {
    const [lived, done] = [await write('Le vécu', 'experience'), await write('Le métier', 'metier')]
    await write('Ailleurs', 'etabli')
    await nadia.post(`${lived}/croiser`, {
      other: await idOf(done),
      way: 'vers:questionne',
      why: 'Pourquoi ?',
    })
    const { text } = await test.visitor().get(`${lived}/dessin`)
    const [drawn = '', listed = ''] = text.split('La même chose, en liste')
    const links = (part: string) =>
      [...part.matchAll(/href="(\/savoirs\/le-[^"]+)"/g)].map(([, path]) => path)
    assert.deepEqual(links(drawn.slice(drawn.indexOf('<svg class="web"'))), links(listed))
    assert.match(drawn, /aria-label="[^"]*questionne[^"]*Le vécu questionne Le métier"/)
    assert.match(listed, />questionne<\/a>[\s\S]*Le métier/)
    assert.doesNotMatch(text, /Ailleurs/)
    assert.doesNotMatch(text, / style="/)
  })

  it('draws nothing for a crossing that care hid', async () => {
    const [one, other] = [await write('Au centre', 'experience'), await write('Au bord', 'metier')]
    const crossing = (
      await nadia.post(`${one}/croiser`, {
        other: await idOf(other),
        way: 'vers:questionne',
        why: 'Injures.',
      })
    ).location
    assert.match((await test.visitor().get(`${one}/dessin`)).text, /Au bord/)
    await test.lab.pool.query('update platform.thing set hidden_at = now() where path = $1', [crossing])
    for (const who of [test.visitor(), await test.member('Karim')])
      assert.doesNotMatch((await who.get(`${one}/dessin`)).text, /Au bord/)
  })

  it('draws all that is known about a subject, for who may see it', async () => {
    await write('Du lab', 'metier', { readers: 'lab' })
    assert.match(
      (await nadia.get('/savoirs/dessin?priorite=logement')).text,
      /Ailleurs[\s\S]*Du lab|Du lab[\s\S]*Ailleurs/,
    )
    assert.doesNotMatch((await test.visitor().get('/savoirs/dessin?priorite=logement')).text, /Du lab/)
    assert.equal((await nadia.get('/savoirs/dessin?priorite=rien')).status, 404)
  })
})
