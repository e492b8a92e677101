import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { putOnline, walk, type Walker } from './support/journey.ts'
import { openTestLab, type Member, type TestLab } from './support/lab.ts'
import { startProduction } from './support/productions.ts'
import { openSlowNetwork, type SlowNetwork } from './support/slow.ts'
import { makeFilm, sha256 } from './support/uploads.ts'

/** Bytes a second. Much more stands in the buffers of this machine, where a browser believes it sent. */
const slowly = 4_000_000

/** A screenshot, where someone asked for them. */
async function takePicture({ page }: Walker, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (folder) await page.screenshot({ path: join(folder, `upload-${name}.png`), fullPage: true })
}

describe('a film sent from a telephone', () => {
  let test: TestLab
  let network: SlowNetwork
  let close: () => Promise<void>
  let nadia: Member
  let draft: string
  let film: Buffer
  const wrong: string[] = []

  before(async () => {
    test = await openTestLab()
    const online = await putOnline(test)
    close = online.close
    network = await openSlowNetwork(online.address)
    nadia = await test.member('Nadia')
    draft = await startProduction(nadia, { partText: 'Avant le film.' })
    film = await makeFilm(30_000_000)
  })
  after(async () => {
    await network.close()
    await close()
    await test.close()
  })

  /** Nadia opens her browser on the form, on a network that carries so much. */
  async function open(bytes = Infinity, javaScript = true): Promise<Walker> {
    network.carry(bytes)
    const cookies = [...nadia.cookies].map(([name, value]) => `${name}=${value}`)
    const walker = await walk('Nadia', { baseURL: network.address, javaScript, cookies })
    walker.page.on('pageerror', (error) => wrong.push(error.message))
    walker.page.on('console', (line) => {
      if (line.type() === 'error' && /Trusted|Content Security/.test(line.text())) wrong.push(line.text())
    })
    await walker.arrive(`${draft}/ajouter/film`)
    return walker
  }

  const choose = (walker: Walker) =>
    walker.attach('Film', { name: 'marche.mp4', mimeType: 'video/mp4', buffer: film })

  const reached = (walker: Walker, share: number) =>
    walker.page.waitForFunction((least) => (document.querySelector('progress')?.value ?? 0) > least, share, {
      timeout: 60_000,
    })

  const keptHashes = async () =>
    (await test.lab.pool.query(`select encode(sha256, 'hex') as hash from platform.file`)).rows.map(
      ({ hash }) => hash as string,
    )

  it('is seen to progress, in words, while the rest is written', async () => {
    const walker = await open(slowly)
    await choose(walker)
    await reached(walker, 0.35)
    await walker.fill({ 'Titre du film': 'La marche' })
    await walker.page.getByText(/Envoi\s: \d+\s%\. Vous pouvez écrire la suite\./).waitFor()
    await takePicture(walker, 'sending')
    await reached(walker, 0.6)
    await walker.page.context().close()
  })

  it('goes on from where it stopped, in another window, once the same file is chosen', async () => {
    const walker = await open()
    await walker.arrive(draft)
    await walker.reads(/Un envoi s'est arrêté à \d+\s%/)
    await takePicture(walker, 'draft')
    await walker.follow('Continuer')
    await walker.reads('Choisissez le même fichier pour continuer.')
    await takePicture(walker, 'stopped')
    const { rows } = await test.lab.pool.query<{ received: string }>('select received from platform.upload')
    assert.equal(rows.length, 1)
    const before = Number(rows[0]?.received)
    assert.ok(before > 0 && before < film.length, `${before} of ${film.length}`)
    const offsets: number[] = []
    walker.page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
    })
    await choose(walker)
    await walker.page.getByRole('checkbox', { name: 'Votre fichier est arrivé : marche.mp4' }).waitFor()
    assert.ok((offsets[0] ?? 0) >= before, `it began again at ${offsets[0]}`)
    await takePicture(walker, 'arrived')
    await walker.fill({ 'Titre du film': 'La marche' })
    await walker.press('Ajouter')
    await walker.reads('La marche')
    assert.deepEqual(await keptHashes(), [sha256(film)])
    await walker.page.context().close()
  })

  it('survives a network that goes and comes back, and a form sent before it arrived', async () => {
    const walker = await open(slowly)
    await choose(walker)
    await reached(walker, 0.5)
    network.cut()
    await walker.page.getByText("Le réseau s'est coupé. L'envoi reprendra tout seul.").waitFor()
    network.mend()
    await walker.fill({ 'Titre du film': 'Sans attendre' })
    await walker.page.getByRole('button', { name: 'Ajouter' }).click()
    await walker.page.getByText('Le formulaire partira tout seul quand le fichier sera arrivé.').waitFor()
    await walker.page.waitForURL(`**${draft}`, { timeout: 60_000 })
    await walker.reads('Sans attendre')
    await walker.page.context().close()
  })

  it('is thrown away when its sender says so, with nothing left', async () => {
    const walker = await open(slowly)
    await choose(walker)
    await reached(walker, 0.1)
    const thrown = walker.page.waitForResponse((answer) => answer.request().method() === 'DELETE')
    await walker.page.getByRole('button', { name: 'Arrêter et jeter' }).click()
    assert.equal((await thrown).status(), 204)
    assert.equal(await walker.page.locator('progress').count(), 0)
    await walker.page.reload()
    await walker.readsNot('Un envoi')
    await walker.page.context().close()
  })

  it('goes with its form where there is no script', async () => {
    const walker = await open(Infinity, false)
    await choose(walker)
    await walker.fill({ 'Titre du film': 'Sans script' })
    await walker.press('Ajouter')
    await walker.reads('Sans script')
    assert.deepEqual(await keptHashes(), [sha256(film)])
  })

  it('no page broke its own rules on the way', () => assert.deepEqual(wrong, []))
})
