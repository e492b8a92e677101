import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { findId, openNext, publishDraft, startProduction } from '../../../../test/support/productions.ts'

describe('a game made of scenes', () => {
  let test: TestLab
  let nadia: Member

  before(async () => {
    test = await openTestLab()
  })
  // Someone begins ten things an hour at most.
  beforeEach(async () => {
    nadia = await test.member('Nadia')
  })
  after(() => test.close())

  /** A counter, where one insists or leaves; leaving is the end, and one may insist again. */
  async function writeGame(title: string): Promise<string> {
    const draft = await startProduction(
      nadia,
      { title, partText: 'La dame dit que le dossier est perdu.' },
      'jeu',
    )
    const first = findId(await nadia.get(draft), `${draft}/parties/`)
    await nadia.post(`${draft}/parties/${first}`, {
      saves: '1',
      partTitle: 'Le guichet',
      partText: 'La dame dit que le dossier est perdu.',
      speaker: 'La dame du guichet',
      choice1: 'Insister',
      choice2: 'Partir',
    })
    for (const choix of ['0', '1']) await writeOn(draft, first, choix)
    return draft
  }

  async function writeOn(draft: string, part: string, choix: string): Promise<void> {
    const begun = await nadia.post(`${draft}/suite/${part}`, { choix })
    const path = begun.location ?? ''
    const partTitle = /id="partTitle"[^>]* value="([^"]+)"/.exec((await nadia.get(path)).text)?.[1] ?? ''
    const rest: Record<string, string> = choix === '1' ? { ending: '1' } : { choice1: 'Demander un écrit' }
    const written = await nadia.post(path, {
      saves: '1',
      partTitle,
      partText: `La suite du choix ${choix}.`,
      ...rest,
    })
    assert.equal(written.status, 303)
  }

  it('is written scene by scene: the words of a choice begin the scene it leads to', async () => {
    const draft = await writeGame('Le dossier perdu')
    const map = (await nadia.get(`${draft}/scenes`)).text
    for (const scene of ['Le guichet', 'Insister', 'Partir'])
      assert.match(map, new RegExp(`<h2[^>]*>${scene}</h2>`))
    assert.match(map, /Insister<\/span> → <a href="#\w{12}"[^>]*>Insister<\/a>/)
    assert.match(map, new RegExp(`<img src="${draft}/carte/jour.svg"`))
    const drawn = await nadia.get(`${draft}/carte/nuit.svg`)
    assert.match(drawn.headers.get('content-type') ?? '', /^image\/svg/)
    assert.match(drawn.text, /⚠ Insister[^]*Partir/)
    assert.match(map, /ce choix ne mène encore à rien.:.<q[^>]*>Demander un écrit<\/q>/)
  })

  it('is played to its end by a passer-by, one form a choice, and says then to talk about it', async () => {
    const path = await publishDraft(nadia, await writeGame('Le dossier'))
    const passerBy = test.visitor()
    assert.match((await passerBy.get(path)).text, new RegExp(`href="${path}/jouer">Jouer`))
    const start = await passerBy.get(`${path}/jouer`)
    assert.match(start.text, /Le guichet[^]*La dame du guichet[^]*dossier est perdu/)
    const went = await passerBy.post(`${path}/jouer`, { chemin: '', choix: '1' })
    assert.equal(went.location, `${path}/jouer?chemin=1`)
    const end = await passerBy.get(went.location ?? '')
    assert.match(end.text, /La suite du choix 1[^]*Et maintenant, on en parle/)
    assert.doesNotMatch(end.text, /name="choix"/)
  })

  it('is taken away as a text in ink', async () => {
    const path = await publishDraft(nadia, await writeGame('À emporter'))
    const ink = await test.visitor().get(`${path}/jeu.ink`)
    assert.match(ink.headers.get('content-disposition') ?? '', /filename="a-emporter\.ink"/)
    assert.match(ink.text, /\+ \[Insister\] -> scene_\w{12}/)
  })

  it('tells its writers which choices were made, and nobody who made them', async () => {
    const path = await publishDraft(nadia, await writeGame('Le compte'))
    const mapNow = async () => (await nadia.get(`${await openNext(nadia, path)}/scenes`)).text
    const take = (choix: string) => test.visitor().post(`${path}/jouer`, { chemin: '', choix })
    for (const choix of ['0', '0', '1']) await take(choix)
    assert.match(await mapNow(), /Insister<\/a> <span class="soft">\(trop peu/)
    for (const choix of ['0', '0']) await take(choix)
    assert.match(await mapNow(), /Insister<\/a> <span class="soft">\(4 fois sur 5\)/)
    assert.doesNotMatch(await mapNow(), /fin atteinte/)
    const columns = await test.lab.pool.query(
      `select column_name from information_schema.columns where table_schema = 'productions' and table_name = 'taken'`,
    )
    assert.deepEqual(columns.rows.map((row: { column_name: string }) => row.column_name).sort(), [
      'choice',
      'key',
      'production_id',
      'times',
    ])
  })

  it('remembers what was done: a choice is offered, and a text added, only then', async () => {
    const draft = await writeGame('Le souvenir')
    const map = (await nadia.get(`${draft}/scenes`)).text.split('<ol')[1] ?? ''
    const [first, next] = [...map.matchAll(/href="[^"]*\/parties\/(\w{12})"/g)].map(([, id]) => id ?? '')
    const save = async (id: string, fields: Record<string, string>) => {
      const page = await nadia.get(`${draft}/parties/${id}`)
      const saves = /name="saves" value="(\d+)"/.exec(page.text)?.[1] ?? ''
      const to1 = /<select id="to1"[^]*?<option value="(\w{12})" selected/.exec(page.text)?.[1] ?? ''
      return nadia.post(`${draft}/parties/${id}`, {
        saves,
        to1,
        partTitle: 'Scène',
        partText: 'Texte.',
        ...fields,
      })
    }
    const noted = { choice1: 'Garder le reçu', 'note1-1': 'reçu', 'how1-1': 'set-1' }
    assert.equal((await save(first ?? '', noted)).status, 303)
    const refused = await save(next ?? '', { 'added-1': 'Il est là.' })
    assert.match(refused.text, /Écrivez ce qu’il faut avoir retenu|Écrivez ce qu&#39;il faut avoir retenu/)
    const asks = { choice1: 'Le montrer', to1: '', 'if1-1': 'Reçu', 'is1-1': 'least-1' }
    const asked = { ...asks, 'added-1': 'Il est dans la poche.', 'when-1': 'reçu', 'whenIs-1': 'least-1' }
    assert.equal((await save(next ?? '', asked)).status, 303)
    const with1 = await nadia.get(`${draft}/jouer?chemin=0`)
    assert.match(with1.text, /Il est dans la poche[^]*Le montrer/)
    const key = /\?depuis=(\w{12})/g
    const keys = [...(await nadia.get(`${draft}/scenes`)).text.matchAll(key)].map(([, found]) => found)
    const without = await nadia.get(`${draft}/jouer?depuis=${keys[1]}`)
    assert.doesNotMatch(without.text, /Il est dans la poche|Le montrer/)
    assert.equal((await nadia.post(`${draft}/jouer`, { depuis: keys[1] ?? '', choix: '0' })).status, 404)
  })

  it('keeps its links in the next version', async () => {
    const path = await publishDraft(nadia, await writeGame('La version'))
    const next = await openNext(nadia, path)
    assert.equal((await nadia.get(`${next}/jouer?chemin=1`)).status, 200)
  })

  it('is tried by its writers from any scene, before anyone else sees it', async () => {
    const draft = await writeGame('L’essai')
    const map = await nadia.get(`${draft}/scenes`)
    const from = [...map.text.matchAll(/jouer\?depuis=(\w{12})/g)].at(-1)?.[1] ?? ''
    assert.match((await nadia.get(`${draft}/jouer?depuis=${from}`)).text, /La suite du choix 1/)
    assert.equal((await (await test.member('Curieux')).get(`${draft}/jouer`)).status, 404)
  })

  it('is tried from its middle with what is said to be remembered', async () => {
    const draft = await writeGame('Le milieu')
    const ink = (await nadia.get(`${draft}/jeu.ink`)).text
    const saved = /name="saved" value="(\w+)"/.exec((await nadia.get(`${draft}/ink`)).text)?.[1] ?? ''
    const text = ink
      .replace('# title', 'VAR recu = 0 // le reçu\n# title')
      .replace('+ [Demander', '+ {recu} [Demander')
    const sent = await nadia.post(`${draft}/ink`, { text, saved })
    assert.equal(sent.status, 303, sent.text.replace(/<[^>]+>/g, ' '))
    const map = await nadia.get(`${draft}/scenes`)
    const [, from = ''] = [...map.text.matchAll(/\?depuis=(\w{12})/g)].map(([, key]) => key)
    const without = await nadia.get(`${draft}/jouer?depuis=${from}`)
    assert.match(without.text, /name="retenu" value="1 le reçu"/)
    assert.doesNotMatch(without.text, /Demander un écrit/)
    const noted = await nadia.get(`${draft}/jouer?depuis=${from}&retenu=1+le+re%C3%A7u`)
    assert.match(noted.text, /name="choix"[^>]*>Demander un écrit/)
  })

  it('ends with what its writers want to talk about, and prints it with what one could have done', async () => {
    const draft = await startProduction(
      nadia,
      { title: 'En parler', partText: 'Fin.', talk: 'Qui décide ?' },
      'jeu',
    )
    const part = findId(await nadia.get(draft), `${draft}/parties/`)
    const last = { saves: '1', partTitle: 'Dehors', partText: 'Fin.', ending: '1', talk: 'Et le bus ?' }
    await nadia.post(`${draft}/parties/${part}`, last)
    const path = await publishDraft(nadia, draft)
    const end = await test.visitor().get(`${path}/jouer`)
    assert.match(end.text, /Et maintenant, on en parle[^]*Qui décide \?[^]*Et le bus \?/)
    assert.match((await test.visitor().get(path)).text, new RegExp(`href="${path}/debriefing"`))
    const paper = await test.visitor().get(`${path}/debriefing`)
    assert.match(paper.text, /Qui décide \?[^]*Dehors[^]*Et le bus \?/)
  })

  it('has no scene where a walk leads nowhere', async () => {
    const path = await publishDraft(nadia, await writeGame('Les murs'))
    assert.match((await test.visitor().get(`${path}/debriefing`)).text, /Partir → Partir/)
    for (const walk of ['9', '0-0-0', '-1', 'x', '1-1'])
      assert.equal((await test.visitor().get(`${path}/jouer?chemin=${walk}`)).status, 404, walk)
    assert.equal((await test.visitor().post(`${path}/jouer`, { chemin: '', choix: '7' })).status, 404)
  })

  it('goes on for its other hands when a scene is renamed or removed under them', async () => {
    const draft = await writeGame('À plusieurs')
    const links = (await nadia.get(draft)).text.matchAll(/parties\/(\w{12})"/g)
    const [first, insisted] = [...new Set([...links].map(([, id]) => id))]
    const page = await nadia.get(`${draft}/parties/${insisted}`)
    const saves = /name="saves" value="(\d+)"/.exec(page.text)?.[1] ?? ''
    const renamed = { saves, partTitle: 'Taper du poing', partText: 'Tout le monde se tait.' }
    assert.equal((await nadia.post(`${draft}/parties/${insisted}`, renamed)).status, 303)
    assert.match(
      (await nadia.get(`${draft}/scenes`)).text,
      /Insister<\/span> → <a href="#\w{12}"[^>]*>Taper du poing</,
    )

    // Someone writes on from it while someone else takes it away.
    assert.equal((await nadia.post(`${draft}/parties/${insisted}/enlever`)).status, 303)
    assert.equal(
      (await nadia.post(`${draft}/parties/${insisted}`, { ...renamed, saves: `${+saves + 1}` })).status,
      404,
    )
    assert.equal((await nadia.post(`${draft}/suite/${insisted}`, { choix: '0' })).status, 404)
    assert.match(
      (await nadia.get(`${draft}/scenes`)).text,
      /ce choix ne mène encore à rien.:.<q[^>]*>Insister<\/q>/,
    )
    assert.equal((await nadia.get(`${draft}/jouer?chemin=0`)).status, 404)
    const begun = await nadia.post(`${draft}/suite/${first}`, { choix: '0' })
    assert.match((await nadia.get(begun.location ?? '')).text, /value="Insister"/)
  })
})
