import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newPage } from '../../../test/support/browser.ts'
import { putOnline, walk, type Walker } from '../../../test/support/journey.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'

describe('a slip in a browser', () => {
  let test: TestLab
  let address: string
  let samia: Member
  let close: () => Promise<void>
  let zora: Walker
  let code: string

  before(async () => {
    test = await openTestLab()
    ;({ address, close } = await putOnline(test))
    samia = await test.member('Samia')
    const words = { name: 'Zora', text: 'On ne m’a rien demandé.', readers: 'open', read: '1', agreed: '1' }
    const { text } = await samia.submit('/paroles/pour', words)
    code = /class="code">([^<]+)</.exec(text)?.[1] ?? ''
    zora = await walk('Zora', { baseURL: address })
  })
  after(async () => {
    await close()
    await test.close()
  })

  const pageOf = async (member: Member, javaScript: boolean) => {
    const cookies = [...member.cookies].map(([name, value]) => `${name}=${value}`)
    return newPage({ baseURL: address, width: 320, javaScript, cookies })
  }

  it('says how it is printed; where scripts run, a button does it', async () => {
    const plain = await pageOf(samia, false)
    await plain.goto('/paroles/pour/feuille')
    assert.match(await plain.locator('main').innerText(), /Pour imprimer.: le menu du navigateur/)
    assert.equal(await plain.getByRole('button', { name: 'Imprimer' }).count(), 0)
    const scripted = await pageOf(samia, true)
    await scripted.addInitScript(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await scripted.goto('/paroles/pour/feuille')
    await scripted.getByRole('button', { name: 'Imprimer' }).click()
    await scripted.locator('body[data-printed]').waitFor()
    await scripted.emulateMedia({ media: 'print' })
    const printed = await scripted.locator('body').innerText()
    assert.ok(printed.includes(code))
    assert.doesNotMatch(printed, /Imprimer|Le papier est donné|Samia/)
    await Promise.all([plain.close(), scripted.close()])
  })

  it('leaves a screen that nobody watches, without a script', async () => {
    const page = await pageOf(samia, false)
    await test.lab.pool.query(`update conversation.paper set made_at = now() - interval '598 seconds'`)
    await page.goto('/paroles/pour/feuille')
    await page.locator('.code').waitFor()
    await page.waitForURL('/paroles/pour')
    await page.goBack()
    assert.equal(await page.locator('.code').count(), 0)
    await page.close()
  })

  it('lets its holder, by thumb, keep the words for the lab, then erase them', async () => {
    await zora.arrive('/papier')
    await zora.type('Le code', code)
    await zora.press('Ouvrir')
    await zora.reads('On ne m’a rien demandé.')
    await zora.unfold('Montrer seulement aux personnes du lab')
    await zora.press('Montrer seulement aux personnes du lab')
    await zora.reads('Seules les personnes du lab la voient maintenant')
    await zora.unfold('Effacer ce texte')
    await zora.press('Effacer ce texte')
    await zora.reads("Il n'y a plus rien sous ce nom.")
  })
})
