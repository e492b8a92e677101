import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { whileHeld } from '../../../../test/support/groups.ts'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { writeSeat } from '../../../people/index.ts'

suite('the line of a strand', () => {
  let world: TestLab
  let nadia: Member
  let pilot: Member
  let path: string

  before(async () => {
    world = await openTestLab()
    nadia = await world.member('Nadia')
    pilot = await world.member('Pilote')
    const { accountId, presentationId } = pilot
    const seat = { circle: 'steering', accountId, presentationId, months: 6, label: '' } as const
    await writeSeat(world.lab.db, seat)
    const strand = { name: 'Les guichets', purpose: 'Comprendre ce qui ferme.' }
    path = `${(await nadia.post('/chantiers/ouvrir', strand)).location ?? ''}/ligne`
  })
  after(() => world.close())

  const propose = async (member: Member, text: string) => {
    assert.equal((await member.post(path, { text })).status, 303)
    const row = await world.lab.db
      .selectFrom('groups.line')
      .select('id')
      .where('text', '=', text)
      .executeTakeFirstOrThrow()
    return row.id
  }

  const strandOf = async (id: string) => {
    const row = await world.lab.db
      .selectFrom('groups.line')
      .select('strand_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return row.strand_id
  }

  test('is proposed by anyone, read by all, and kept by the steering circle alone', async () => {
    const id = await propose(nadia, 'Une personne derrière chaque guichet.')
    assert.match((await world.visitor().get(path)).text, /Proposition[^]*Une personne derrière/)
    assert.equal((await nadia.post(`${path}/${id}/retenir`)).status, 403)
    const kept = await pilot.submit(`${path}/${id}/retenir`)
    assert.match(kept.text, /Ce texte est la ligne du chantier/)
    const strand = await world.visitor().get(path.replace('/ligne', ''))
    assert.match(strand.text, /Une personne derrière/)
    assert.match((await world.visitor().get('/cercles/registre')).text, /ligne du chantier les-guichets/)
  })

  test('changes when another text is kept, and an earlier one can be kept again', async () => {
    const second = await propose(nadia, 'Des guichets ouverts le soir.')
    await pilot.post(`${path}/${second}/retenir`)
    const shown = await world.visitor().get(path)
    assert.match(shown.text, /La ligne aujourd’hui<\/p><div class="prose"><p>Des guichets ouverts/)
    assert.match(shown.text, /A été la ligne<\/p><div class="prose"><p>Une personne/)
    const same = await pilot.submit(`${path}/${second}/retenir`)
    assert.match(same.text, /déjà la ligne/)
  })

  test('lets who proposed a text take it back, as long as it was never kept', async () => {
    const id = await propose(nadia, 'À reprendre.')
    assert.equal((await pilot.post(`${path}/${id}/reprendre`)).status, 404)
    await nadia.post(`${path}/${id}/reprendre`)
    assert.doesNotMatch((await world.visitor().get(path)).text, /À reprendre/)
    const kept = await world.lab.db.selectFrom('groups.kept_line').select('line_id').executeTakeFirstOrThrow()
    assert.equal((await nadia.post(`${path}/${kept.line_id}/reprendre`)).status, 404)
  })

  test('that is kept while who proposed it takes it back stays', async () => {
    const id = await propose(nadia, 'Retenue à l’instant.')
    const row = { id: 'gardee', strand_id: await strandOf(id), line_id: id }
    const takeBack = () => nadia.post(`${path}/${id}/reprendre`)
    const [page] = await whileHeld(world, path, [takeBack], {
      first: (tx) => tx.insertInto('groups.kept_line').values(row).execute(),
    })
    assert.equal(page?.status, 404)
    assert.match((await world.visitor().get(path)).text, /Retenue à l’instant/)
  })

  test('gives back what was typed when it is refused', async () => {
    const page = await nadia.post(path, { text: 'x'.repeat(10_001) })
    assert.equal(page.status, 422)
    assert.match(page.text, /xxxx/)
  })
})
