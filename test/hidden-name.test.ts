import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { openGroup } from './support/groups.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'
import { propose, seat } from './support/place.ts'
import { makeProduction } from './support/productions.ts'
import { listPages, tour } from './support/tour.ts'

/** Care hid how someone shows themself: what they say stays in sight, their name is nowhere beside it. */
suite('a name that care hid', () => {
  let lab: TestLab
  let alma: Member
  let zorglub: Member

  const findThing = async (title: string) => {
    const { id } = await lab.lab.db
      .selectFrom('platform.thing')
      .select('id')
      .where('title', '=', title)
      .executeTakeFirstOrThrow()
    return id
  }

  before(async () => {
    lab = await openTestLab()
    alma = await lab.member('Alma')
    zorglub = await lab.member('Zorglub')
    await alma.post('/paroles/dire', { text: 'Une parole d’Alma.', readers: 'open', lang: 'fr' })
    const voice = await findThing('Une parole d’Alma.')
    const said = { text: 'Une parole à voir.', readers: 'open', lang: 'fr', priority: 'education' }
    await zorglub.post('/paroles/dire', said)
    await zorglub.post(`/paroles/${voice}/repondre`, { text: 'Une réponse à voir.', lang: 'fr' })
    await zorglub.post(`/paroles/${voice}/merci`)
    const helped = { name: 'Lise', text: 'Avec de l’aide.', readers: 'open', lang: 'fr' }
    await zorglub.post('/paroles/pour', { ...helped, read: '1', agreed: '1' })
    const group = await openGroup(alma, { name: 'Le groupe' })
    await zorglub.post(`${group}/entrer`)
    await zorglub.post(`${group}/carnet/ecrire`, { text: 'Une note à voir.', for: 'page' })
    await zorglub.post(`${group}/moyens/offres`, { word: 'materiel', details: 'Une table' })
    await zorglub.post(`${group}/terminer/arret`, { learned: 'Ce qui fut appris.' })
    const groupId = await findThing('Le groupe')
    await propose(zorglub, { title: 'Un atelier à voir', group: groupId })
    await makeProduction(zorglub, { title: 'Un guide à voir', group: groupId, named: '' })
    const guide = await makeProduction(alma, { title: 'Le guide d’Alma' })
    await zorglub.post(`${guide}/essais`, { place: 'Un essai à voir', happened: 'Bien.', lang: 'fr' })
    await zorglub.post('/besoins/dire', { title: 'Un besoin à voir', purpose: 'Il manque.', lang: 'fr' })
    await seat(lab, zorglub, 'steering')
    await lab.lab.db
      .updateTable('platform.thing')
      .set({ hidden_at: new Date(), hidden_reason: 'Ce nom insulte.' })
      .where('id', '=', zorglub.presentationId)
      .execute()
  })
  after(() => lab.close())

  test('is on no page, while what was said under it is', async () => {
    const pages = listPages(await tour(lab, { visitor: lab.visitor(), member: alma }))
    const all = pages.map(({ page }) => page.text).join('\n')
    for (const shown of [
      'Une parole à voir.',
      'Une réponse à voir.',
      'Avec de l’aide.',
      'Une note à voir.',
      'Une table',
      'Un atelier à voir',
      'Un guide à voir',
      'Un essai à voir',
      'Un besoin à voir',
    ])
      assert.ok(all.includes(shown), `${shown} is on no page`)
    const naming = pages.filter(({ page }) => /zorglub/i.test(page.text))
    assert.deepEqual(
      naming.map(({ reader, path }) => `${reader} ${path}`),
      [],
    )
  })

  test('is in no feed', async () => {
    for (const path of ['/paroles.atom', '/ateliers.ics', '/groupes/le-groupe.atom', '/productions.atom']) {
      const { status, text } = await lab.visitor().get(path)
      if (status === 200) assert.doesNotMatch(text, /zorglub/i, path)
    }
  })
})
