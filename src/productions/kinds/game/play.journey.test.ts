import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { join } from 'node:path'
import { newPage } from '../../../../test/support/browser.ts'
import { findViolations } from '../../../../test/support/axe.ts'
import { putOnline, walk } from '../../../../test/support/journey.ts'
import { onlyKeys } from '../../../../test/support/keyboard.ts'
import { openTestLab, type Member, type TestLab } from '../../../../test/support/lab.ts'
import { openProjectGroup, publishDraft, startProduction } from '../../../../test/support/productions.ts'
import { startSession } from '../../../people/index.ts'

const names = ['Le guichet', 'La file', 'Le papier', 'Dehors', 'La lettre', 'Le bus', 'Rouvert', 'Classé']

/** Eight scenes; the paper that one keeps in the third opens a choice in the fifth. */
const story = `VAR papier = 0 // a le papier
-> s0
${names
  .map((name, at) => {
    const ways = [
      ['+ [Attendre] -> s1', '+ [Sortir] -> s3'],
      ['+ [Avancer] -> s2'],
      ['+ [Garder le papier]', '  ~ papier = 1', '  -> s3', '+ [Le laisser] -> s3'],
      ['+ [Rentrer] -> s4', '+ [Prendre le bus] -> s5'],
      ['+ { papier } [Montrer le papier] -> s6', '+ [Laisser tomber] -> s7'],
      ['+ [Descendre] -> s4'],
    ][at]
    return `=== s${at} ===\n# scene: ${name}\n${ways ? '' : '# ending\n'}Ici, ${name.toLowerCase()}.\n${ways?.join('\n') ?? '-> END'}`
  })
  .join('\n')}
`

describe('a game that a group wrote', () => {
  let test: TestLab
  let nadia: Member
  let online: Awaited<ReturnType<typeof putOnline>>
  let path: string
  let draft: string

  before(async () => {
    test = await openTestLab()
    online = await putOnline(test)
    nadia = await test.member('Nadia')
    const group = await openProjectGroup(nadia, 'Les joueuses')
    draft = await startProduction(nadia, { title: 'Huit scènes', partText: 'Vide.', group: group.id }, 'jeu')
    const field = (text: string, name: string) =>
      new RegExp(`name="${name}" value="(\\w*)"`).exec(text)?.[1] ?? ''
    const saved = field((await nadia.get(`${draft}/ink`)).text, 'saved')
    const asked = await nadia.post(`${draft}/ink`, { text: story, saved })
    const seen = field(asked.text, 'seen')
    assert.equal((await nadia.post(`${draft}/ink`, { text: story, saved, seen, agreed: '1' })).status, 303)
    await look(`${draft}/scenes`, 'carte', true)
    await look(`${draft}/ink`, 'ink', true)
    path = await publishDraft(nadia, draft)
  })
  after(async () => {
    await online.close()
    await test.close()
  })

  /** Looks at a page on a phone and at a desk: nothing that axe knows of, nothing wider than the screen. */
  async function look(address: string, name: string, signedIn = false): Promise<void> {
    const session = signedIn ? [`__Host-session=${await startSession(test.lab.db, nadia)}`] : []
    for (const width of [320, 1280]) {
      const page = await newPage({ baseURL: online.address, width, cookies: session })
      await page.goto(address)
      assert.deepEqual(await findViolations(page, name), [])
      assert.ok(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        `${name} ${width}`,
      )
      const folder = process.env['PICTURES']
      if (folder) await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
      await page.close()
    }
  }

  it('is played to its end without a script, by keyboard alone', async () => {
    const lou = await walk('Lou', { baseURL: online.address, javaScript: false, width: 320 })
    const keys = onlyKeys(lou.page)
    await lou.arrive(path)
    for (const choice of [
      'Jouer',
      'Attendre',
      'Avancer',
      'Garder le papier',
      'Rentrer',
      'Montrer le papier',
    ]) {
      await keys.tabTo(choice)
      await keys.enter()
    }
    await lou.reads('Ici, rouvert.')
    await lou.reads('Et maintenant, on en parle')
  })

  it('goes on in place where scripts run: the heading is read, and going back works', async () => {
    const page = await newPage({ baseURL: online.address })
    const refused: string[] = []
    page.on('console', (line) => line.type() === 'error' && refused.push(line.text()))
    await page.goto(`${path}/jouer`)
    await page.waitForFunction(() => customElements.get('play-on') !== undefined)
    await page.evaluate(() => document.body.setAttribute('data-same', ''))
    await page.getByRole('button', { name: 'Sortir' }).click()
    await page.getByRole('heading', { name: 'Dehors' }).waitFor()
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Dehors')
    assert.equal(await page.evaluate(() => document.body.hasAttribute('data-same')), true)
    assert.match(page.url(), /chemin=1$/)
    await page.getByRole('button', { name: 'Rentrer' }).click()
    await page.getByRole('heading', { name: 'La lettre' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Dehors' }).waitFor()
    assert.deepEqual(refused, [])
    await page.close()
  })

  it('reads well on a phone and at a desk, its sheet for the talk too', async () => {
    await look(`${path}/jouer`, 'jouer')
    await look(`${path}/jouer?chemin=0-0-0-0-0`, 'fin')
    await look(`${path}/debriefing`, 'debriefing')
  })
})
