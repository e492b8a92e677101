import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parse } from 'gift-pegjs'
import { addPart, writeCourse } from '../../../../test/support/courses.ts'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { openProjectGroup, publishDraft } from '../../../../test/support/productions.ts'

describe('writing a course', () => {
  let test: TestLab
  let nadia: Member
  let karim: Member

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    karim = await test.member('Karim')
  })
  after(() => test.close())

  const plan = async (draft: string) => (await nadia.get(`${draft}/plan`)).text
  const named = (page: string) =>
    [...page.matchAll(/<h2>(?:<span>)?([^<]+)|<\/b> · <span>([^<]+)<\/span><\/p>/g)]
      .map(([, module, step]) => module ?? step ?? '')
      .filter((name) => !name.startsWith('Besoin'))
  const idOf = (page: string, name: string) =>
    new RegExp(`parties/([0-9a-z]{12})">[^<]+<span class="sr">[^<]*<span>${name}`).exec(page)?.[1] ?? ''

  it('is seen whole on its plan, and nothing is doubted there where nothing is missing', async () => {
    const page = await plan(await writeCourse(nadia))
    assert.deepEqual(named(page).slice(0, 5), [
      ...[
        'À regarder de près',
        'Avant d’envoyer',
        'Ce qui disparaît',
        'Que faut-il voir sur la photo ?',
        'Garder l’heure',
      ],
    ])
    assert.match(page, /Où la mettre.\?<\/span><\/a>.: il reste une réponse dont on ne dit rien/)
  })

  it('moves a step up and down, into the next module too, and a module with its steps', async () => {
    const draft = await writeCourse(nadia)
    const go = async (name: string, way: 'monter' | 'descendre') => {
      const moved = await nadia.post(`${draft}/plan/${way}/${idOf(await plan(draft), name)}`)
      assert.match(moved.location ?? '', /\/plan#[0-9a-z]{12}$/)
    }
    await go('Garder l’heure', 'monter')
    await go('Ce qui disparaît', 'descendre')
    await go('Après', 'monter')
    assert.deepEqual(named(await plan(draft)), [
      ...['À regarder de près', 'Après', 'Où la mettre ?', 'On compare'],
      ...['Avant d’envoyer', 'Garder l’heure', 'Ce qui disparaît', 'Que faut-il voir sur la photo ?'],
    ])
  })

  it('adds a step right after another, and comes back to the plan', async () => {
    const draft = await writeCourse(nadia)
    const key = /plan\/ajouter\/([0-9a-z]{12})">Ajouter après<span class="sr">[^<]*<span>Ce qui/.exec(
      await plan(draft),
    )?.[1]
    const offer = await nadia.get(`${draft}/plan/ajouter/${key}`)
    assert.match(offer.text, new RegExp(`${draft}/ajouter/exercise\\?apres=${key}`))
    const form = await nadia.get(`${draft}/ajouter/exercise?apres=${key}`)
    assert.match(form.text, new RegExp(`action="${draft}/ajouter/exercise\\?apres=${key}"`))
    const added = await nadia.post(`${draft}/ajouter/exercise?apres=${key}`, {
      partTitle: 'Regarder',
      partText: 'Regardez.',
    })
    assert.equal(added.location, `${draft}/plan`)
    assert.equal(
      named(await plan(draft)).indexOf('Regarder'),
      named(await plan(draft)).indexOf('Ce qui disparaît') + 1,
    )
  })

  it('is written by a group together, and by nobody else', async () => {
    const group = await openProjectGroup(nadia, 'Qui écrit')
    await karim.post(`${group.path}/entrer`)
    const draft = await writeCourse(nadia, { group: group.id })
    const id = idOf(await plan(draft), 'Garder l’heure')
    assert.equal((await karim.post(`${draft}/plan/monter/${id}`)).status, 303)
    const other = await test.member('Curieux')
    for (const page of ['plan', 'cours', 'cours/questions.gift'])
      assert.equal((await other.get(`${draft}/${page}`)).status, 404, page)
    assert.equal((await other.post(`${draft}/plan/monter/${id}`)).status, 404)
    assert.equal((await nadia.post(`${draft}/plan/monter/000000000000`)).status, 404)
  })

  it('refuses the address of a meeting elsewhere, and shows a workshop only to who may see it', async () => {
    const draft = await writeCourse(nadia)
    const wrong = await nadia.post(`${draft}/ajouter/meeting`, { workshop: 'https://ailleurs.example/x' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Il faut l&#39;adresse d&#39;un atelier d&#39;ici/)
    await addPart(nadia, draft, 'meeting', { partTitle: 'Nulle part', workshop: '/ateliers/nulle-part' })
    const path = await publishDraft(nadia, draft)
    const contents = (await test.visitor().get(`${path}/cours`)).text
    const key = new RegExp(`${path}/cours/([0-9a-z]{12})"><span>Nulle part`).exec(contents)?.[1]
    assert.doesNotMatch((await test.visitor().get(`${path}/cours/${key}`)).text, /Dates et places/)
  })

  it('gives its questions away to read elsewhere', async () => {
    const path = await publishDraft(nadia, await writeCourse(nadia, { title: 'À emporter' }))
    const gift = await test.visitor().get(`${path}/cours/questions.gift`)
    assert.match(gift.headers.get('content-disposition') ?? '', /filename="a-emporter\.gift"/)
    assert.deepEqual(
      parse(gift.text).map(({ type, title }) => [type, title]),
      [
        ['MC', 'Que faut-il voir sur la photo ?'],
        ['Essay', 'Où la mettre ?'],
      ],
    )
  })
})
