import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import { erasePerson, writeSeat } from '../people/index.ts'
import { newId } from '../platform/ids.ts'
import { publish } from '../platform/things.ts'
import type { Circle } from '../platform/viewer.ts'
import { openTestLab, type Member, type TestLab } from '../../test/support/lab.ts'
import { groupAt, openGroup } from '../../test/support/groups.ts'
import { dayIn } from '../../test/support/place.ts'
import { moveContests } from './contests/contests.ts'
import { readCareNews } from './news.ts'
import { eraseOldReports } from './reports/reports.ts'

let test_: TestLab
let keeper: Member

before(async () => {
  // Passers-by of this file all come from one address, as in the place.
  test_ = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
  keeper = await test_.member('Ouria')
  await seat(keeper, 'care')
})
after(() => test_.close())

const db = () => test_.lab.db

async function seat(member: Member, circle: Circle): Promise<void> {
  const { accountId, presentationId } = member
  await db()
    .transaction()
    .execute((tx) => writeSeat(tx, { circle, accountId, presentationId, months: 3, label: '' }))
}

async function volunteer(name: string, ownTime = false): Promise<Member> {
  const member = await test_.member(name)
  await member.post('/moi/reglages', { lots: '1', ...(ownTime && { 'own-time': '1' }) })
  return member
}

/** Says something through the module that keeps voices, and returns its id. */
async function say(member: Member, text: string): Promise<string> {
  const answer = await member.post('/paroles/dire', { text, readers: 'open', lang: 'fr' })
  const row = await db()
    .selectFrom('platform.thing')
    .select('id')
    .where('author_id', '=', member.presentationId)
    .where('kind', '=', 'post')
    .orderBy('published_at', 'desc')
    .executeTakeFirst()
  assert.ok(row, `nothing was said: ${answer.status} ${answer.text.slice(0, 300)}`)
  return row.id
}

/** Tells the team and returns the code of the receipt. */
async function tell(client: { submit: Member['submit'] }, fields: Record<string, string>): Promise<string> {
  const page = await client.submit('/prevenir', { pourquoi: 'violence', words: '', contact: '', ...fields })
  assert.equal(page.status, 200)
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.text)?.[0]
  assert.ok(code, 'no code on the receipt')
  return code
}

