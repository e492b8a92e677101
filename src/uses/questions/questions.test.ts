import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { workOutQuestion } from './outcomes.ts'

let lab: TestLab
let nadia: Member
let samir: Member

before(async () => {
  lab = await openTestLab()
  nadia = await lab.member('Nadia')
  samir = await lab.member('Samir')
})
after(() => lab.close())

interface Asking {
  more?: Record<string, string>
  who?: Member
}

async function ask(
  asked: string,
  statements: readonly string[] = [],
  { more, who }: Asking = {},
): Promise<string> {
  // Someone new each time: nobody may ask that often.
  const asker = who ?? (await lab.member('Lila'))
  const page = await asker.post('/usages/questions/poser', { asked, lang: 'fr', ...more })
  const path = page.location ?? assert.fail(page.text.slice(0, 2_000))
  for (const said of statements) {
    const added = await asker.post(`${path}/phrases/ajouter`, { said, lang: 'fr' })
    assert.equal(added.status, 303, added.text.slice(0, 2_000))
  }
  return path
}

const answer = (who: Member, path: string, statement: number, said: string) =>
  who.post(`${path}/repondre`, { statement: String(statement), answer: said })

const idOf = async (path: string) => {
  const row = await lab.lab.db
    .selectFrom('uses.question')
    .select('id')
    .where('slug', '=', slugOf(path))
    .executeTakeFirstOrThrow()
  return row.id
}
const slugOf = (path: string) => path.slice('/usages/questions/'.length)
const work = async (path: string) => workOutQuestion(lab.lab.db, await idOf(path))
const votesOn = async (path: string) => {
  const { rows } = await lab.lab.pool.query(
    `select v.number, v.answer from uses.vote v join uses.voter w on w.id = v.voter_id where w.question_id = $1 order by 1, 2`,
    [await idOf(path)],
  )
  return rows.map(({ number, answer: said }) => `${number}: ${said}`)
}

suite('a question', () => {
  test('is asked by anyone, read by everyone, and found on its priority', async () => {
    const path = await ask('Faut-il encore des guichets ?', ['Le guichet écoute.'], {
      more: { priority: 'education' },
    })
    const page = await lab.visitor().get(path)
    assert.match(page.text, /Faut-il encore des guichets \?/)
    assert.match(page.text, /Le guichet écoute\./)
    assert.match((await lab.visitor().get('/usages/questions')).text, /1 phrase/)
    assert.match((await lab.visitor().get('/priorites/education')).text, /Faut-il encore des guichets/)
  })

  test('says what it comes from', async () => {
    const need = await nadia.post('/besoins/dire', { title: 'Un guichet', purpose: 'On attend.' })
    const path = await ask('Et après ?', [], { more: { de: need.location ?? '' } })
    assert.match((await lab.visitor().get(path)).text, /Un guichet/)
    assert.match((await lab.visitor().get(need.location ?? '')).text, /Et après \?/)
  })

  test('a statement is one short idea', async () => {
    const path = await ask('Court ?')
    const long = await nadia.post(`${path}/phrases/ajouter`, { said: 'a'.repeat(141), lang: 'fr' })
    assert.equal(long.status, 422)
    assert.match(long.text, /a{141}/)
  })

  test('is erased by whoever asked it, as long as nobody else worked on it', async () => {
    const path = await ask('À effacer ?', ['Oui.'], { who: nadia })
    assert.equal((await samir.post(`${path}/effacer`)).status, 404)
    await answer(samir, path, 1, 'agree')
    assert.match((await nadia.submit(`${path}/effacer`)).text, /la question reste/)
    await samir.post(`${path}/mes-reponses/effacer`)
    await nadia.post(`${path}/effacer`)
    assert.equal((await nadia.get(path)).status, 404)
  })
})

