import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { openGroup } from '../../test/support/groups.ts'
import { openTestLab, viewerOf, type Member, type TestLab } from '../../test/support/lab.ts'
import { publishDraft, startProduction } from '../../test/support/productions.ts'
import { readWhatCame } from './origins.ts'
import { eraseThings } from './things.ts'

suite('what came of what', () => {
  let world: TestLab
  let nadia: Member
  let samir: Member
  let need: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    samir = await world.member('Samir')
    need = await sayNeed(nadia, { title: 'Un guichet qui répond' })
  })
  after(() => world.close())

  const sayNeed = async (member: Member, fields: Record<string, string>) => {
    const page = await member.post('/besoins/dire', { purpose: 'On attend.', ...fields })
    return page.location ?? assert.fail(`not said: ${page.status}`)
  }
  const cameOf = async (path: string) => {
    const came = await readWhatCame(world.lab.db, null, path.slice('/besoins/'.length))
    return came.map(({ kind, title }) => `${kind}: ${title}`)
  }

  test('a group, a need and a production say what they began from, once everyone may see it', async () => {
    const form = await samir.get(`/groupes/ouvrir?de=${need}`)
    assert.match(form.text, new RegExp(`name="de" value="${need}"`))
    const group = await openGroup(samir, { name: 'Le guichet', de: need })
    const other = await sayNeed(samir, { title: 'Un numéro qui décroche', de: need })
    const draft = await startProduction(samir, { title: 'Le guide', de: need })
    assert.deepEqual(await cameOf(need), ['need: Un numéro qui décroche', 'group: Le guichet'])
    const guide = await publishDraft(samir, draft)
    assert.deepEqual((await cameOf(need)).toSorted(), [
      'group: Le guichet',
      'need: Un numéro qui décroche',
      'production: Le guide',
    ])
    for (const path of [group, other, guide]) {
      const { text } = await world.visitor().get(path)
      assert.match(text, new RegExp(`href="${need}"[^>]*>Besoin «.Un guichet qui répond.»`))
    }
  })

  test('a refused form goes on saying what it began from', async () => {
    const refused = await samir.post('/groupes/ouvrir', { name: 'Sans but', de: need })
    assert.equal(refused.status, 422)
    assert.match(refused.text, new RegExp(`name="de" value="${need}"`))
  })

  test('nothing is said of what one may not see, nor of an address that is nothing', async () => {
    const hidden = await sayNeed(nadia, { title: 'Caché' })
    const id = hidden.slice('/besoins/'.length)
    await world.lab.db
      .updateTable('platform.thing')
      .set({ hidden_at: new Date() })
      .where('id', '=', id)
      .execute()
    await openGroup(samir, { name: 'Sans source', de: hidden })
    await openGroup(samir, { name: 'Nulle part', de: '/nulle-part' })
    assert.deepEqual(await readWhatCame(world.lab.db, viewerOf(nadia), id), [])
  })

  test('erasing either end erases the line between them', async () => {
    const from = await sayNeed(nadia, { title: 'À effacer' })
    await openGroup(samir, { name: 'Reste', de: from })
    await eraseThings(world.lab.db, [from.slice('/besoins/'.length)])
    assert.deepEqual(await cameOf(from), [])
    const rows = await world.lab.db
      .selectFrom('platform.origin')
      .select('thing_id')
      .where('from_id', '=', from.slice('/besoins/'.length))
      .execute()
    assert.deepEqual(rows, [])
  })
})
