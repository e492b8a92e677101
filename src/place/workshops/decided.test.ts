import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { answer, endDecision, propose } from '../../../test/support/decisions.ts'
import { openGroup } from '../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { dayIn } from '../../../test/support/place.ts'

suite('a workshop that a group decides', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let path: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
    path = await openGroup(nadia)
    await samir.post(`${path}/entrer`)
  })
  after(() => world.close())

  const asked = { workshop: 'Monter ensemble', start: '18:00', end: '20:00', where: 'Salle du fond' }

  test('is announced by itself once it passed, with its date and its room', async () => {
    const decision = await propose(nadia, path, 'atelier', { ...asked, day: dayIn(20) })
    assert.match(
      (await samir.get(decision)).text,
      /l&#39;atelier «\sMonter ensemble\s» s&#39;affiche dans l&#39;agenda\s: .*de 18\sh à 20\sh/,
    )
    assert.doesNotMatch((await world.visitor().get('/ateliers')).text, /Monter ensemble/)
    await answer(samir, decision, 'consent')
    assert.equal((await endDecision(world, decision)).applied, true)
    assert.match((await world.visitor().get('/ateliers')).text, /Monter ensemble/)
    const page = await world.visitor().get('/ateliers/monter-ensemble')
    assert.match(page.text, /Salle du fond/)
    assert.match((await world.visitor().get(path)).text, /Monter ensemble/)
  })

  test('whose day has passed is not, and that is said', async () => {
    const decision = await propose(nadia, path, 'atelier', { ...asked, workshop: 'Hier', day: dayIn(-2) })
    await answer(samir, decision, 'consent')
    const { outcome, applied } = await endDecision(world, decision)
    assert.deepEqual([outcome, applied], ['consent', false])
    assert.match((await samir.get(decision)).text, /son jour était passé/)
  })

  test('that ends before it begins is refused', async () => {
    const fields = { ...asked, title: 'Se voir', text: 'Oui.', days: '5', day: dayIn(20) }
    const page = await nadia.post(`${path}/decisions/proposer/atelier`, {
      ...{ ...fields, start: '20:00', end: '10:00' },
    })
    assert.equal(page.status, 422)
    assert.match(page.text, /La fin vient avant le début/)
  })
})