suite('answers', () => {
  test('take a name, and nothing is lost on the way to one', async () => {
    const path = await ask('Un nom ?', ['Oui.'])
    const page = await lab.visitor().post(`${path}/repondre`, { statement: '1', answer: 'agree' })
    assert.equal(page.status, 401)
    assert.deepEqual(await votesOn(path), [])
  })

  test('come one statement at a time, those least answered first', async () => {
    const path = await ask('Un à la fois ?', ['Un.', 'Deux.', 'Trois.'])
    await answer(samir, path, 1, 'agree')
    await answer(samir, path, 3, 'disagree')
    assert.match((await samir.get(path)).text, /<blockquote[^>]*>Deux\./)
    assert.match((await nadia.get(path)).text, /<blockquote[^>]*>Deux\./)
    const last = await samir.submit(`${path}/repondre`, { statement: '2', answer: 'pass' })
    assert.match(last.text, /Vous avez répondu à toutes les phrases/)
    assert.match(last.text, /C&#39;est noté, sans votre nom/)
  })

  test('of one account count once, at once and under all its names', async () => {
    const path = await ask('Une fois ?', ['Oui.'])
    await Promise.all(['agree', 'disagree', 'agree', 'pass'].map((said) => answer(samir, path, 1, said)))
    assert.equal((await votesOn(path)).length, 1)
    await samir.post('/moi/noms', { name: 'Sam' })
    await samir.post('/moi/noms/sam/parler')
    await answer(samir, path, 1, 'agree')
    assert.deepEqual(await votesOn(path), ['1: 1'])
    const { answered } = await lab.lab.db
      .selectFrom('uses.statement')
      .select('answered')
      .where('question_id', '=', await idOf(path))
      .executeTakeFirstOrThrow()
    assert.equal(answered, 1)
  })

  test('are seen, changed and taken back by whoever gave them, and nobody else', async () => {
    const path = await ask('Changer ?', ['Un.', 'Deux.'])
    await answer(samir, path, 1, 'agree')
    await answer(samir, path, 2, 'agree')
    assert.match((await samir.get(`${path}/mes-reponses`)).text, /Un\.<\/span> · D&#39;accord/)
    assert.doesNotMatch((await nadia.get(`${path}/mes-reponses`)).text, /D&#39;accord/)
    assert.equal((await lab.visitor().get(`${path}/mes-reponses`)).status, 401)
    await samir.post(`${path}/mes-reponses`, { statement: '1', answer: 'disagree' })
    await samir.post(`${path}/mes-reponses`, { statement: '2', answer: 'erase' })
    assert.deepEqual(await votesOn(path), ['1: -1'])
    await samir.post(`${path}/mes-reponses/effacer`)
    assert.deepEqual(await votesOn(path), [])
  })

  test('to what is not there, or was hidden, are not kept', async () => {
    const path = await ask('Caché ?', ['Un.'])
    await answer(samir, path, 7, 'agree')
    await lab.lab.pool.query(`update platform.thing set hidden_at = now() where path = $1`, [
      `${path}/phrases/1`,
    ])
    await answer(samir, path, 1, 'agree')
    assert.deepEqual(await votesOn(path), [])
    assert.doesNotMatch((await samir.get(path)).text, /<blockquote/)
    assert.equal((await samir.get(`${path}/phrases/1`)).status, 404)
  })

  test('go with the statement when whoever added it erases it', async () => {
    const path = await ask('Phrase effacée ?', ['Un.', 'Deux.'], { who: nadia })
    await answer(samir, path, 1, 'agree')
    assert.equal((await samir.post(`${path}/phrases/1/effacer`)).status, 404)
    assert.equal((await nadia.post(`${path}/phrases/1/effacer`)).status, 303)
    assert.deepEqual(await votesOn(path), [])
  })

  test('on paper are typed in by the desk, without a name', async () => {
    const path = await ask('Papier ?', ['Un.', 'Deux.'])
    assert.match((await lab.visitor().get(`${path}/feuille`)).text, /☐ D&#39;accord/)
    assert.equal((await samir.get(`${path}/saisir`)).status, 403)
    const desk = await lab.member('Awa')
    await lab.lab.pool.query(
      `insert into people.circle_seat (id, circle, account_id, presentation_id, until)
       values ('seat00000001', 'place', $1, $2, now() + interval '1 month')`,
      [desk.accountId, desk.presentationId],
    )
    const typed = await desk.submit(`${path}/saisir`, {
      'answer-1': 'agree',
      'answer-2': 'pass',
      'answer-9': 'agree',
    })
    assert.match(typed.text, /La feuille est notée, sans nom/)
    assert.deepEqual(await votesOn(path), ['1: 1', '2: 0'])
    assert.match((await desk.submit(`${path}/saisir`)).text, /Rien n&#39;était coché/)
  })
})

suite('what the answers say', () => {
  let path: string
  const statements = Array.from({ length: 10 }, (_, at) => `Phrase ${at + 1}.`)

  before(async () => {
    path = await ask('Qui pense quoi ?', statements)
    for (let at = 0; at < 30; at += 1) {
      const someone = await lab.member(`Personne ${at}`)
      for (const [place] of statements.entries()) {
        const agrees = place === 0 || (place + at) % 2 === 0
        await answer(someone, path, place + 1, agrees ? 'agree' : 'disagree')
      }
    }
    await work(path)
  })

  test('is told in sentences once it was worked out', async () => {
    const page = (await lab.visitor().get(`${path}/groupes`)).text
    assert.match(page, /Environ 30 personnes ont répondu/)
    assert.match(page, /Deux groupes de personnes répondent/)
    assert.match(page, /C&#39;est stable/)
    assert.match(page, /Ce sur quoi tous les groupes sont d&#39;accord[^]*Phrase 1\.[^]*Ce qui divise/)
    assert.match(page, /Groupe A[^]*Environ 15 personnes[^]*Ce que ce groupe dit plus que les autres/)
    assert.match(page, /Sur dix personnes[^]*10 d&#39;accord, 0 pas d&#39;accord/)
  })

  test('is the same each time it is worked out', async () => {
    const read = async () => (await lab.visitor().get(`${path}/groupes`)).text
    const before = await read()
    await work(path)
    assert.equal(await read(), before)
  })

  test('tells nobody’s name or group', async () => {
    for (const page of [path, `${path}/groupes`, `${path}/phrases/1`])
      assert.doesNotMatch((await nadia.get(page)).text, /Personne \d/)
  })

  test('with too few answers says so', async () => {
    const few = await ask('Trop peu ?', statements)
    await answer(samir, few, 1, 'agree')
    await work(few)
    const page = (await lab.visitor().get(few)).text
    assert.match(page, /Moins de dix personnes ont répondu/)
    assert.match(page, /C&#39;est trop peu pour dire qui pense pareil/)
    assert.match((await lab.visitor().get(`${few}/phrases/1`)).text, /trop peu de réponses/)
  })

  test('is worked out by itself after answers, once', async () => {
    const { rows } = await lab.lab.pool.query(
      `select run_at > now() as later from graphile_worker.jobs where task_identifier = 'uses.work-out' and key like $1`,
      [`uses.work-out:${await idOf(path)}:%`],
    )
    assert.ok(rows.length >= 1)
  })
})
