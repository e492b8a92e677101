import assert from 'node:assert/strict'
import { after, before, beforeEach, suite, test } from 'node:test'
import { answer, endDecision, gather, openThree, propose } from '../../../test/support/decisions.ts'
import { groupAt } from '../../../test/support/groups.ts'
import type { Member, TestLab } from '../../../test/support/lab.ts'

suite('what a decision changes by itself', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let lila: Member
  let path: string

  before(async () => {
    ;({ world, nadia, samir, lila } = await openThree())
  })
  after(() => world.close())
  beforeEach(async () => {
    path = await gather(world, nadia, samir, lila)
  })

  const roleOf = async (word: string) => {
    const { id } = await groupAt(world, path)
    return world.lab.db
      .selectFrom('groups.role')
      .selectAll()
      .where('group_id', '=', id)
      .where('word', '=', word)
      .executeTakeFirstOrThrow()
  }
  /** Everyone but the person who proposed it agrees, and its time comes. */
  const pass = async (decision: string, ...who: Member[]) => {
    for (const one of who) await answer(one, decision, 'consent')
    return endDecision(world, decision)
  }

  test('is said on its page before anyone answers', async () => {
    const decision = await propose(nadia, path, 'but', { newPurpose: 'Garder **chaque** preuve.' })
    assert.match((await samir.get(decision)).text, /Si elle est adoptée[\s\S]*Garder \*\*chaque\*\* preuve/)
    await pass(decision, samir)
    assert.equal((await groupAt(world, path)).purpose, 'Garder **chaque** preuve.')
  })

  test('a role is created, held by who said yes, and ended', async () => {
    const named = await propose(nadia, path, 'role', { roleName: 'Monter les images' })
    assert.equal((await pass(named, samir)).applied, true)
    assert.match((await samir.get(`${path}/roles`)).text, /Monter les images/)
    const contact = await roleOf('contact')
    const held = await propose(nadia, path, 'confier-un-role', {
      ...{ role: contact.id, months: '3', person: samir.presentationId },
    })
    assert.equal((await pass(held, lila)).applied, false, 'Samir did not say yes')
    assert.match((await samir.get(held)).text, /la personne n&#39;a pas dit oui/)
    const again = await propose(nadia, path, 'confier-un-role', {
      ...{ role: contact.id, months: '3', person: samir.presentationId },
    })
    assert.equal((await pass(again, samir)).applied, true)
    const holding = await world.lab.db
      .selectFrom('groups.role_holding')
      .select('account_id')
      .where('role_id', '=', contact.id)
      .where('left_at', 'is', null)
      .executeTakeFirstOrThrow()
    assert.equal(holding.account_id, samir.accountId)
    const ended = await propose(nadia, path, 'finir-un-role', { role: contact.id })
    assert.equal((await pass(ended, samir)).applied, true)
    assert.ok((await roleOf('contact')).closed_at)
  })

  test('that makes no sense any more is said, and nothing breaks', async () => {
    const contact = await roleOf('contact')
    const one = await propose(nadia, path, 'finir-un-role', { role: contact.id })
    const two = await propose(samir, path, 'finir-un-role', { role: contact.id })
    await pass(one, samir)
    const { outcome, applied } = await pass(two, nadia)
    assert.deepEqual([outcome, applied], ['consent', false])
    assert.match((await samir.get(two)).text, /cela ne pouvait plus se faire/)
    const third = await nadia.post(`${path}/decisions/proposer/finir-un-role`, {
      ...{ role: contact.id, title: 'Encore', text: 'Une fois.', days: '5' },
    })
    assert.equal(third.status, 422)
    assert.match(third.text, /n&#39;est plus là/)
  })

  test('means are looked for, then found', async () => {
    const said = await propose(nadia, path, 'chercher-un-moyen', { missing: 'salle', about: 'Le mardi' })
    await pass(said, samir)
    assert.match((await world.visitor().get(path)).text, /Le mardi/)
    const { id: need } = await world.lab.db
      .selectFrom('groups.need')
      .select('id')
      .where('details', '=', 'Le mardi')
      .executeTakeFirstOrThrow()
    const covered = await propose(nadia, path, 'moyen-trouve', { need })
    await pass(covered, samir)
    assert.doesNotMatch((await world.visitor().get(`${path}/moyens`)).text, /Le mardi/)
  })

  test('a member set aside is heard, does not decide, keeps their words and does not come back by themself', async () => {
    await lila.post(`${path}/carnet/ecrire`, { text: 'Mes mots à moi.', for: 'page' })
    const decision = await propose(nadia, path, 'mise-a-l-ecart', {
      ...{ title: 'Nous séparer', text: 'Elle crie.', days: '7', person: lila.presentationId },
    })
    assert.equal((await world.visitor().get(decision)).status, 404)
    assert.equal((await (await world.member('Karim')).get(decision)).status, 404)
    const late = await world.member('Zoé')
    await late.post(`${path}/entrer`)
    assert.match((await answer(late, decision, 'consent')).text, /étaient là quand c&#39;était proposé/)
    assert.match((await lila.get(decision)).text, /Elle crie\./)
    assert.equal((await answer(lila, decision, 'objection')).status, 422)
    assert.equal((await lila.post(`${decision}/mots`, { words: 'On ne m’écoute pas.' })).status, 303)
    assert.equal((await pass(decision, samir)).applied, true)
    assert.match((await world.visitor().get(`${path}/carnet`)).text, /Mes mots à moi\./)
    assert.doesNotMatch((await world.visitor().get(`${path}/histoire`)).text, /Nous séparer/)
    const back = await lila.submit(`${path}/entrer`)
    assert.match(back.text, /Le groupe a décidé que vous n&#39;y êtes plus/)
    assert.match(back.text, /Elle crie\./)
    assert.match(back.text, /On ne m’écoute pas\./)
    const role = await roleOf('contact')
    await lila.post(`${path}/roles/${role.id}/prendre`, { months: '3' })
    assert.equal((await answer(lila, decision, 'consent')).status, 403)
    const returning = await propose(samir, path, 'retour', {
      ...{ title: 'La laisser revenir', text: 'On s’est parlé.', person: lila.presentationId },
    })
    await pass(returning, nadia)
    await lila.post(`${path}/entrer`)
    assert.equal((await lila.post(`${path}/carnet/ecrire`, { text: 'Merci.', for: 'page' })).status, 303)
  })

  test('nobody sets another aside alone: two agree at least, that person left out', async () => {
    const about = { title: 'Nous séparer', text: 'Il crie.', days: '7', person: samir.presentationId }
    const two = await gather(world, nadia, samir)
    const refused = await nadia.post(`${two}/decisions/proposer/mise-a-l-ecart`, about)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Il faut au moins deux personnes pour décider cela/)
    assert.match(refused.text, /Il crie\./)
    const alone = await propose(nadia, path, 'mise-a-l-ecart', about)
    assert.match((await lila.get(alone)).text, /Au moins 2 personnes doivent être d&#39;accord/)
    await answer(lila, alone, 'aside')
    assert.equal((await endDecision(world, alone)).outcome, null)
    assert.equal((await endDecision(world, alone)).outcome, 'no-consent')
    const left = await propose(nadia, path, 'mise-a-l-ecart', about)
    await answer(lila, left, 'consent')
    await lila.post(`${path}/quitter`)
    assert.equal((await endDecision(world, left)).outcome, null)
    assert.equal((await endDecision(world, left)).outcome, 'no-consent')
  })

  test('nobody sets aside themself, or someone who is not there', async () => {
    const fields = { title: 'Partir', text: 'Je pars.', days: '7' }
    for (const person of [nadia.presentationId, 'personne'])
      assert.equal(
        (await nadia.post(`${path}/decisions/proposer/mise-a-l-ecart`, { ...fields, person })).status,
        422,
      )
  })
})