async function reportOn(thingId: string): Promise<string> {
  const row = await db()
    .selectFrom('care.report')
    .select('id')
    .where('thing_id', '=', thingId)
    .orderBy('at', 'desc')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Has the circle hide something, told of by a passer-by. */
async function hide(thingId: string, facts = 'Vous menacez une voisine.'): Promise<void> {
  await tell(test_.visitor(), { quoi: thingId })
  const id = await reportOn(thingId)
  const done = await keeper.post(`/veille/${id}/cacher`, {
    rule: 'violence',
    facts,
    answer: 'Nous l’avons caché.',
  })
  assert.equal(done.status, 303, done.text)
}

describe('telling the team', () => {
  test('a passer-by tells of a voice in two steps, without an account', async () => {
    const id = await say(await test_.member('Auteur'), 'Je sais où habite la dame du guichet.')
    const visitor = test_.visitor()
    const first = await visitor.get(`/prevenir?quoi=${id}`)
    assert.match(first.text, /Qu&#39;est-ce qui ne va pas/)
    assert.match(first.text, new RegExp(`quoi=${id}&amp;pourquoi=violence`))
    const second = await visitor.get(`/prevenir?quoi=${id}&pourquoi=violence`)
    assert.match(second.text, /name="words"/)
    await tell(visitor, { quoi: id, words: 'Cela vise ma collègue.' })
  })

  test('for a life in danger the numbers come before the form', async () => {
    const page = await test_.visitor().get('/prevenir?pourquoi=danger')
    assert.ok(page.text.indexOf('tel:15') < page.text.indexOf('action="/prevenir"'))
    const numbers = [...page.text.matchAll(/<li>\s*<a href="(?:tel|sms):(\d+)">/g)].map(
      ([, number]) => number,
    )
    assert.deepEqual(numbers.slice(0, 4), ['3114', '15', '114', '112'])
    assert.ok(numbers.includes('115') && numbers.includes('17'), 'every other number of the lab follows')
  })

  test('the code shows what was done, and who told is nowhere', async () => {
    const witness = await test_.member('Témoin discret')
    const id = await say(await test_.member('Crieur'), 'Vous êtes tous nuls, dehors !')
    const code = await tell(witness, { quoi: id, words: 'Il insulte tout le monde.' })
    const waiting = await test_.visitor().post('/prevenir/suivi', { code })
    assert.match(waiting.text, /attend d’être lu/)
    const report = await reportOn(id)
    const page = await keeper.get(`/veille/${report}`)
    assert.match(page.text, /Il insulte tout le monde/)
    assert.doesNotMatch(page.text, /Témoin discret/)
    assert.ok(!page.text.includes(witness.presentationId) && !page.text.includes(witness.accountId))
    await keeper.post(`/veille/${report}/garder`, { answer: 'C’est vif, mais cela ne vise personne.' })
    const followed = await test_.visitor().post('/prevenir/suivi', { code: code.toLowerCase() })
    assert.match(followed.text, /laissé visible/)
    assert.match(followed.text, /cela ne vise personne/)
    assert.match((await witness.get('/moi/prevenu')).text, /cela ne vise personne/)
  })

  test('the receipt says that it is sent, the code once and when it is read, and asks nothing', async () => {
    const page = await test_.visitor().submit('/prevenir', { pourquoi: 'violence', words: 'On me suit.' })
    assert.match(page.text, /<h1>C’est envoyé<\/h1>/)
    assert.equal(page.text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g)?.length, 1)
    assert.match(page.text, /du lundi au vendredi, de 9 h à 18 h/)
    assert.doesNotMatch(page.text, /name="code"/)
  })

  test('an unknown code opens nothing', async () => {
    const page = await test_.visitor().post('/prevenir/suivi', { code: '0000-0000-0000' })
    assert.equal(page.status, 422)
  })

  test('nobody tells of what they cannot see, so that telling opens nothing private', async () => {
    const id = newId()
    await publish(db(), {
      id,
      kind: 'post',
      authorId: keeper.presentationId,
      audience: 'group',
      audienceId: 'g',
      path: `/paroles/${id}`,
      title: 'Entre nous',
    })
    const outsider = await test_.member('Curieux')
    assert.equal((await outsider.get(`/prevenir?quoi=${id}`)).status, 404)
    assert.equal((await outsider.post('/prevenir', { quoi: id, pourquoi: 'other' })).status, 404)
  })

  test('without a page it needs words, and what was typed is kept', async () => {
    const page = await test_
      .visitor()
      .post('/prevenir', { quoi: '', pourquoi: 'other', contact: '0600000000' })
    assert.equal(page.status, 422)
    assert.match(page.text, /0600000000/)
  })

  test('with an empty circle the page says so and who holds the keys is told', async () => {
    const other = await openTestLab()
    try {
      const visitor = other.visitor()
      assert.match((await visitor.get('/prevenir')).text, /personne ne tient la veille/)
      const holder = await other.member('Clé')
      const { accountId, presentationId } = holder
      await other.lab.db
        .transaction()
        .execute((tx) => writeSeat(tx, { circle: 'keys', accountId, presentationId, months: 1, label: '' }))
      await visitor.post('/prevenir', { quoi: '', pourquoi: 'danger', words: 'Mon voisin crie.' })
      const viewer = { accountId, presentationIds: [presentationId], circles: new Set(['keys'] as const) }
      const news = await readCareNews(other.lab.db, viewer, { before: null, count: 5 })
      assert.deepEqual(
        news.map(({ what }) => what),
        ['nobody'],
      )
      // The keys open no report: only seats of the care circle do.
      assert.equal((await holder.get('/veille')).status, 403)
    } finally {
      await other.close()
    }
  })

  test('what was told is erased six months after its answer, and not before', async () => {
    const id = await say(await test_.member('Ancien'), 'Une vieille histoire.')
    const code = await tell(test_.visitor(), { quoi: id })
    await keeper.post(`/veille/${await reportOn(id)}/garder`, { answer: 'Lu.' })
    const age = (interval: string) =>
      test_.lab.pool.query(
        `update care.report set answered_at = now() - interval '${interval}' where thing_id = $1`,
        [id],
      )
    await age('5 months')
    await eraseOldReports(db())
    assert.equal((await test_.visitor().post('/prevenir/suivi', { code })).status, 200)
    await age('6 months 1 day')
    await eraseOldReports(db())
    assert.equal((await test_.visitor().post('/prevenir/suivi', { code })).status, 422)
  })
})

describe('the care circle', () => {
  test('only those who hold a seat work there', async () => {
    assert.equal((await test_.visitor().get('/veille')).status, 401)
    const member = await test_.member('Passante')
    assert.equal((await member.get('/veille')).status, 403)
    assert.match((await keeper.get('/moi')).text, /href="\/veille"/)
    assert.doesNotMatch((await member.get('/moi')).text, /href="\/veille"/)
    const id = await say(member, 'Bonjour à toutes et tous.')
    await tell(test_.visitor(), { quoi: id })
    const fields = { rule: 'law', facts: 'x', answer: 'y' }
    assert.equal((await member.post(`/veille/${await reportOn(id)}/cacher`, fields)).status, 403)
  })

  test('reads the oldest first, a life in danger before all', async () => {
    const first = await say(await test_.member('Un'), 'Première des deux.')
    const second = await say(await test_.member('Deux'), 'Seconde des deux.')
    await tell(test_.visitor(), { quoi: first })
    await tell(test_.visitor(), { quoi: second })
    await tell(test_.visitor(), { quoi: '', pourquoi: 'danger', words: 'Elle veut mourir ce soir.' })
    const { text } = await keeper.get('/veille')
    const at = (words: string) => text.indexOf(words)
    assert.ok(at('Quelqu’un risque sa vie') < at('Première des deux.'))
    assert.ok(at('Première des deux.') < at('Seconde des deux.'))
  })

  test('hides with reasons told to the author, answers who told, and writes a line without names', async () => {
    const author = await test_.member('Menaçant')
    const id = await say(author, 'Je vais la retrouver celle-là.')
    const code = await tell(test_.visitor(), { quoi: id })
    await hide(id, 'Vous menacez la personne du guichet.')
    assert.equal((await test_.visitor().get(`/paroles/${id}`)).status, 404)
    assert.ok(!(await test_.visitor().get('/paroles')).text.includes('celle-là'))
    const own = await author.get(`/paroles/${id}`)
    assert.match(own.text, /Vous menacez la personne du guichet/)
    assert.match((await test_.visitor().post('/prevenir/suivi', { code })).text, /Nous l’avons caché/)
    const log = await test_.visitor().get('/cercles/registre')
    assert.match(log.text, /a caché une parole\s: menace, harcèlement ou insulte/)
    assert.ok(!log.text.includes('guichet') && !log.text.includes('Menaçant'))
  })

  test('shows again with a reason', async () => {
    const id = await say(await test_.member('Pardonné'), 'Un mot de travers, pardon.')
    await hide(id)
    const page = await keeper.get(`/veille/chose/${id}`)
    assert.match(page.text, /Un mot de travers/)
    await keeper.post(`/veille/chose/${id}/montrer`, { facts: 'Nous avions mal lu.' })
    assert.equal((await test_.visitor().get(`/paroles/${id}`)).status, 200)
  })

  test('nobody decides about what they wrote themself, nor reads what was told of it', async () => {
    const id = await say(keeper, 'Une parole du cercle.')
    await tell(test_.visitor(), { quoi: id })
    const report = await reportOn(id)
    assert.equal((await keeper.get(`/veille/${report}`)).status, 404)
    assert.ok(!(await keeper.get('/veille')).text.includes('Une parole du cercle.'))
    const fields = { rule: 'law', facts: 'x', answer: 'y' }
    assert.equal((await keeper.post(`/veille/${report}/cacher`, fields)).status, 404)
    await keeper.post(`/veille/${report}/garder`, { answer: 'Rien à voir.' })
    const open = await db()
      .selectFrom('care.report')
      .select('outcome')
      .where('id', '=', report)
      .executeTakeFirst()
    assert.equal(open?.outcome, null)
  })

  test('reads in full what it is told of, whatever the kind', async () => {
    const member = await test_.member('Prolixe')
    const end = 'et voici la fin du texte.'
    const { location } = await member.post('/groupes/ouvrir', {
      name: 'Groupe lu en entier',
      purpose: `${'Un but. '.repeat(80)}${end}`,
      promise: 'guide',
    })
    const path = new URL(location ?? '', 'http://x').pathname
    await member.post(`${path}/carnet/ecrire`, { text: `${'Une note. '.repeat(80)}${end}`, for: 'page' })
    await member.post('/ateliers/proposer', {
      title: 'Atelier lu en entier',
      words: `${'Venez. '.repeat(80)}${end}`,
      day: dayIn(7),
      start: '18:00',
      end: '20:00',
      entry: 'free',
    })
    await member.post('/besoins/dire', {
      title: 'Besoin lu en entier',
      purpose: `${'Il manque. '.repeat(60)}${end}`,
      tried: end,
    })
    const things = await db()
      .selectFrom('platform.thing')
      .select(['id', 'kind'])
      .where('author_id', '=', member.presentationId)
      .where('kind', '<>', 'presentation')
      .execute()
    assert.deepEqual(things.map(({ kind }) => kind).toSorted(), ['group', 'journal', 'need', 'workshop'])
    for (const { id, kind } of things) {
      await tell(test_.visitor(), { quoi: id })
      assert.match((await keeper.get(`/veille/${await reportOn(id)}`)).text, /et voici la fin du texte/, kind)
    }
  })

  test('sees the pictures of what it is told of, and nobody else does once it is hidden', async () => {
    const member = await test_.member('Imagier')
    const form = new FormData()
    form.set('text', 'Une image que l’on trouve blessante.')
    form.set('readers', 'open')
    form.set('alt1', 'un mur gris')
    const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#888' } })
      .png()
      .toBuffer()
    form.set('picture1', new File([new Uint8Array(png)], 'mur.png', { type: 'image/png' }))
    const { location } = await member.post('/paroles/dire', form)
    const id = /\/paroles\/([0-9a-z]{12})/.exec(location ?? '')?.[1] ?? ''
    await hide(id)
    const page = await keeper.get(`/veille/chose/${id}`)
    const picture = /src="(\/veille\/chose\/[^"]+)"/.exec(page.text)?.[1] ?? ''
    assert.match(page.text, /alt="un mur gris"/)
    assert.equal((await keeper.get(picture)).status, 200)
    assert.equal((await (await test_.member('Autre encore')).get(picture)).status, 403)
    const own = picture.replace(/.*fichiers/, '/fichiers')
    assert.equal((await test_.visitor().get(own)).status, 404)
  })

  test('a thing nobody told of does not open to the circle', async () => {
    const id = await say(await test_.member('Tranquille'), 'Rien à signaler à personne.')
    assert.equal((await keeper.get(`/veille/chose/${id}`)).status, 404)
    assert.equal((await keeper.get(`/veille/chose/${id}/fichiers/${newId()}`)).status, 404)
  })

  test('two who decide at once decide once', async () => {
    const second = await test_.member('Seconde veille')
    await seat(second, 'care')
    const id = await say(await test_.member('Doublé'), 'On me lit deux fois.')
    await tell(test_.visitor(), { quoi: id })
    const report = await reportOn(id)
    const fields = { rule: 'hate', facts: 'Mépris.', answer: 'Caché.' }
    await Promise.all([keeper, second].map((one) => one.post(`/veille/${report}/cacher`, fields)))
    const decisions = await db().selectFrom('care.decision').select('id').where('thing_id', '=', id).execute()
    assert.equal(decisions.length, 1)
  })

  test('gives back what was typed to whoever a colleague outran, and says so', async () => {
    const second = await test_.member('Autre veille')
    await seat(second, 'care')
    const id = await say(await test_.member('Devancé'), 'On me répond deux fois.')
    await tell(test_.visitor(), { quoi: id })
    const report = await reportOn(id)
    await second.post(`/veille/${report}/garder`, { answer: 'Rien de grave.' })
    const late = await keeper.post(`/veille/${report}/garder`, { answer: 'Une longue réponse.' })
    assert.equal(late.status, 422)
    assert.match(late.text, /plus rapide/)
    assert.match(late.text, /<textarea[^>]*>\nUne longue réponse/)
    await tell(test_.visitor(), { quoi: id })
    const again = await reportOn(id)
    const fields = { rule: 'hate', facts: 'Mépris.', answer: 'Caché.' }
    await second.post(`/veille/${again}/cacher`, fields)
    const hid = await keeper.post(`/veille/${again}/cacher`, { ...fields, facts: 'Je dis pourquoi.' })
    assert.equal(hid.status, 422)
    assert.match(hid.text, /<textarea[^>]*>\nJe dis pourquoi/)
    await second.post(`/veille/chose/${id}/montrer`, { facts: 'Erreur.' })
    const shown = await keeper.post(`/veille/chose/${id}/montrer`, { facts: 'Je le montre.' })
    assert.equal(shown.status, 422)
    assert.match(shown.text, /<textarea[^>]*>\nJe le montre/)
  })

  test('is told what the law asks when a life is in danger, and the log says when help was called', async () => {
    await tell(test_.visitor(), { quoi: '', pourquoi: 'danger', words: 'Il est sur le pont.' })
    const row = await db()
      .selectFrom('care.report')
      .select('id')
      .where('words', '=', 'Il est sur le pont.')
      .executeTakeFirstOrThrow()
    const page = await keeper.get(`/veille/${row.id}`)
    assert.match(page.text, /article 18/)
    assert.match(page.text, /tel:17/)
    await keeper.post(`/veille/${row.id}/secours`)
    assert.match((await test_.visitor().get('/cercles/registre')).text, /a prévenu les secours/)
  })
})

