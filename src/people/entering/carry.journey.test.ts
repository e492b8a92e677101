import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pickName, putOnline, walk } from '../../../test/support/journey.ts'
import { openTestLab, type TestLab } from '../../../test/support/lab.ts'
import { root } from '../../platform/root.ts'

let test: TestLab
let address: string
let close: () => Promise<void>

before(async () => {
  test = await openTestLab()
  ;({ address, close } = await putOnline(test))
})
after(async () => {
  await close()
  await test.close()
})

describe('without scripts, on a telephone, someone without a name', () => {
  it('says something aloud and in a picture, is asked what lacks, takes a name, and nothing is lost', async () => {
    const sam = await walk('Sam', { baseURL: address })
    const voice = await readFile(join(root, 'src/platform/files/fixtures/voix.webm'))
    const picture = await readFile(join(root, 'public/icon-180.png'))
    await sam.arrive('/paroles/dire')
    await sam.type('Votre texte', 'Voilà ce que le guichet affiche depuis trois semaines.')
    await sam.unfold('Plus de choix')
    await sam.attach('Un message vocal', { name: 'voix.webm', mimeType: 'audio/webm', buffer: voice })
    await sam.unfold('Image 1')
    await sam.attach("L'image", { name: 'guichet.png', mimeType: 'image/png', buffer: picture })

    await sam.pressInVain('Publier')
    await sam.reads('Choisissez qui peut lire.')
    await sam.reads('Votre enregistrement est gardé : voix.webm')
    await sam.reads('Votre image est gardée : guichet.png')
    await sam.tick('Tout le monde, aussi sur internet')
    await sam.press('Publier')

    await sam.reads('Il faut un nom pour faire cela')
    await sam.reads('Votre enregistrement est gardé : voix.webm')
    await pickName(sam, 'Sam du guichet')
    await sam.reads('Bienvenue, Sam du guichet')
    await sam.reads('Votre image est gardée : guichet.png')
    await sam.reads('Votre parole n’est pas encore publiée')
    await sam.press('Publier')
    await sam.reads('Votre parole est publiée.')
    await sam.page.locator('main audio').waitFor()
    await sam.page.locator('main img[src*="guichet"]').waitFor()
  })
})
