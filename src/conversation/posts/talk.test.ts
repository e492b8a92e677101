import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { answerTo, say } from '../../../test/support/voices.ts'

describe('a talk', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member
  let lou: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
    lou = await test.member('Lou')
  })
  after(() => test.close())

  const block = (reader: Member, author: Member) =>
    test.lab.db
      .insertInto('platform.block')
      .values({ account_id: reader.accountId, presentation_id: author.presentationId })
      .execute()

  it('stands on two levels, branch by branch, and says whom a deeper answer speaks to', async () => {
    const voice = await say(nadia, 'La voix.')
    const first = await answerTo(karim, voice, 'Premier.')
    await answerTo(lou, voice, 'Deuxième.')
    const under = await answerTo(nadia, first, 'Sous le premier.')
    await answerTo(lou, under, 'Plus profond.')
    const { text } = await test.visitor().get(`/paroles/${voice}`)
    const order = ['Premier.', 'Sous le premier.', 'Plus profond.', 'Deuxième.'].map((words) =>
      text.indexOf(`<p>${words}`),
    )
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
    )
    assert.ok(order.every((at) => at > 0))
    assert.match(text, /à Nadia/)
    assert.equal(text.match(/<ol>/g)?.length, 1)
  })

  it('gives an answer the readers of what it answers', async () => {
    const voice = await say(nadia, 'Entre nous.', 'lab')
    const reply = await answerTo(karim, voice, 'Entre nous aussi.')
    assert.equal((await test.visitor().get(`/paroles/${reply}`)).status, 404)
    assert.match((await lou.get(`/paroles/${reply}`)).text, /Entre nous aussi\./)
  })

  it('shows fifty answers a page, each once, and long ones by their beginning', async () => {
    const voice = await say(nadia, 'Cent réponses ?')
    await test.lab.pool.query('delete from platform.limit_count')
    for (let n = 0; n < 60; n += 1) {
      if (n % 25 === 0) await test.lab.pool.query('delete from platform.limit_count')
      await answerTo(
        karim,
        voice,
        n === 0 ? `Long. ${'Une phrase de plus. '.repeat(60)}Fin cachée.` : `Numéro ${n}.`,
      )
    }
    const first = (await test.visitor().get(`/paroles/${voice}`)).text
    assert.doesNotMatch(first, /Fin cachée/)
    assert.match(first, /Lire la suite/)
    const [, next = ''] = /href="(\/paroles\/\w+\?apres=\w+)#reponses"/.exec(first) ?? []
    const second = (await test.visitor().get(next)).text
    const found = [...(first + second).matchAll(/Numéro (\d+)\./g)].map(([, n]) => n)
    assert.equal(new Set(found).size, 59)
    assert.equal(found.length, 59)
    const last = await karim.post(`/paroles/${voice}/repondre`, { text: 'La dernière.' })
    assert.match((await karim.get(last.location ?? '')).text, /La dernière\./)
  })

  it('gives a refused answer back with its text', async () => {
    const voice = await say(nadia, 'Répondez court.')
    const page = await karim.post(`/paroles/${voice}/repondre`, { text: 'x'.repeat(20_001) })
    assert.equal(page.status, 422)
    assert.match(page.text, /xxxxxxxxxx/)
  })

  it('keeps the place of what a reader does not see, without a word of it', async () => {
    const voice = await say(nadia, 'Qui parle ?')
    const hidden = await answerTo(karim, voice, 'Ce que Lou ne lira pas.')
    await answerTo(nadia, hidden, 'Et la suite.')
    const alone = await answerTo(karim, voice, 'Seul et non lu.')
    const reader = await test.member('Rim')
    await block(reader, karim)
    const { text } = await reader.get(`/paroles/${voice}`)
    assert.match(text, /Une parole que vous ne voyez pas/)
    assert.match(text, /Et la suite\./)
    assert.doesNotMatch(text, /ne lira pas|non lu/)
    assert.ok(!text.includes(alone))
  })

  it('says nothing of the voice it stands under to those who do not see that one', async () => {
    const voice = await say(nadia, 'Un titre que la veille a caché.')
    const reply = await answerTo(karim, voice, 'Ma réponse reste.')
    await test.lab.pool.query('update platform.thing set hidden_at = now() where id = $1', [voice])
    const page = await test.visitor().get(`/paroles/${reply}`)
    assert.match(page.text, /Ma réponse reste\./)
    assert.doesNotMatch(page.text, /la veille a caché/)
  })

  it('finds the voices that wait, and forgets those that someone else answered', async () => {
    const fresh = await openTestLab()
    try {
      const ana = await fresh.member('Ana')
      const zoe = await fresh.member('Zoé')
      const ids: string[] = []
      for (const text of ['La plus ancienne.', 'Répondue.', 'Répondue par soi-même.']) {
        ids.push(await say(ana, text))
      }
      await zoe.post(`/paroles/${ids[1]}/repondre`, { text: 'Voilà.' })
      await ana.post(`/paroles/${ids[2]}/repondre`, { text: 'Je précise.' })
      const { text } = await zoe.get('/paroles?ordre=attente')
      const order = ['La plus ancienne', 'Répondue par soi-même', 'Répondue.'].map((words) =>
        text.indexOf(words),
      )
      assert.deepEqual(
        order,
        order.toSorted((a, b) => a - b),
      )
      assert.equal(text.match(/attend une réponse/g)?.length, 2)
    } finally {
      await fresh.close()
    }
  })

  it('says nothing in public of how many answered or thanked', async () => {
    const voice = await say(nadia, 'Comptez-vous ?')
    await answerTo(karim, voice, 'Non.')
    await answerTo(lou, voice, 'Non plus.')
    await karim.post(`/paroles/${voice}/merci`)
    await lou.post(`/paroles/${voice}/merci`)
    const { text } = await test.visitor().get(`/paroles/${voice}`)
    assert.doesNotMatch(text, /2 (réponses|mercis)|merci/i)
  })

  it('tells the thanks to the author alone, once an account, and takes them back', async () => {
    const voice = await say(nadia, 'Un coup de main trouvé au lieu.')
    await karim.post(`/paroles/${voice}/merci`)
    assert.match((await nadia.get('/moi/mercis')).text, /Karim vous dit merci pour/)
    assert.doesNotMatch((await lou.get('/moi/mercis')).text, /Karim vous dit merci/)
    const rows = await test.lab.pool.query('select * from conversation.thanks where post_id = $1', [voice])
    assert.equal(rows.rowCount, 1)
    await karim.post(`/paroles/${voice}/merci`)
    assert.doesNotMatch((await nadia.get('/moi/mercis')).text, /coup de main/)
    assert.equal((await nadia.post(`/paroles/${voice}/merci`)).status, 404)
  })

  it('does not link two names: answering oneself under another name looks like any answer', async () => {
    const voice = await say(nadia, 'Moi et moi.')
    const { addPresentation } = await import('../../people/index.ts')
    const other = await addPresentation(test.lab.db, { accountId: nadia.accountId, name: 'Autre' })
    await test.lab.pool.query('update people.session set presentation_id = $1 where account_id = $2', [
      other.presentationId,
      nadia.accountId,
    ])
    await answerTo(nadia, voice, 'Sous mon autre nom.')
    const row = await test.lab.pool.query('select answers from conversation.post where id = $1', [voice])
    assert.equal(row.rows[0].answers, 1)
    await test.lab.pool.query('update people.session set presentation_id = $1 where account_id = $2', [
      nadia.presentationId,
      nadia.accountId,
    ])
  })

  it('stands while many answer and one narrows at the same time', async () => {
    const voice = await say(nadia, 'Tous en même temps.')
    await test.lab.pool.query('delete from platform.limit_count')
    const acts = Array.from({ length: 12 }, (_, n) =>
      n === 6
        ? nadia.post(`/paroles/${voice}/reserver`)
        : karim.post(`/paroles/${voice}/repondre`, { text: `En foule ${n}.` }),
    )
    const done = await Promise.all(acts)
    assert.deepEqual(new Set(done.map((page) => page.status)), new Set([303]))
    const open = await test.lab.pool.query(
      `select 1 from conversation.post p join platform.thing t on t.id = p.id where p.root_id = $1 and t.audience = 'open'`,
      [voice],
    )
    assert.equal(open.rowCount, 0)
  })
})
