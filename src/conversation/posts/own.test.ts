import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { jsonOf } from '../../../test/support/json.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { addName, speakAs } from '../../../test/support/names.ts'
import { answerTo, say } from '../../../test/support/voices.ts'
import { erasePersonalPosts, exportPosts } from './personal.ts'

describe('what one does with one’s own words', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const speak = (text: string, readers?: string) => say(nadia, text, readers)
  const publishedAt = async (id: string) =>
    (await test.lab.pool.query('select published_at from platform.thing where id = $1', [id])).rows[0]
      ?.published_at

  it('edits, says so, keeps the date, and shows what it said before to its author alone', async () => {
    const id = await speak('Une première façon de le dire.')
    const before = await publishedAt(id)
    const page = await nadia.submit(`/paroles/${id}/modifier`, { text: 'Une autre façon.', version: '1' })
    assert.match(page.text, /Votre texte est changé/)
    assert.match(page.text, /modifiée/)
    assert.deepEqual(await publishedAt(id), before)
    assert.match((await nadia.get(`/paroles/${id}/versions`)).text, /Une première façon de le dire/)
    assert.equal((await karim.get(`/paroles/${id}/versions`)).status, 404)
    assert.equal((await karim.get(`/paroles/${id}/modifier`)).status, 404)
    assert.equal(
      (await karim.post(`/paroles/${id}/modifier`, { text: 'Pas à moi.', version: '2' })).status,
      404,
    )
    assert.match((await karim.get('/paroles')).text, /Une autre façon/)
    assert.doesNotMatch((await karim.get('/paroles')).text, /première façon/)
  })

  it('sent again with the same words says no edit and keeps no earlier version', async () => {
    const id = await speak('Les mêmes mots.')
    const page = await nadia.submit(`/paroles/${id}/modifier`, { text: 'Les mêmes mots.', version: '1' })
    assert.doesNotMatch(page.text, /\/versions"/)
  })

  it('meets an edit made elsewhere with both texts and loses neither', async () => {
    const id = await speak('Le texte de départ.')
    await nadia.post(`/paroles/${id}/modifier`, { text: 'Écrit dans le premier onglet.', version: '1' })
    const conflict = await nadia.post(`/paroles/${id}/modifier`, {
      text: 'Écrit dans le second.',
      version: '1',
    })
    assert.equal(conflict.status, 409)
    assert.match(conflict.text, /Écrit dans le premier onglet\./)
    assert.match(conflict.text, /Écrit dans le second\./)
    assert.match(conflict.text, /name="version" value="2"/)
    const saved = await nadia.submit(`/paroles/${id}/modifier`, { text: 'Les deux ensemble.', version: '2' })
    assert.match(saved.text, /Les deux ensemble\./)
  })

  it('is found again in one list, answers too, under every name and for oneself alone', async () => {
    const zoe = await test.member('Zoé')
    const first = await say(zoe, 'Ce que je disais au début.', 'lab')
    await answerTo(zoe, await speak('Qui a vu le guichet ?'), 'Moi, hier.')
    const list = (await zoe.get('/moi/paroles')).text
    assert.match(list, /Réponse\s: <a[^>]+>Moi, hier\.<[^]*Ce que je disais au début\./)
    assert.match(list, /Les personnes qui ont un nom ici/)
    assert.doesNotMatch(list, /Qui a vu le guichet|sous le nom/)
    await speakAs(zoe, await addName(test, zoe, 'Zibulle'))
    await say(zoe, 'Sous un autre nom.')
    const both = (await zoe.get('/moi/paroles')).text
    assert.match(both, /Sous un autre nom[^]*sous le nom Zibulle[^]*Ce que je disais[^]*sous le nom Zoé/)
    await zoe.post(`/paroles/${first}/effacer`)
    assert.doesNotMatch((await zoe.get('/moi/paroles')).text, /Ce que je disais/)
    assert.doesNotMatch((await karim.get('/moi/paroles')).text, /Zoé|Zibulle/)
    assert.equal((await test.visitor().get('/moi/paroles')).status, 401)
  })

  it('really erases, and leaves the answers of others under an empty place', async () => {
    const id = await speak('À effacer, mot unique : zibeline.')
    await nadia.post(`/paroles/${id}/modifier`, { text: 'Toujours zibeline.', version: '1' })
    const reply = await answerTo(karim, id, 'Je réponds quand même.')
    assert.equal((await karim.post(`/paroles/${id}/effacer`)).status, 404)
    const done = await nadia.submit(`/paroles/${id}/effacer`)
    assert.match(done.text, /C&#39;est effacé, pour de bon/)
    const page = await test.visitor().get(`/paroles/${id}`)
    assert.match(page.text, /Parole effacée/)
    assert.match(page.text, /Je réponds quand même\./)
    assert.equal((await karim.get(`/paroles/${id}/repondre`)).status, 404)
    for (const table of ['conversation.post', 'platform.thing_version', 'platform.thing']) {
      const left = await test.lab.pool.query(`select 1 from ${table} x where x::text like '%zibeline%'`)
      assert.equal(left.rowCount, 0, table)
    }
    await karim.post(`/paroles/${reply}/effacer`)
    assert.equal((await test.visitor().get(`/paroles/${id}`)).status, 404)
    const rows = await test.lab.pool.query('select 1 from conversation.post where root_id = $1', [id])
    assert.equal(rows.rowCount, 0)
  })

  it('leaves nothing at all when nobody had answered', async () => {
    const id = await speak('Sans réponse.')
    await nadia.post(`/paroles/${id}/effacer`)
    assert.equal((await nadia.get(`/paroles/${id}`)).status, 404)
    assert.equal(
      (await test.lab.pool.query('select 1 from conversation.post where id = $1', [id])).rowCount,
      0,
    )
  })

  it('keeps a voice for the lab afterwards, with what was answered under it', async () => {
    const id = await speak('D’abord pour tout le monde.')
    const reply = await answerTo(karim, id, 'Je cite : pour tout le monde.')
    assert.equal((await karim.post(`/paroles/${id}/reserver`)).status, 404)
    const page = await nadia.submit(`/paroles/${id}/reserver`)
    assert.match(page.text, /Seules les personnes du lab la voient maintenant/)
    for (const path of [`/paroles/${id}`, `/paroles/${reply}`]) {
      assert.equal((await test.visitor().get(path)).status, 404)
      assert.equal((await karim.get(path)).status, 200)
    }
    assert.equal((await nadia.post(`/paroles/${id}/reserver`)).status, 404)
  })

  it('tells its author that care hid it, and nobody else sees it', async () => {
    const id = await speak('Cachée par la veille.')
    await test.lab.pool.query(
      `update platform.thing set hidden_at = now(), hidden_reason = 'le nom d’une personne' where id = $1`,
      [id],
    )
    assert.match((await nadia.get(`/paroles/${id}`)).text, /le nom d’une personne/)
    assert.equal((await karim.get(`/paroles/${id}`)).status, 404)
  })

  it('keeps a draft for its writer alone, goes on with it, and drops it once sent', async () => {
    const fields = { text: 'Pas fini, mais presque.', warning: 'deuil', garder: '1' }
    const kept = await nadia.submit('/paroles/dire', fields)
    assert.match(kept.text, /Votre brouillon est gardé ici/)
    assert.match(kept.text, /Pas fini, mais presque\./)
    assert.doesNotMatch((await karim.get('/moi/brouillons')).text, /Pas fini/)
    const [, link = ''] = /href="(\/paroles\/dire\?brouillon=\w+)"/.exec(kept.text) ?? []
    const form = await nadia.get(link)
    assert.equal(form.status, 200)
    assert.match(form.text, /Pas fini, mais presque\./)
    assert.match(form.text, /value="deuil"/)
    assert.doesNotMatch((await karim.get(link)).text, /Pas fini/)
    const draft = link.split('=')[1] ?? ''
    await nadia.post('/paroles/dire', { text: 'Fini.', readers: 'open', brouillon: draft })
    assert.doesNotMatch((await nadia.get('/moi/brouillons')).text, /Pas fini/)
  })

  it('throws a draft away', async () => {
    const kept = await nadia.submit('/paroles/dire', { text: 'À jeter.', garder: '1' })
    const [, id = ''] = /name="jeter" value="(\w+)"/.exec(kept.text) ?? []
    await karim.post('/moi/brouillons', { jeter: id })
    assert.match((await nadia.get('/moi/brouillons')).text, /À jeter\./)
    assert.doesNotMatch((await nadia.submit('/moi/brouillons', { jeter: id })).text, /À jeter\./)
  })

  it('keeps what arrived of a sending that was cut', async () => {
    const start =
      '--limite\r\ncontent-disposition: form-data; name="text"\r\n\r\nUn long texte avant la coupure du réseau.\r\n'
    const file = '--limite\r\ncontent-disposition: form-data; name="picture1"; filename="a.png"\r\n\r\nxxxx'
    const cookie = [...nadia.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answered = await test.app.request(new URL('/paroles/dire', test.lab.config.publicUrl), {
      method: 'POST',
      body: start + file,
      headers: {
        host: test.lab.config.publicUrl.host,
        'sec-fetch-site': 'same-origin',
        'content-type': 'multipart/form-data; boundary=limite',
        cookie,
      },
    })
    assert.ok([413, 422].includes(answered.status))
    assert.match((await nadia.get('/moi/brouillons')).text, /Un long texte avant la coupure/)
  })

  it('hands over everything one said, and erases it with the account', async () => {
    const rosa = await test.member('Rosa')
    const person = { accountId: rosa.accountId, presentationIds: [rosa.presentationId] }
    const said = await say(rosa, 'Mot unique : hirondelle.')
    await rosa.post(`/paroles/${said}/modifier`, { text: 'Encore hirondelle.', version: '1' })
    const voice = await speak('Une voix où Rosa répond.')
    const reply = await answerTo(rosa, voice, 'Hirondelle toujours.')
    await answerTo(nadia, reply, 'Sous la réponse.')
    await rosa.post(`/paroles/${voice}/merci`)
    const exported = await jsonOf(await exportPosts(test.lab.db, person))
    for (const words of ['Mot unique : hirondelle', 'Encore hirondelle', 'Hirondelle toujours', voice]) {
      assert.ok(exported.includes(words), words)
    }
    await test.lab.db.transaction().execute((tx) => erasePersonalPosts(tx, person))
    const tables = ['post', 'thanks', 'paper'].map((name) => `conversation.${name}`)
    for (const table of [...tables, 'platform.thing_version']) {
      const left = await test.lab.pool.query(`select 1 from ${table} x where x::text ilike any($1)`, [
        ['%hirondelle%', `%${rosa.accountId}%`, `%${rosa.presentationId}%`],
      ])
      assert.equal(left.rowCount, 0, table)
    }
    assert.match((await karim.get(`/paroles/${voice}`)).text, /Sous la réponse\./)
    const counted = await test.lab.pool.query('select answers from conversation.post where id = $1', [voice])
    assert.equal(counted.rows[0].answers, 0)
  })
})
