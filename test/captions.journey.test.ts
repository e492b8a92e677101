import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { join } from 'node:path'
import { loop, play } from '../demo/sound.ts'
import { readFile } from 'node:fs/promises'
import { root } from '../src/platform/root.ts'
import { describeViolations, findViolations } from './support/axe.ts'
import { newPage } from './support/browser.ts'
import { putOnline } from './support/journey.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'
import { findId, formWith, publishDraft, startProduction } from './support/productions.ts'

/** Captions written under the film and a film watched, with a script and without. */
describe('captions and the player, in a browser', () => {
  let test: TestLab
  let nadia: Member
  let online: Awaited<ReturnType<typeof putOnline>>
  let draft: string
  let desk: string
  const refused: string[] = []

  before(async () => {
    test = await openTestLab()
    online = await putOnline(test)
    nadia = await test.member('Nadia')
    const file = { name: 'son.wav', type: 'audio/wav', content: play(loop) }
    draft = await startProduction(nadia, formWith({ title: 'À écouter', summary: 'S' }, { file }), 'son')
    desk = `${draft}/parties/${findId(await nadia.get(draft), `${draft}/parties/`)}/sous-titres`
  })
  after(async () => {
    await online.close()
    await test.close()
  })

  const open = async (path: string, reader: { javaScript?: boolean; width?: number; dark?: boolean }) => {
    const cookies = [...nadia.cookies].map(([name, value]) => `${name}=${value}`)
    const page = await newPage({ baseURL: online.address, cookies, ...reader })
    page.on('console', (line) => line.type() === 'error' && refused.push(line.text()))
    page.on('pageerror', (error) => refused.push(error.message))
    await page.goto(path)
    const pictures = process.env['PICTURES']
    const name = `captions${path.replace(/\W+/g, '-').slice(-40)}-${reader.width ?? 1280}.png`
    if (pictures) await page.screenshot({ path: join(pictures, name), fullPage: true })
    return page
  }
  const audit = async (path: string) => {
    for (const width of [320, 1280]) {
      const page = await open(path, { width, dark: width === 320 })
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, path)
      const found = await findViolations(page, path)
      assert.equal(found.length, 0, describeViolations(found))
      await page.close()
    }
  }

  it('without a script, lines are typed and saved', async () => {
    const page = await open(desk, { javaScript: false, width: 320 })
    await page.locator('#start-0').fill('0:01')
    await page.locator('#text-0').fill('Une boîte à musique')
    await page.getByRole('button', { name: 'Enregistrer les lignes' }).click()
    await page.getByText('Les lignes sont enregistrées').waitFor()
    assert.equal(await page.locator('#text-0').inputValue(), 'Une boîte à musique')
    await page.close()
  })

  it('with one, the time of the player is put in a line by a button and by a key, and a line goes round', async () => {
    const page = await open(desk, {})
    await page.evaluate(() => {
      const media = document.querySelector('audio')
      if (media) media.currentTime = 3.2
    })
    await page.waitForFunction(() => document.querySelector('audio')?.seeking === false)
    await page.getByRole('button', { name: 'Poser le début ici : Ligne 2' }).click()
    assert.equal(await page.locator('#start-1').inputValue(), '0:03,2')
    await page.locator('#text-1').focus()
    await page.keyboard.type('La suite')
    await page.evaluate(() => {
      const media = document.querySelector('audio')
      if (media) media.currentTime = 5
    })
    await page.waitForFunction(() => document.querySelector('audio')?.seeking === false)
    await page.keyboard.press('Alt+l')
    assert.equal(await page.locator('#end-1').inputValue(), '0:05')
    await page.keyboard.press('Alt+j')
    await page.waitForFunction(() => document.querySelector('audio')?.paused === false)
    await page.keyboard.press('Alt+j')
    await page.waitForFunction(() => document.querySelector('audio')?.paused === true)
    await page.getByRole('button', { name: 'Réécouter en boucle : Ligne 2' }).click()
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 4.5)
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 9) < 4)
    await page.getByRole('button', { name: 'Arrêter la boucle : Ligne 2' }).click()
    await page.getByRole('button', { name: 'Enregistrer les lignes' }).click()
    await page.getByText('Les lignes sont enregistrées').waitFor()
    assert.equal(await page.locator('#text-1').inputValue(), 'La suite')
    await page.close()
  })

  it('the player has buttons with words once play is asked, which a keyboard reaches', async () => {
    const content = await readFile(join(root, 'src/platform/files/fixtures/film.webm'))
    const film = { name: 'film.webm', type: 'video/webm', content }
    const other = await startProduction(
      nadia,
      formWith({ title: 'À voir', summary: 'S' }, { file: film }),
      'film',
    )
    const part = findId(await nadia.get(other), `${other}/parties/`)
    const cues = { saves: '0', captions: '0:00 --> 0:05\nBonjour' }
    await nadia.post(`${other}/parties/${part}/sous-titres/texte`, cues)
    const path = await publishDraft(nadia, other)
    const page = await open(path, { width: 320 })
    assert.equal(await page.getByRole('group', { name: 'Commandes' }).count(), 0)
    assert.equal(await page.locator('video').evaluate((video: HTMLVideoElement) => video.controls), true)
    await page.locator('video').evaluate((video: HTMLVideoElement) => {
      video.loop = true
      void video.play()
    })
    const group = page.getByRole('group', { name: 'Commandes' })
    await group.waitFor()
    await group.getByRole('button', { name: 'Arrêter' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('video')?.paused === true)
    await group.getByRole('button', { name: 'Lire' }).waitFor()
    await page.keyboard.press('k')
    await page.waitForFunction(() => document.querySelector('video')?.paused === false)
    const captions = group.getByRole('button', { name: 'Sous-titres' })
    assert.equal(await captions.getAttribute('aria-pressed'), 'true')
    await captions.click()
    assert.equal(await captions.getAttribute('aria-pressed'), 'false')
    await group.getByLabel('Vitesse').selectOption('1.5')
    assert.equal(await page.locator('video').evaluate((video: HTMLVideoElement) => video.playbackRate), 1.5)
    for (const button of await group.getByRole('button').all())
      assert.ok(((await button.boundingBox())?.height ?? 0) >= 44)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false)
    const found = await findViolations(page, path)
    assert.equal(found.length, 0, describeViolations(found))
    const pictures = process.env['PICTURES']
    if (pictures) await page.screenshot({ path: join(pictures, 'captions-player-320.png'), fullPage: true })
    await page.close()
    await audit(`${path}/transcription`)
  })

  it('every page of captions and rights keeps nobody out', async () => {
    const list = `/productions/droits/${findId(await nadia.get(draft), '/productions/droits/')}`
    const key = /<option value="([0-9a-z]{12})"/.exec((await nadia.get(list)).text)?.[1] ?? ''
    await nadia.post(list, { name: 'Lina', key, uses: ['here'], agreed: 'paper', until: '', handle: '' })
    const right = findId(await nadia.get(list), `${list}/personnes/`)
    for (const path of [
      desk,
      `${desk}/texte`,
      list,
      `${list}/personnes/${right}`,
      `${list}/personnes/${right}/feuille`,
    ])
      await audit(path)
    for (const path of ['/productions/droits/retirer', '/moi/images', '/productions/a-sous-titrer'])
      await audit(path)
  })

  it('nothing was refused by the page’s policy', () => {
    assert.deepEqual(refused, [])
  })
})
