import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type Page, type TestLab } from '../../../../test/support/lab.ts'
import { formWith, startProduction } from '../../../../test/support/productions.ts'

const field = (page: Page, name: string) =>
  new RegExp(`name="${name}" value="(\\w*)"`).exec(page.text)?.[1] ?? ''

const story = `
VAR recu = 0 // a le reçu
-> guichet
=== guichet ===
# scene: Le guichet
La dame lève les yeux.
+ [Demander un reçu]
  ~ recu = 1
  -> dehors
+ [Partir] -> dehors
=== dehors ===
# scene: Dehors
# ending
Il fait beau.
{ recu: Le reçu est dans la poche. }
`

describe('a whole game as one text', () => {
  let test: TestLab
  let nadia: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
  })
  after(() => test.close())

  /** A game that has been changed by this text, its losses agreed to. */
  async function writeGame(title: string, text: string, tool = 'ink'): Promise<string> {
    const draft = await startProduction(nadia, { title, partText: 'Premier essai.' }, 'jeu')
    const shown = await nadia.get(`${draft}/${tool}`)
    const asked = await nadia.post(`${draft}/${tool}`, { text, saved: field(shown, 'saved') })
    assert.equal(asked.status, 422)
    assert.match(asked.text, /Premier essai\.<\/q>/)
    const agreed = { text, saved: field(asked, 'saved'), seen: field(asked, 'seen'), agreed: '1' }
    const done = await nadia.post(`${draft}/${tool}`, agreed)
    assert.equal(done.location, `${draft}/scenes`, done.text.replace(/<[^>]+>/g, ' '))
    return draft
  }

  it('is changed by a text in ink once its writer agrees to what goes, and plays', async () => {
    const draft = await writeGame('En ink', story)
    const played = await nadia.get(`${draft}/jouer?chemin=0`)
    assert.match(played.text, /Dehors[^]*Il fait beau[^]*Le reçu est dans la poche/)
    assert.doesNotMatch((await nadia.get(`${draft}/jouer?chemin=1`)).text, /dans la poche/)
  })

  it('is kept whatever signs its file holds, and wherever a text is cut', async () => {
    const passage =
      '<tw-passagedata pid="1" name="Ici&#0;" tags="">Un&#0;deux&#xD800;. [[Aller-&gt;Ici]]</tw-passagedata>'
    const other = `<tw-passagedata pid="2" name="Ici" tags="">[[${'a'.repeat(199)}😀|Ici]] trois</tw-passagedata>`
    const draft = await writeGame('Les signes', `<tw-storydata startnode="1">${passage}${other}`, 'twine')
    assert.match((await nadia.get(`${draft}/jouer`)).text, /Undeux/)
  })

  it('keeps the keys of its scenes, so that nothing is lost by saving what is there', async () => {
    const draft = await writeGame('Les clés', story)
    const keys = (page: Page) => [...page.text.matchAll(/id="(\w{12})"/g)].map(([, key]) => key)
    const before = keys(await nadia.get(`${draft}/scenes`))
    const shown = await nadia.get(`${draft}/ink`)
    const ink = /<textarea[^>]*>\n?([^<]*)<\/textarea>/.exec(shown.text)?.[1] ?? ''
    const text = ink
      .replaceAll('&#39;', "'")
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&')
      .replace('Il fait beau.', 'Il pleut.')
    const saved = await nadia.post(`${draft}/ink`, { text, saved: field(shown, 'saved') })
    assert.equal(saved.status, 303, saved.text.replace(/<[^>]+>/g, ' '))
    assert.deepEqual(keys(await nadia.get(`${draft}/scenes`)), before)
    assert.match((await nadia.get(`${draft}/jouer?chemin=0`)).text, /Il pleut/)
    const late = await nadia.post(`${draft}/ink`, { text, saved: field(shown, 'saved') })
    assert.equal(late.status, 409)
  })

  it('says by its line what ink does not understand, and changes nothing', async () => {
    const draft = await writeGame('Les fautes', story)
    const shown = await nadia.get(`${draft}/ink`)
    const text = '-> a\n=== a ===\n+ [Aller] -> ailleurs\n'
    const refused = await nadia.post(`${draft}/ink`, { text, saved: field(shown, 'saved') })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Ligne 3.:/)
    assert.match((await nadia.get(`${draft}/jouer`)).text, /La dame lève les yeux/)
  })

  it('comes from a file too, which waits while one reads what goes', async () => {
    const draft = await startProduction(nadia, { title: 'Le fichier', partText: 'Premier essai.' }, 'jeu')
    const shown = await nadia.get(`${draft}/ink`)
    const file = { name: 'jeu.ink', type: 'text/plain', content: Buffer.from(story) }
    const asked = await nadia.post(
      `${draft}/ink`,
      formWith({ text: '', saved: field(shown, 'saved') }, { file }),
    )
    assert.equal(asked.status, 422)
    const kept = [...asked.text.matchAll(/<input type="(?:hidden|checkbox)" name="([^"]+)" value="([^"]*)"/g)]
    const typed = Object.fromEntries(
      kept.map(([, name, value]) => [name, value?.replaceAll('&quot;', '"') ?? '']),
    )
    const done = await nadia.post(`${draft}/ink`, { ...typed, text: '', agreed: '1' })
    assert.equal(done.status, 303, done.text.replace(/<[^>]+>/g, ' '))
    assert.match((await nadia.get(`${draft}/jouer`)).text, /La dame lève les yeux/)
  })

  it('comes from Twine, its links as choices', async () => {
    const twee = ':: Start\nVous attendez.\n\n[[Partir->Dehors]]\n\n:: Dehors\nIl fait beau.'
    const draft = await writeGame('De Twine', twee, 'twine')
    assert.match(
      (await nadia.get(`${draft}/jouer?chemin=0`)).text,
      /Il fait beau[^]*Et maintenant, on en parle/,
    )
  })

  it('is nobody else’s to see or change', async () => {
    const draft = await writeGame('À elle', story)
    const other = await test.member('Curieux')
    for (const tool of ['ink', 'twine']) {
      assert.equal((await other.get(`${draft}/${tool}`)).status, 404)
      assert.equal((await other.post(`${draft}/${tool}`, { text: story })).status, 404)
    }
  })
})
