import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Client, type Member, type TestLab } from '../../../test/support/lab.ts'
import { makeProduction } from '../../../test/support/productions.ts'
import { tablesHolding } from '../../../test/support/rows.ts'
import { readCookie } from './progress.ts'

describe('paths', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const idOf = async (path: string): Promise<string> =>
    (await test.lab.pool.query('select id from platform.thing where path = $1', [path])).rows[0].id
  const writePiece = async (who: Member, title: string, kind: string) => {
    const fields = { kind, title, claim: 'Cela aide.', readers: 'open' }
    return idOf((await who.post('/savoirs/ecrire', fields)).location ?? '')
  }
  const begin = async (title: string, other: Record<string, string> = {}) => {
    const begun = await nadia.post('/parcours/ecrire', {
      title,
      summary: 'Pour voir.',
      readers: 'open',
      ...other,
    })
    assert.equal(begun.status, 303, begun.text.slice(0, 500))
    return begun.location ?? ''
  }
  const add = async (path: string, piece: string, kind: string, other: Record<string, string> = {}) => {
    const added = await nadia.post(`${path}/etapes`, { piece, kind, ...other })
    assert.equal(added.status, 303, added.text.slice(0, 2_000))
    return added.location ?? ''
  }
  /** A path with two steps lived and one known, the first of which crosses it. */
  const make = async (title: string) => {
    const path = await begin(title)
    const writer = await test.member('Lila')
    const [one, two, known] = await Promise.all([
      writePiece(writer, `${title} : un`, 'experience'),
      writePiece(writer, `${title} : deux`, 'experience'),
      writePiece(writer, `${title} : su`, 'etabli'),
    ])
    const steps = [
      await add(path, one, 'experience', { words: 'On entre ici.', question: 'Et chez vous ?' }),
      await add(path, two, 'experience'),
      await add(path, known, 'etabli'),
    ] as const
    return { path, writer, one, known, steps }
  }
  const page = async (who: Client, path: string) => (await who.get(path)).text

  it('opens the same subject by as many doors as it has kinds of knowledge', async () => {
    const { path, steps } = await make('Les voix')
    const text = await page(test.visitor(), path)
    assert.match(text, new RegExp(`href="${steps[0]}">Entrer par\\s: Savoir d(&#39;|')expérience`))
    assert.match(text, new RegExp(`href="${steps[2]}">Entrer par\\s: Savoir établi`))
    assert.doesNotMatch(text, /Entrer par\s: Savoir de métier/)
    assert.match(text, /"@type":"LearningResource"/)
    assert.match(await page(test.visitor(), '/savoirs/parcours'), /Les voix/)
    const step = await page(test.visitor(), steps[0])
    for (const said of [/On entre ici\./, /Et chez vous/, /Étape 1 sur 2/]) assert.match(step, said)
  })

  it('a step leads over to what crosses its piece, without leaving the path', async () => {
    const { one, known, steps } = await make('Le toit')
    const { rows } = await test.lab.pool.query('select path from platform.thing where id = $1', [one])
    await karim.post(`${rows[0].path}/croiser`, { other: known, way: 'vers:conteste', why: 'Chez moi, non.' })
    const step = await page(test.visitor(), steps[0])
    assert.match(step, new RegExp(`Ce savoir conteste\\s:[\\s\\S]*href="${steps[2]}"[\\s\\S]*Chez moi, non`))
    assert.match(step, /Reprendre par\s: Savoir établi/)
  })

  it('notes what was done in the browser without account, in the account with one, and tells nobody', async () => {
    const { path, steps } = await make('Le pas')
    const visitor = test.visitor()
    assert.equal((await visitor.post(`${steps[0]}/fait`)).location, steps[1])
    assert.match(await page(visitor, path), /Une étape est notée sur cet appareil/)
    assert.match(await page(visitor, path), new RegExp(`href="${steps[1]}">Continuer par`))
    assert.doesNotMatch(await page(test.visitor(), path), /est notée/)
    await karim.post(`${steps[2]}/fait`)
    assert.match(await page(karim, path), /Une étape est notée dans ce compte/)
    assert.doesNotMatch(await page(nadia, path), /est notée/)
    await karim.post(`${steps[2]}/refaire`)
    assert.doesNotMatch(await page(karim, path), /est notée/)
  })

  it('what a browser noted goes into the account of whoever says that it was them, and not by itself', async () => {
    const { path, steps } = await make('La reprise')
    const member = await test.member('Sacha')
    const visitor = test.visitor()
    await visitor.post(`${steps[0]}/fait`)
    for (const [name, value] of visitor.cookies) member.cookies.set(name, value)
    const before = await page(member, path)
    assert.match(before, /Cet appareil a noté une étape/)
    assert.doesNotMatch(before, /dans ce compte\. Personne/)
    await member.post(`${path}/reprendre`)
    assert.match(await page(member, path), /Une étape est notée dans ce compte/)
    await member.post(`${path}/oublier`)
    assert.doesNotMatch(await page(member, path), /est notée/)
  })

  it('several write it once they said yes; what it said before is kept for them', async () => {
    const { path, steps } = await make('À deux')
    assert.equal((await karim.get(`${path}/etapes`)).status, 404)
    const names = /\/savoirs\/noms\/[0-9a-z]{12}/.exec(await page(nadia, path))?.[0] ?? ''
    await nadia.post(names, { name: 'Karim', handle: 'karim' })
    const asked = /noms\/([0-9a-z]{12})\/oui/.exec(await page(karim, path))?.[1]
    await karim.post(`/savoirs/noms/${asked}/oui`)
    const edit = steps[0].replace(path, `${path}/etapes`)
    const said = { kind: 'experience', words: 'À ma façon.', saves: '1' }
    assert.equal((await karim.post(edit, said)).status, 303)
    assert.equal((await nadia.post(edit, said)).status, 409)
    assert.match(await page(test.visitor(), steps[0]), /À ma façon\./)
    assert.match(await page(karim, `${path}/versions`), /On entre ici\./)
    assert.equal((await test.visitor().get(`${path}/versions`)).status, 401)
  })

  it('its steps change places behind their door and are taken away; the pieces stay', async () => {
    const { path, steps } = await make('L’ordre')
    const edit = (step: string) => step.replace(path, `${path}/etapes`)
    await nadia.post(`${edit(steps[1])}/monter`)
    assert.match(await page(test.visitor(), steps[1]), /Étape 1 sur 2/)
    await nadia.post(`${edit(steps[1])}/enlever`)
    assert.equal((await test.visitor().get(steps[1])).status, 404)
    assert.match(await page(test.visitor(), '/savoirs'), /L’ordre : deux/)
  })

  it('is edited by those who write it; two tabs lose nothing', async () => {
    const path = await begin('Avant')
    const now = { title: 'Après', summary: 'Pour voir.', readers: 'open', saves: '1' }
    assert.equal((await karim.post(`${path}/modifier`, now)).status, 404)
    assert.equal((await nadia.post(`${path}/modifier`, now)).status, 303)
    assert.equal((await nadia.post(`${path}/modifier`, { ...now, title: 'Encore' })).status, 409)
    assert.equal((await test.visitor().get('/recherche-texte?q=Après')).text.includes(path), true)
  })

  it('a piece that is erased leaves the words of its step', async () => {
    const { writer, one, steps } = await make('Ce qui part')
    const { rows } = await test.lab.pool.query('select path from platform.thing where id = $1', [one])
    await writer.post(`${rows[0].path}/effacer`)
    const step = await page(test.visitor(), steps[0])
    assert.match(step, /Un savoir qui n(&#39;|')est plus là/)
    assert.match(step, /On entre ici\./)
  })

  it('a piece that is erased leaves no word of its own behind, in what the path said before either', async () => {
    const path = await begin('Ce qui reste')
    const writer = await test.member('Lila')
    const piece = await writePiece(writer, 'Le zorgl ub', 'experience')
    const step = await add(path, piece, 'experience', { words: 'Par ici.' })
    const edit = step.replace(path, `${path}/etapes`)
    await nadia.post(edit, { kind: 'experience', words: 'Par là.', saves: '1' })
    assert.match(await page(nadia, `${path}/versions`), /Le zorgl ub[\s\S]*Par ici/)
    const { rows } = await test.lab.pool.query('select path from platform.thing where id = $1', [piece])
    await writer.post(`${rows[0].path}/effacer`)
    assert.match(await page(nadia, `${path}/versions`), /n(&#39;|')est plus là[\s\S]*Par ici/)
    assert.deepEqual(await tablesHolding(test.lab.db, ['zorgl ub', "'zorgl'"]), [])
  })

  it('says a step in the language of its path', async () => {
    const path = await begin('Homes', { lang: 'en' })
    const piece = await writePiece(nadia, 'Chez soi', 'experience')
    const step = await add(path, piece, 'experience', { words: 'Start here.', question: 'And you?' })
    for (const at of [step, `${step}/ensemble`]) {
      const text = await page(test.visitor(), at)
      assert.match(text, /<div class="prose" lang="en"[^>]*><p>Start here/, at)
      assert.match(text, /<blockquote class="quote" lang="en"[^>]*>\s*And you/, at)
    }
  })

  it('a production shows that a step holds, by its address; another address is refused', async () => {
    const { path, steps } = await make('Preuve')
    const made = await makeProduction(nadia, { title: 'Le film' })
    const edit = steps[0].replace(path, `${path}/etapes`)
    const said = { kind: 'experience', words: '', saves: '1' }
    assert.equal((await nadia.post(edit, { ...said, evidence: '/besoins/rien' })).status, 422)
    assert.equal((await nadia.post(edit, { ...said, evidence: made })).status, 303)
    assert.match(await page(test.visitor(), steps[0]), /Ce qui le montre\s: Le film/)
  })

  it('a step alone is projected or printed, with the code that leads to it', async () => {
    const { steps } = await make('Ensemble')
    const text = await page(test.visitor(), `${steps[0]}/ensemble`)
    assert.match(text, /class="qr"/)
    assert.match(text, /Et chez vous/)
  })

  it('is erased by those who write it, and not its pieces', async () => {
    const { path, steps } = await make('À effacer')
    assert.equal((await karim.post(`${path}/effacer`)).status, 404)
    assert.equal((await nadia.post(`${path}/effacer`)).status, 303)
    assert.equal((await test.visitor().get(path)).status, 404)
    assert.equal((await test.visitor().get(steps[0])).status, 404)
  })

  it('a cookie that is no list of steps is nothing', () => {
    assert.deepEqual(readCookie('<script>'), [])
    assert.deepEqual(readCookie('a'.repeat(10_000)), [])
    assert.deepEqual(readCookie('abcdefghijkl.x.mnopqrstuvwx'), ['abcdefghijkl', 'mnopqrstuvwx'])
  })
})
