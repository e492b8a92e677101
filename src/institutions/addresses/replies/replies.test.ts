import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openGroup } from '../../../../test/support/groups.ts'
import { openTestLab, type Member, type Page, type TestLab } from '../../../../test/support/lab.ts'
import { until } from '../../../../test/support/launched.ts'

describe('what an institution answers by its code', () => {
  let test: TestLab
  let nadia: Member
  let path: string
  let code: string

  before(async () => {
    test = await openTestLab()
    nadia = await test.member('Nadia')
    await openGroup(nadia, { name: 'Guichet ouvert' })
    const [, group = ''] =
      /<option value="([0-9a-z]{12})"/.exec((await nadia.get('/interpellations/ecrire')).text) ?? []
    const asked = { title: 'Un guichet le samedi', institution: 'Caisse de quartier', asked: 'Le samedi.' }
    path = (await nadia.post('/interpellations/ecrire', { group, ...asked })).location ?? ''
    code = await draw()
  })
  after(() => test.close())

  const draw = async () => {
    await nadia.post(`${path}/lettre`, { sure: '1' })
    return /class="code">([0-9A-Z-]{14})</.exec((await nadia.get(`${path}/code`)).text)?.[1] ?? ''
  }
  const answer = { service: 'Accueil', function: 'Responsable', text: 'Oui, dès janvier.', lang: 'fr' }
  const send = (other: Record<string, string> = {}) =>
    test.visitor().post('/repondre/envoyer', { ...answer, code, ...other })
  const openCorrection = async () => {
    const { text } = await test.visitor().post('/repondre', { code })
    const reply = /name="reply" value="([0-9a-z]{12})"/.exec(text)?.[1] ?? ''
    const form = await test.visitor().post('/repondre/corriger', { code, reply })
    return {
      to: `/repondre/corriger/${reply}`,
      saves: /name="saves" value="(\d+)"/.exec(form.text)?.[1] ?? '',
    }
  }

  it('two who correct it at once see each other’s words before they write over them', async () => {
    await send()
    const [first, second] = [await openCorrection(), await openCorrection()]
    const correct = (text: string, saves: string) =>
      test.visitor().post(first.to, { ...answer, text, code, saves })
    assert.equal((await correct('Oui, dès février.', first.saves)).status, 303)
    const clash = await correct('Oui, dès mars.', second.saves)
    assert.equal(clash.status, 409)
    assert.match(clash.text, /Oui, dès février[\s\S]*Oui, dès mars/)
    assert.match((await test.visitor().get(path)).text, /Oui, dès février/)
    const saves = /name="saves" value="(\d+)"/.exec(clash.text)?.[1] ?? ''
    assert.equal((await correct('Oui, dès mars.', saves)).status, 303)
    assert.match((await test.visitor().get(path)).text, /Oui, dès mars/)
  })

  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`

  /** What comes of a request whose code is called off once it was checked. */
  const calledOffDuring = async (ask: () => Promise<Page>): Promise<Page> => {
    const other = await test.lab.pool.connect()
    try {
      await other.query('begin')
      await other.query('update institutions.address set code_hash = null, code_drawn_at = null')
      const asked = ask()
      await until(async () => (await test.lab.pool.query(waiting)).rowCount === 1, 5)
      await other.query('commit')
      return await asked
    } finally {
      other.release()
    }
  }

  it('is not written once the code is called off, and gives the words back', async () => {
    const correction = await openCorrection()
    const corrected = await calledOffDuring(() =>
      test.visitor().post(correction.to, { ...answer, text: 'Trop tard.', code, saves: correction.saves }),
    )
    assert.equal(corrected.status, 422)
    assert.match(corrected.text, /Trop tard/)
    code = await draw()
    const sent = await calledOffDuring(() => send({ text: 'Trop tard aussi.' }))
    assert.equal(sent.status, 422)
    assert.match(sent.text, /Trop tard aussi/)
    assert.doesNotMatch((await test.visitor().get(path)).text, /Trop tard/)
  })
})
