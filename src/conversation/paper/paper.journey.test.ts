import { after, before, describe, it } from 'node:test'
import { putOnline, walk, type Walker } from '../../../test/support/journey.ts'
import { openTestLab, type TestLab } from '../../../test/support/lab.ts'

describe('someone with a slip and no account, by thumb', () => {
  let test: TestLab
  let close: () => Promise<void>
  let zora: Walker
  let code: string

  before(async () => {
    test = await openTestLab()
    const online = await putOnline(test)
    close = online.close
    const samia = await test.member('Samia')
    const words = { name: 'Zora', text: 'On ne m’a rien demandé.', readers: 'open', read: '1', agreed: '1' }
    const { text } = await samia.submit('/paroles/pour', words)
    code = /class="code">([^<]+)</.exec(text)?.[1] ?? ''
    zora = await walk('Zora', { baseURL: online.address })
  })
  after(async () => {
    await close()
    await test.close()
  })

  it('reads what was answered, keeps the words for the lab, then erases them', async () => {
    await zora.arrive('/papier')
    await zora.type('Le code', code)
    await zora.press('Ouvrir')
    await zora.reads('On ne m’a rien demandé.')
    await zora.unfold('Garder pour le lab')
    await zora.press('Garder pour le lab')
    await zora.reads("C'est gardé pour le lab")
    await zora.unfold('Effacer ce texte')
    await zora.press('Effacer ce texte')
    await zora.reads("Il n'y a plus rien sous ce nom.")
  })
})
