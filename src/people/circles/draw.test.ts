import assert from 'node:assert/strict'
import { afterEach, beforeEach, suite, test } from 'node:test'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { openKeysLink } from './keys.ts'

suite('a circle filled by lot', () => {
  let world: TestLab
  let keeper: Member

  beforeEach(async () => {
    world = await openTestLab({ VENUE_ADDRESSES: '127.0.0.1' })
    keeper = await world.member('Clé')
    await keeper.post((await openKeysLink(world.lab.db)) ?? '')
  })
  afterEach(() => world.close())

  const volunteer = async (name: string, circle: string, seat = '', ownTime = false) => {
    const member = await world.member(name)
    if (ownTime) await member.post('/moi/reglages', { 'own-time': 'on' })
    const page = await member.post(`/cercles/${circle}/volontaire`, { words: 'Oui', seat })
    assert.equal(page.status, 303, name)
    return member
  }
  const seated = () =>
    world.lab.db
      .selectFrom('people.circle_seat')
      .select(['circle', 'presentation_id', 'seat', 'drawn', 'until'])
      .where('drawn', '=', true)
      .execute()

  test('seats volunteers alone, each with an end, half first those here on their own time', async () => {
    const paid = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => volunteer(name, 'veille')))
    const own = [await volunteer('G', 'veille', '', true), await volunteer('H', 'veille', '', true)]
    const page = await keeper.submit('/cercles/veille/tirage', { seats: '4', months: '3' })
    assert.match(page.text, /Le sort a donné 4 places, parmi 8 volontaires/)
    const seats = await seated()
    assert.equal(seats.length, 4)
    for (const member of own) assert.ok(seats.some((seat) => seat.presentation_id === member.presentationId))
    for (const { until } of seats) assert.ok(until.getTime() < Date.now() + 93 * 86_400_000)
    const others = new Set(paid.map(({ presentationId }) => presentationId))
    assert.equal(seats.filter((seat) => others.has(seat.presentation_id)).length, 2)
    assert.match((await world.visitor().get('/cercles')).text, /par tirage au sort/)
    assert.match(
      (await world.visitor().get('/cercles/registre')).text,
      /parmi 8 volontaires \(tirage [0-9a-f]{32}\)/,
    )
  })

  test('is filled by those who may fill it, and by nobody else', async () => {
    const someone = await volunteer('A', 'veille')
    const page = await someone.post('/cercles/veille/tirage', { seats: '1', months: '3' })
    assert.equal(page.status, 422)
    assert.deepEqual(await seated(), [])
  })

  test('of steering gives each kind of participant the seats kept for it, once', async () => {
    for (const name of ['A', 'B', 'C', 'D']) await volunteer(name, 'pilotage', 'concernee')
    await volunteer('E', 'pilotage', 'recherche')
    const refused = await (
      await world.member('Sans titre')
    ).post('/cercles/pilotage/volontaire', { words: 'Moi' })
    assert.equal(refused.status, 422)
    const free = await world.visitor().get('/cercles/pilotage')
    assert.match(free.text, /Personne concernée\s: 2 places/)
    await keeper.post('/cercles/pilotage/tirage', { months: '6' })
    const seats = await seated()
    assert.deepEqual(seats.map(({ seat }) => seat).toSorted(), ['concernee', 'concernee', 'recherche'])
    const page = await world.visitor().get('/cercles/pilotage')
    assert.match(page.text, /\(Recherche\)/)
    assert.doesNotMatch(page.text, /Personne concernée\s: 2 places/)
    assert.equal(
      (await keeper.post('/cercles/pilotage/tirage', { months: '6' })).status,
      422,
      'it fills itself now',
    )
    assert.equal((await seated()).length, 3)
  })
})