describe('contesting', () => {
  /** Hides something of a new author, who contests. */
  async function contested(name: string): Promise<{ author: Member; id: string; contestId: string }> {
    const author = await test_.member(name)
    const id = await say(author, `Parole contestée de ${name}.`)
    await hide(id)
    const page = await author.submit(`/veille/contester/${id}`, { words: 'C’était une plaisanterie.' })
    assert.equal(page.status, 200)
    return { author, id, contestId: await contestOf(id) }
  }

  const contestOf = async (thingId: string) => {
    const { id } = await db()
      .selectFrom('care.contest as c')
      .innerJoin('care.decision as d', 'd.id', 'c.decision_id')
      .select('c.id')
      .where('d.thing_id', '=', thingId)
      .executeTakeFirstOrThrow()
    return id
  }

  const drawnFor = async (contestId: string) =>
    (
      await db()
        .selectFrom('care.hearing')
        .select('account_id')
        .where('contest_id', '=', contestId)
        .where('passed_at', 'is', null)
        .where('answered_at', 'is', null)
        .execute()
    ).map((row) => row.account_id)

  let volunteers: Member[]
  const byAccount = (id: string) => {
    const member = volunteers.find(({ accountId }) => accountId === id)
    assert.ok(member, 'someone else was drawn')
    return member
  }

  before(async () => {
    // Willing, but never in a matter of their own.
    await keeper.post('/moi/reglages', { lots: '1' })
    volunteers = []
    for (let index = 0; index < 6; index += 1)
      volunteers.push(await volunteer(`Volontaire ${index}`, index < 2))
  })

  test('the author reads the whole statement of reasons; nobody else opens it', async () => {
    const author = await test_.member('Motivé')
    const id = await say(author, 'Parole motivée.')
    await hide(id, 'Le passage vise une personne.')
    const page = await author.get(`/veille/contester/${id}`)
    for (const part of [
      /Le passage vise une personne/,
      /charte du lab/,
      /Aucune machine/,
      /juge/,
      /sans limite de durée/,
    ])
      assert.match(page.text, part)
    assert.equal((await (await test_.member('Autre')).get(`/veille/contester/${id}`)).status, 404)
  })

  test('three people are drawn, two of them here on their own time, none a party', async () => {
    const teller = await volunteer('Témoin volontaire', true)
    const author = await volunteer('Auteur volontaire', true)
    const id = await say(author, 'Parole dont un volontaire prévient.')
    await tell(teller, { quoi: id })
    await hide(id)
    await author.post(`/veille/contester/${id}`, { words: 'Je conteste.' })
    const rows = await db()
      .selectFrom('care.hearing as h')
      .innerJoin('care.contest as c', 'c.id', 'h.contest_id')
      .innerJoin('care.decision as d', 'd.id', 'c.decision_id')
      .select('h.account_id')
      .where('d.thing_id', '=', id)
      .execute()
    const drawn = rows.map((row) => row.account_id)
    assert.equal(drawn.length, 3)
    for (const party of [teller, author, keeper]) assert.ok(!drawn.includes(party.accountId))
    const own = volunteers.slice(0, 2).map(({ accountId }) => accountId)
    assert.ok(own.every((accountId) => drawn.includes(accountId)))
    await test_.lab.pool.query('update people.account set lot_volunteer = false where id = any($1)', [
      [teller.accountId, author.accountId],
    ])
  })

  test('the majority shows it again; the circle cannot hide the same words after that', async () => {
    const { author, id, contestId } = await contested('Entendu')
    const [first = '', second = ''] = await drawnFor(contestId)
    const page = await byAccount(first).get(`/veille/entendre/${contestId}`)
    assert.match(page.text, /Parole contestée de Entendu/)
    assert.match(page.text, /une plaisanterie/)
    await byAccount(first).post(`/veille/entendre/${contestId}`, {
      position: 'show',
      reason: 'Cela se lit comme un jeu.',
    })
    assert.equal((await test_.visitor().get(`/paroles/${id}`)).status, 404)
    await byAccount(second).post(`/veille/entendre/${contestId}`, {
      position: 'show',
      reason: 'Rien de grave.',
    })
    assert.equal((await test_.visitor().get(`/paroles/${id}`)).status, 200)
    assert.match(
      (await test_.visitor().get('/cercles/registre')).text,
      /décidé de montrer à nouveau une parole \(2 pour, 0 contre\)/,
    )
    const { accountId, presentationId } = author
    const news = await readCareNews(
      db(),
      { accountId, presentationIds: [presentationId], circles: new Set() },
      { before: null, count: 9 },
    )
    assert.deepEqual(
      news.map(({ what }) => what),
      ['contest-shown', 'hidden'],
    )
    await tell(test_.visitor(), { quoi: id })
    const fields = { rule: 'violence', facts: 'Encore.', answer: 'Caché.' }
    const again = await keeper.post(`/veille/${await reportOn(id)}/cacher`, fields)
    assert.equal(again.status, 422)
    assert.match(again.text, /tirées au sort ont choisi de le montrer/)
  })

  test('the majority leaves it hidden, with reasons the author reads without names', async () => {
    const { author, id, contestId } = await contested('Débouté')
    const [first = '', second = ''] = await drawnFor(contestId)
    await byAccount(first).post(`/veille/entendre/${contestId}`, {
      position: 'keep',
      reason: 'La menace est claire.',
    })
    await byAccount(second).post(`/veille/entendre/${contestId}`, {
      position: 'keep',
      reason: 'Elle a peur.',
    })
    assert.equal((await test_.visitor().get(`/paroles/${id}`)).status, 404)
    const page = await author.get(`/veille/contester/${id}`)
    assert.match(page.text, /La menace est claire/)
    assert.doesNotMatch(page.text, /Volontaire/)
    // One contest for one decision.
    await author.post(`/veille/contester/${id}`, { words: 'Encore.' })
    const count = await db()
      .selectFrom('care.contest as c')
      .innerJoin('care.decision as d', 'd.id', 'c.decision_id')
      .select('c.id')
      .where('d.thing_id', '=', id)
      .execute()
    assert.equal(count.length, 1)
  })

  test('who passes, or lets seven days go by, gives way to someone else; who was not drawn hears nothing', async () => {
    const { contestId } = await contested('Patient')
    const [first = '', second = ''] = await drawnFor(contestId)
    await byAccount(first).post(`/veille/entendre/${contestId}`, { position: 'pass' })
    await test_.lab.pool.query(
      `update care.hearing set answer_by = now() - interval '1 minute' where contest_id = $1 and account_id = $2`,
      [contestId, second],
    )
    await moveContests(db())
    const now = await drawnFor(contestId)
    assert.equal(now.length, 3)
    assert.ok(!now.includes(first) && !now.includes(second))
    assert.equal((await byAccount(first).get(`/veille/entendre/${contestId}`)).status, 404)
    assert.equal((await (await test_.member('Hors sort')).get(`/veille/entendre/${contestId}`)).status, 404)
  })

  test('a contest or an answer that comes too late is given back whole, with the reason', async () => {
    const { author, id, contestId } = await contested('Tardif')
    const twice = await author.post(`/veille/contester/${id}`, { words: 'Mes autres raisons.' })
    assert.equal(twice.status, 422)
    assert.match(twice.text, /déjà été contestée/)
    assert.match(twice.text, /<textarea[^>]*>\nMes autres raisons/)
    const [first = ''] = await drawnFor(contestId)
    const answer = { position: 'show', reason: 'Mon avis entier.' }
    await keeper.post(`/veille/chose/${id}/montrer`, { facts: 'Erreur.' })
    for (const position of ['show', 'illisible']) {
      const late = await byAccount(first).post(`/veille/entendre/${contestId}`, { ...answer, position })
      assert.equal(late.status, 422)
      assert.match(late.text, /<textarea[^>]*>\nMon avis entier/)
    }
    const over = await author.post(`/veille/contester/${id}`, { words: 'Encore moi.' })
    assert.equal(over.status, 422)
    assert.match(over.text, /<textarea[^>]*>\nEncore moi/)
  })

  test('after four weeks those who answered decide, and a tie shows it again', async () => {
    const { id, contestId } = await contested('Oublié')
    const [first = '', second = ''] = await drawnFor(contestId)
    await byAccount(first).post(`/veille/entendre/${contestId}`, { position: 'keep', reason: 'Non.' })
    await test_.lab.pool.query(`update care.contest set at = now() - interval '29 days' where id = $1`, [
      contestId,
    ])
    await byAccount(second).post(`/veille/entendre/${contestId}`, { position: 'show', reason: 'Oui.' })
    assert.equal((await test_.visitor().get(`/paroles/${id}`)).status, 200)
  })

  test('with no volunteer the contest waits, and the night finds people when there are some', async () => {
    await test_.lab.pool.query('update people.account set lot_volunteer = false')
    const { contestId } = await contested('Seul')
    assert.deepEqual(await drawnFor(contestId), [])
    await test_.lab.pool.query('update people.account set lot_volunteer = true where id = any($1)', [
      volunteers.map(({ accountId }) => accountId),
    ])
    await moveContests(db())
    assert.equal((await drawnFor(contestId)).length, 3)
  })

  const newsOf = async ({ get }: Member) => (await get('/moi')).text

  test('any member contests for a group, once for all, and none of them hears it', async () => {
    const opener = await test_.member('Ouvreuse')
    const path = await openGroup(opener, { name: 'Entre pairs', peersFor: 'Qui a dormi dehors.' })
    const member = await volunteer('Pair volontaire', true)
    await member.post(`${path}/entrer`, { concerned: 'on' })
    const { id } = await groupAt(test_, path)
    await hide(id, 'Le but vise une personne.')
    assert.equal((await test_.visitor().get(path)).status, 404)
    assert.match(await newsOf(member), new RegExp(`/veille/contester/${id}`))
    assert.match((await member.get(`/veille/contester/${id}`)).text, /Le but vise une personne/)
    assert.equal((await (await test_.member('Dehors')).get(`/veille/contester/${id}`)).status, 404)
    await opener.post(`/veille/contester/${id}`, { words: 'Nous ne visons personne.' })
    assert.match((await member.get(`/veille/contester/${id}`)).text, /est contestée/)
    const drawn = await drawnFor(await contestOf(id))
    assert.equal(drawn.length, 3)
    assert.ok(!drawn.includes(member.accountId))
    // Nobody of the group shows it again by themself either.
    await seat(member, 'care')
    const shown = await member.post(`/veille/chose/${id}/montrer`, { facts: 'C’est mon groupe.' })
    assert.equal(shown.status, 422)
    await test_.lab.pool.query('update people.account set lot_volunteer = false where id = $1', [
      member.accountId,
    ])
  })

  test('whoever wrote in a group between peers contests even once they left it, and no page names them', async () => {
    const writer = await volunteer('Plume cachée', true)
    const path = await openGroup(await test_.member('Ouvre-boîte'), { name: 'Pairs', peersFor: 'Nous' })
    await writer.post(`${path}/entrer`, { concerned: 'on' })
    const entry = (await writer.post(`${path}/carnet/ecrire`, { text: 'Un mot dur.', for: 'page' })).location
    const id = entry?.split('/').at(-1) ?? ''
    await writer.post(`${path}/quitter`)
    const outside = await test_.member('Dehors aussi')
    await hide(id, 'Ce mot vise une personne.')
    assert.match((await writer.get(entry ?? '')).text, /Ce mot vise une personne/)
    assert.match(await newsOf(writer), new RegExp(`/veille/contester/${id}`))
    const told = await reportOn(id)
    for (const page of [`/veille/${told}`, `/veille/chose/${id}`]) {
      const { status, text } = await keeper.get(page)
      assert.equal(status, 200)
      assert.doesNotMatch(text, /Plume cachée|plume-cachee/, page)
    }
    for (const page of [entry ?? '', `/veille/contester/${id}`])
      assert.equal((await outside.get(page)).status, 404)
    assert.match(
      (await writer.submit(`/veille/contester/${id}`, { words: 'Je parlais de moi.' })).text,
      /est contestée/,
    )
    const contestId = await contestOf(id)
    const [first = ''] = await drawnFor(contestId)
    assert.ok(!(await drawnFor(contestId)).includes(writer.accountId))
    const heard = await byAccount(first).get(`/veille/entendre/${contestId}`)
    assert.match(heard.text, /Un mot dur/)
    assert.doesNotMatch(heard.text, /Plume cachée|plume-cachee/)
    // Nobody decides about their own words, nor reads who told of them.
    await seat(writer, 'care')
    assert.equal((await writer.get(`/veille/${told}`)).status, 404)
    assert.equal((await writer.post(`/veille/chose/${id}/montrer`, { facts: 'Moi.' })).status, 422)
  })

  test('what was written for the members of a group is decided about without knowing who did', async () => {
    const writer = await test_.member('Plume des pairs')
    const path = await openGroup(writer, { name: 'Entre nous', peersFor: 'Nous' })
    const { id: group } = await groupAt(test_, path)
    const member = await test_.member('Lectrice')
    await member.post(`${path}/entrer`, { concerned: 'on' })
    const voice = await writer.post('/paroles/dire', { text: 'Entre nous.', readers: `group:${group}` })
    const entry = await writer.post(`${path}/carnet/ecrire`, { text: 'Note pour nous.', for: 'group' })
    for (const { location } of [voice, entry]) {
      assert.match((await member.get(location ?? '')).text, /Plume des pairs/)
      const id = location?.split('/').at(-1) ?? ''
      await tell(member, { quoi: id })
      const { text } = await keeper.get(`/veille/${await reportOn(id)}`)
      assert.match(text, /pour nous|Entre nous/)
      assert.doesNotMatch(text, /Plume des pairs/)
    }
  })

  test('what a group made goes on without an author, and its members contest for it', async () => {
    const gone = await test_.member('Partie')
    const path = await openGroup(gone, { name: 'Groupe qui reste' })
    const member = await test_.member('Restée')
    await member.post(`${path}/entrer`)
    const { id: group } = await groupAt(test_, path)
    const form = { title: 'Atelier sans auteur', day: dayIn(8), start: '18:00', end: '20:00', entry: 'free' }
    await gone.post('/ateliers/proposer', { ...form, group })
    const { accountId, presentationId } = gone
    await db()
      .transaction()
      .execute((tx) => erasePerson(tx, { accountId, presentationIds: [presentationId] }))
    const workshop = await db()
      .selectFrom('platform.thing')
      .select(['id', 'author_id'])
      .where('title', '=', 'Atelier sans auteur')
      .executeTakeFirstOrThrow()
    assert.equal(workshop.author_id, null)
    for (const id of [group, workshop.id]) {
      await hide(id)
      const page = await member.submit(`/veille/contester/${id}`, { words: 'C’est à nous.' })
      assert.match(page.text, /est contestée/)
    }
  })

  test('who contested for a group leaves, and the contest goes on without their name', async () => {
    const opener = await test_.member('Contestataire')
    const path = await openGroup(opener, { name: 'Groupe contesté' })
    await (await test_.member('Seconde membre')).post(`${path}/entrer`)
    const { id } = await groupAt(test_, path)
    await hide(id)
    await opener.post(`/veille/contester/${id}`, { words: 'Nous contestons.' })
    const { accountId, presentationId } = opener
    await db()
      .transaction()
      .execute((tx) => erasePerson(tx, { accountId, presentationIds: [presentationId] }))
    const contest = await db()
      .selectFrom('care.contest')
      .select('account_id')
      .where('words', '=', 'Nous contestons.')
      .executeTakeFirst()
    assert.deepEqual(contest, { account_id: null })
  })

  test('whoever holds the place circle contests for the page of the place', async () => {
    const desk = await test_.member('Accueil')
    await seat(desk, 'place')
    const venue = { name: 'Le 14', street: '14 rue', postalCode: '13001', town: 'Marseille', version: '0' }
    await desk.post('/lieu/modifier', venue)
    assert.match((await test_.visitor().get('/lieu')).text, /prevenir\?quoi=lieu/)
    await hide('lieu', 'Un numéro privé y est écrit.')
    assert.equal((await test_.visitor().get('/lieu')).status, 404)
    assert.match((await desk.get('/lieu')).text, /Un numéro privé y est écrit/)
    assert.match(await newsOf(desk), /\/veille\/contester\/lieu/)
    assert.equal((await (await test_.member('Passant')).get('/veille/contester/lieu')).status, 404)
    await desk.post('/veille/contester/lieu', { words: 'C’est le numéro du lieu.' })
    const drawn = await drawnFor(await contestOf('lieu'))
    assert.equal(drawn.length, 3)
    assert.ok(!drawn.includes(desk.accountId))
  })

  test('what its author erases takes what was decided about it along', async () => {
    const { author, id, contestId } = await contested('Repentie')
    await author.post(`/paroles/${id}/effacer`)
    const decisions = await db().selectFrom('care.decision').select('id').where('thing_id', '=', id).execute()
    assert.deepEqual(decisions, [])
    assert.deepEqual(await drawnFor(contestId), [])
  })

  test('words typed for someone are contested with the code of their slip', async () => {
    const helper = await test_.member('Écrivain public')
    const page = await helper.submit('/paroles/pour', {
      name: 'Monsieur Ali',
      text: 'On m’a coupé le courant et le maire s’en moque.',
      lang: 'fr',
      readers: 'open',
      read: '1',
      agreed: '1',
    })
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.text)?.[0] ?? ''
    const row = await db()
      .selectFrom('platform.thing as t')
      .innerJoin('platform.thing as a', 'a.id', 't.author_id')
      .select('t.id')
      .where('a.title', '=', 'Monsieur Ali')
      .where('t.kind', '=', 'post')
      .executeTakeFirstOrThrow()
    await hide(row.id, 'Vous visez une personne.')
    const slip = await test_.visitor().post('/papier', { code, act: 'read' })
    assert.match(slip.text, /Vous visez une personne/)
    const done = await test_
      .visitor()
      .post('/veille/contester', { code, quoi: row.id, words: 'C’est la vérité.' })
    assert.equal(done.status, 303, done.text)
    const contest = await db()
      .selectFrom('care.contest')
      .select('account_id')
      .where('words', '=', 'C’est la vérité.')
      .executeTakeFirst()
    assert.deepEqual(contest, { account_id: null })
    const twice = await test_.visitor().post('/veille/contester', { code, quoi: row.id, words: 'Et aussi.' })
    assert.equal(twice.status, 422)
    assert.match(twice.text, /<textarea[^>]*>\nEt aussi/)
  })
})

