import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { groupAt, openGroup } from '../../test/support/groups.ts'
import { openTestLab, viewerOf, type Member, type TestLab } from '../../test/support/lab.ts'
import { hashRows } from '../../test/support/rows.ts'
import { undoAct } from './acts/undo.ts'
import { announceChange, objectTo, withdrawChange } from './changes/announce.ts'
import { announceStop, markProduced } from './ending.ts'
import { groupForm } from './forms.ts'
import { editGroup, promiseKind } from './groups.ts'
import { editEntry, eraseEntry, writeEntry } from './journal/journal.ts'
import { agreePledge, coverNeed, offerMeans, sayNeed } from './means/means.ts'
import { joinGroup, leaveGroup, wakeGroup } from './members.ts'
import { closeRole, nameRole, takeRole } from './roles/roles.ts'
import { editStrand, openStrand } from './strands/strands.ts'

suite('what is done in a group asks the database whose it is', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let groupId: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
    groupId = (await groupAt(world, await openGroup(nadia))).id
  })
  after(() => world.close())

  const nothing = () => ({ store: world.lab.files, pictures: [] })

  test('nobody acts for a group they are not in, whatever brought them there', async () => {
    const { db, words } = world.lab
    const [hers, his] = [viewerOf(nadia), viewerOf(samir)]
    const role = { word: 'filmer', name: '', details: '' }
    const roleId = (await nameRole(db, hers, groupId, role)) ?? ''
    const needId = (await sayNeed(db, hers, groupId, { word: 'argent', details: '' })) ?? ''
    await offerMeans(db, his, groupId, { word: 'temps', details: 'Une heure', needId: null })
    const pledge = await db.selectFrom('groups.pledge').select('id').executeTakeFirstOrThrow()
    await announceChange(db, hers, groupId, { what: 'name', value: 'Autrement' })
    const change = await db.selectFrom('groups.announced_change').select('id').executeTakeFirstOrThrow()
    const act = await db.selectFrom('groups.act').select('id').executeTakeFirstOrThrow()
    const draft = groupForm(words).parse({ name: 'À moi', purpose: 'Rien.', promise: 'film' })
    const read = () => hashRows(world.lab.config.databaseUrl ?? '')
    const before = await read()
    const said = { text: 'À votre place.', lang: 'fr', forMembers: false }
    for (const tried of [
      editGroup(db, his, groupId, draft, 1),
      promiseKind(db, his, groupId, 'guide'),
      announceStop(db, his, groupId, 'Tout.'),
      markProduced(db, his, groupId),
      nameRole(db, his, groupId, role),
      closeRole(db, his, groupId, roleId),
      sayNeed(db, his, groupId, { word: 'argent', details: '' }),
      coverNeed(db, his, groupId, needId),
      agreePledge(db, his, groupId, pledge.id),
      objectTo(db, his, groupId, change.id, 'Non.'),
      withdrawChange(db, his, groupId, change.id),
      undoAct(db, his, groupId, act.id),
      writeEntry(db, his, groupId, said, nothing()),
    ])
      assert.equal(await tried, null)
    assert.equal(await leaveGroup(db, his, groupId), false)
    assert.deepEqual(await read(), before)
  })

  test('nobody writes over what another wrote, in the group or not', async () => {
    const { db } = world.lab
    const [hers, his] = [viewerOf(nadia), viewerOf(samir)]
    await joinGroup(db, his, groupId)
    const said = { text: 'Mes mots.', lang: 'fr', forMembers: false }
    const id = (await writeEntry(db, hers, groupId, said, nothing())) ?? ''
    assert.equal(await editEntry(db, his, id, { text: 'Les vôtres.', forMembers: false, version: 1 }), null)
    assert.equal(await eraseEntry(db, his, id), null)
    await leaveGroup(db, hers, groupId)
    assert.equal(await editEntry(db, hers, id, { text: 'Encore.', forMembers: false, version: 1 }), 'edited')
    assert.equal(await eraseEntry(db, hers, id), 'erased')
    await openStrand(db, hers, { name: 'Guichets', purpose: 'Voir.' }, 'fr')
    const strand = await db.selectFrom('groups.strand').select('id').executeTakeFirstOrThrow()
    assert.equal(await editStrand(db, his, strand.id, { name: 'Moi', purpose: 'Moi.' }, 1), null)
    assert.equal(
      await editStrand(db, hers, strand.id, { name: 'Guichets', purpose: 'Voir mieux.' }, 1),
      'edited',
    )
  })

  test('a group that is hidden is entered, woken, helped by nobody else than who opened it', async () => {
    const { db } = world.lab
    const lila = viewerOf(await world.member('Lila'))
    const roles = await db.selectFrom('groups.role').select('id').executeTakeFirstOrThrow()
    await db.updateTable('platform.thing').set({ hidden_at: new Date() }).where('id', '=', groupId).execute()
    for (const tried of [
      joinGroup(db, lila, groupId),
      wakeGroup(db, lila, groupId),
      takeRole(db, lila, groupId, roles.id, 1),
      offerMeans(db, lila, groupId, { word: 'temps', details: 'Une heure', needId: null }),
    ])
      assert.equal(await tried, null)
  })
})
