import assert from 'node:assert/strict'
import { after, before, beforeEach, suite, test } from 'node:test'
import { groupAt, openGroup, startNewDay, waitThreeDays } from '../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../test/support/lab.ts'
import { newId } from '../platform/ids.ts'
import { eraseThings, publish } from '../platform/things.ts'
import { fulfilPromise } from './index.ts'

suite('a group ends in one of two ways', () => {
  let world: TestLab
  let nadia: Member
  let path: string
  let groupId: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
  })
  after(() => world.close())
  beforeEach(async () => {
    await startNewDay(world)
    path = await openGroup(nadia)
    groupId = (await readGroup()).id
  })

  const readGroup = () => groupAt(world, path)
  /** Another module publishes what the group made. */
  const publishOne = async () => {
    const id = newId()
    await world.lab.db.transaction().execute(async (tx) => {
      const thing = {
        id,
        kind: 'group',
        authorId: nadia.presentationId,
        contextId: groupId,
        path: `/productions/${id}`,
      }
      await publish(tx, { ...thing, audience: 'open', title: 'Le film' })
      await fulfilPromise(tx, groupId, id)
      await fulfilPromise(tx, groupId, id)
    })
    return id
  }

  test('it cannot be said to have produced before anything is published', async () => {
    const page = await nadia.post(`${path}/terminer/produit`)
    assert.equal(page.status, 422)
    assert.match(page.text, /Le groupe n(&#39;|')a encore rien publié/)
    assert.equal((await readGroup()).ending, null)
  })

  test('it is said to have produced once something is published, and any member can undo that', async () => {
    await publishOne()
    assert.match((await nadia.get(`${path}/terminer`)).text, /Le groupe a publié une production\./)
    assert.match((await nadia.submit(`${path}/terminer/produit`)).text, /le groupe a produit/)
    assert.equal((await readGroup()).ending, 'produced')
    assert.match((await world.visitor().get('/groupes?etat=produit')).text, new RegExp(`href="${path}"`))
    const act = await world.lab.db
      .selectFrom('groups.act')
      .select('id')
      .where('group_id', '=', groupId)
      .where('what', '=', 'produced')
      .executeTakeFirstOrThrow()
    await nadia.post(`${path}/histoire/${act.id}/defaire`)
    assert.equal((await readGroup()).ending, null)
  })

  test('a production that was erased since does not count', async () => {
    const id = await publishOne()
    await eraseThings(world.lab.db, [id])
    assert.equal((await nadia.post(`${path}/terminer/produit`)).status, 422)
  })

  test('it stops only with what was learned, announced for 72 hours and then written in the journal', async () => {
    const empty = await nadia.post(`${path}/terminer/arret`, { learned: '  ' })
    assert.equal(empty.status, 422)
    await nadia.post(`${path}/terminer/arret`, { learned: 'Un tournage demande deux mois.' })
    assert.equal((await readGroup()).ending, null)
    assert.match((await world.visitor().get(path)).text, /Arrêter le groupe/)
    await waitThreeDays(world)
    assert.equal((await readGroup()).ending, 'stopped')
    const journal = await world.visitor().get(`${path}/carnet`)
    assert.match(journal.text, /Un tournage demande deux mois\./)
    assert.match(journal.text, /Ce qu(&#39;|')on a appris/)
  })

  async function stopBetweenPeers(): Promise<void> {
    await world.lab.db
      .updateTable('groups.group')
      .set({ peers_for: 'Nous' })
      .where('id', '=', groupId)
      .execute()
    await nadia.post(`${path}/terminer/arret`, { learned: 'Cela reste entre nous.' })
  }

  test('between peers, what was learned is read by its members', async () => {
    await stopBetweenPeers()
    await waitThreeDays(world)
    assert.doesNotMatch((await world.visitor().get(`${path}/carnet`)).text, /Cela reste entre nous/)
    assert.match((await nadia.get(`${path}/carnet`)).text, /Cela reste entre nous/)
  })

  test('between peers, what was learned is read by its members alone while it is announced', async () => {
    await stopBetweenPeers()
    const announced = (await nadia.get(path)).text.match(/href="([^"]+\/annonces\/[^"]+)"/)?.[1] ?? ''
    const page = await world.visitor().get(announced)
    assert.equal(page.status, 200)
    assert.match(page.text, /Arrêter le groupe/)
    assert.doesNotMatch(page.text, /Cela reste entre nous/)
    assert.match((await nadia.get(announced)).text, /Cela reste entre nous/)
  })

  test('what was learned comes back when the stop is refused', async () => {
    await nadia.post(`${path}/terminer/arret`, { learned: 'Un premier texte.' })
    const waiting = await nadia.post(`${path}/terminer/arret`, { learned: 'Deux mois de travail.' })
    assert.equal(waiting.status, 422)
    assert.match(waiting.text, /Un changement de cela est déjà annoncé/)
    assert.match(waiting.text, /Deux mois de travail\./)
    await waitThreeDays(world)
    const ended = await nadia.post(`${path}/terminer/arret`, { learned: 'Deux mois de travail.' })
    assert.equal(ended.status, 422)
    assert.match(ended.text, /Ce groupe est déjà terminé/)
    assert.match(ended.text, /Deux mois de travail\./)
  })

  test('one that stopped can be woken by anyone', async () => {
    await nadia.post(`${path}/terminer/arret`, { learned: 'Beaucoup.' })
    await waitThreeDays(world)
    const samir = await world.member('Samir')
    await samir.post(`${path}/reveiller`)
    assert.equal((await readGroup()).ending, null)
    assert.match((await world.visitor().get(`${path}/histoire`)).text, /le groupe est réveillé/)
  })

  test('who is not in it cannot end it', async () => {
    const samir = await world.member('Samir')
    assert.equal((await samir.get(`${path}/terminer`)).status, 403)
    assert.equal((await samir.post(`${path}/terminer/arret`, { learned: 'Ha' })).status, 403)
  })
})