describe('what several wrote', () => {
  test('those who wrote a piece together all still read it, and any of them contests; none of them hears it', async () => {
    const [nadia, karim] = [await volunteer('Nadia'), await volunteer('Karim')]
    const fields = { kind: 'experience', title: 'À deux mains', claim: 'Ils sont affreux.', readers: 'open' }
    const path = (await nadia.post('/savoirs/ecrire', fields)).location ?? ''
    const id = /noms\/([0-9a-z]{12})/.exec((await nadia.get(path)).text)?.[1] ?? ''
    await nadia.post(`/savoirs/noms/${id}`, { name: 'Karim', handle: karim.handle })
    const asked = /noms\/([0-9a-z]{12})\/oui/.exec((await karim.get(path)).text)?.[1]
    const once = await test_.member('Zoé')
    await karim.post(`/savoirs/noms/${asked}/oui`)
    await hide(id, 'Le passage vise une personne.')
    assert.equal((await once.get(path)).status, 404)
    for (const author of [nadia, karim]) {
      const page = await author.get(path)
      assert.equal(page.status, 200)
      assert.match(page.text, /Le passage vise une personne/)
      assert.equal((await author.get(`${path}/modifier`)).status, 200)
      assert.equal((await author.get(`/savoirs/noms/${id}`)).status, 200)
    }
    const contested = await karim.post(`/veille/contester/${id}`, { words: 'Le texte ne nomme personne.' })
    assert.equal(contested.status, 303)
    const { rows } = await test_.lab.pool.query(
      `select h.account_id from care.hearing h join care.contest c on c.id = h.contest_id
       join care.decision d on d.id = c.decision_id where d.thing_id = $1`,
      [id],
    )
    for (const { account_id } of rows) assert.ok(![nadia, karim].some((one) => one.accountId === account_id))
  })
})

describe('leaving', () => {
  test('what waits stays without a name; the rest goes', async () => {
    const witness = await test_.member('Partante')
    const id = await say(await test_.member('Visé'), 'Parole visée.')
    await tell(witness, { quoi: id, contact: 'partante@exemple.fr' })
    const { accountId, presentationId } = witness
    await db()
      .transaction()
      .execute((tx) => erasePerson(tx, { accountId, presentationIds: [presentationId] }))
    const row = await db()
      .selectFrom('care.report')
      .select(['account_id', 'contact'])
      .where('thing_id', '=', id)
      .executeTakeFirst()
    assert.deepEqual(row, { account_id: null, contact: '' })
  })
})
