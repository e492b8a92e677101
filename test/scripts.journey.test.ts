import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { closeStreams } from '../src/platform/streams.ts'
import { giveFinger, pickName, putOnline, walk, type Walker } from './support/journey.ts'
import { openTestLab, type TestLab } from './support/lab.ts'

/** What scripts add to pages that work without them, on the same telephone. */
describe('with scripts, on a telephone', () => {
  let test: TestLab
  let address: string
  let close: () => Promise<void>
  let sam: Walker
  const refused: string[] = []

  before(async () => {
    test = await openTestLab()
    ;({ address, close } = await putOnline(test))
    sam = await walk('Sam avec scripts', { baseURL: address, javaScript: true })
    sam.page.on('console', (line) => line.type() === 'error' && refused.push(line.text()))
    sam.page.on('pageerror', (error) => refused.push(error.message))
  })
  after(async () => {
    closeStreams()
    await close()
    await test.close()
  })

  it('someone picks a name', async () => {
    await sam.arrive('/')
    await sam.go('Entrer', 'Choisir un nom et entrer')
    await pickName(sam, 'Sam')
    await sam.press("J'ai gardé ma carte, continuer")
  })

  it('says no to the microphone, and is told that a file will do', async () => {
    await sam.go('Paroles', 'Dire quelque chose')
    await sam.unfold('Plus de choix')
    // As a browser whose owner says no.
    await sam.page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))
    })
    await sam.page.getByRole('button', { name: 'Enregistrer ma voix' }).click()
    await sam.page.getByText('Le micro ne répond pas. Vous pouvez choisir un fichier.').waitFor()
    await sam.page.evaluate(() => Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia'))
  })

  it('says yes, speaks, listens and sends', async () => {
    await sam.page.getByRole('button', { name: 'Enregistrer ma voix' }).click()
    await sam.page.getByRole('button', { name: 'Arrêter' }).waitFor()
    await sam.page.waitForTimeout(1_200)
    await sam.page.getByRole('button', { name: 'Arrêter' }).click()
    await sam.page.getByText("C'est enregistré. Vous pouvez écouter avant d'envoyer.").waitFor()
    const player = sam.page.locator('record-voice audio')
    assert.equal(await player.evaluate((audio: HTMLAudioElement) => audio.error?.message ?? 'plays'), 'plays')
    await sam.tick('Tout le monde, aussi sur internet')
    await sam.press('Publier')
    await sam.reads('Votre parole est publiée.')
    assert.equal(await sam.page.locator('article audio').count(), 1)
  })

  it('hears of an answer without reloading, in its place and in one line', async () => {
    const nadia = await test.member('Nadia')
    await sam.page.waitForFunction(() => customElements.get('live-answers') !== undefined)
    await sam.page.waitForTimeout(300)
    const voice = new URL(sam.page.url()).pathname
    await nadia.post(`${voice}/repondre`, { text: 'Je vous entends bien.' })
    await sam.page.getByText('1 nouvelle réponse').waitFor()
    await sam.reads('Je vous entends bien.')
    const wide = await sam.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.equal(wide, 0)
  })

  it('adds this telephone as a key, leaves, and comes back with a finger', async () => {
    await giveFinger(sam.page)
    await sam.go('Sam', 'Entrer et revenir')
    await sam.press('Ajouter cet appareil')
    await sam.reads('Cet appareil ouvre maintenant votre compte')
    await sam.follow('Sortir')
    await sam.press('Sortir ici')
    await sam.follow('Entrer')
    await sam.press('Entrer avec ce téléphone ou cette clé')
    await sam.reads('Je vous entends bien.')
  })

  it('no page broke its own rules on the way', () => {
    assert.deepEqual(refused, [])
  })
})
