import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newPage } from './support/browser.ts'
import { pickName, putOnline, walk, type Walker } from './support/journey.ts'
import { openTestLab, type TestLab } from './support/lab.ts'

/** Reading one's own way, before any account. */
describe('someone who reads with effort', () => {
  let test: TestLab
  let address: string
  let close: () => Promise<void>
  let ana: Walker

  const html = ({ page }: Walker, name: string) => page.locator('html').getAttribute(name)

  before(async () => {
    test = await openTestLab()
    ;({ address, close } = await putOnline(test))
    const nadia = await test.member('Nadia')
    await nadia.post('/paroles/dire', { text: 'Bonjour à qui passe.', readers: 'open' })
    ana = await walk('Ana', { baseURL: address })
  })
  after(async () => {
    await close()
    await test.close()
  })

  it('finds the simple version at the top of any page, stays there, and goes back', async () => {
    await ana.arrive('/paroles?ordre=attente')
    await ana.press('Version simple')
    assert.equal(new URL(ana.page.url()).search, '?ordre=attente')
    await ana.follow('Celles sans réponse')
    await ana.press('Version entière')
    assert.equal(new URL(ana.page.url()).search, '?ordre=attente')
    await ana.readsNot('Celles sans réponse')
  })

  it('chooses the simple version and the largest letters, and comes back to the page they were on', async () => {
    await ana.arrive('/')
    await ana.follow('Paroles')
    const usual = await ana.page
      .locator('h1')
      .evaluate((title) => parseFloat(getComputedStyle(title).fontSize))
    await ana.follow('Lecture : taille, contraste, langue')
    await ana.tick('Français, version simple')
    await ana.tick('Très grandes')
    await ana.tick('Large')
    await ana.tick('Le plus fort')
    await ana.press('Lire comme cela')
    await ana.follow('Revenir à la page où vous étiez')
    assert.equal(new URL(ana.page.url()).pathname, '/paroles')
    const now = await ana.page.locator('h1').evaluate((title) => parseFloat(getComputedStyle(title).fontSize))
    assert.ok(now > usual * 1.3, `letters of ${now} px after ${usual} px`)
  })

  it('reads under a header that leaves most of the screen, with no tab and no button cut inside a word', async () => {
    await ana.arrive('/')
    const header = await ana.page.locator('header.top').boundingBox()
    assert.ok(header && header.height < 0.45 * 568, `a header of ${header?.height} px`)
    const cut = await ana.page
      .locator('.top a, .top span, .top button, .act, .kind')
      .evaluateAll(listCutWords)
    assert.deepEqual(cut, [])
  })

  it('finds it beside their name on a telephone, on the first line, however long the name is', async () => {
    const adele = await test.member('Adèle, assistante sociale')
    const phone = await newPage({
      baseURL: address,
      width: 320,
      cookies: [...adele.cookies].map((pair) => pair.join('=')),
    })
    await phone.goto('/')
    const places = await phone.locator('.top .name, .top .act').evaluateAll(listMiddles)
    const [first] = places
    assert.equal(places.length, 3)
    for (const place of places)
      assert.ok(first && Math.abs(place - first) < 8, `middles at ${places.join(', ')}`)
    await phone.close()
  })

  it('finds every page in simple words, in the same French, at that size', async () => {
    await ana.follow('Socialab')
    await ana.reads("Vous n'avez pas besoin d'adresse mail. Ici, tout le monde est à égalité.")
    for (const section of ['Groupes', 'Ateliers', 'Productions', 'Entrer', 'Aide', 'Charte', 'Vos données']) {
      await ana.follow(section)
      assert.equal(await html(ana, 'lang'), 'fr')
      assert.equal(await html(ana, 'data-size'), 'largest')
    }
  })

  it('keeps it for another day and after picking a name', async () => {
    const [kept] = (await ana.page.context().cookies()).filter(({ name }) => name === 'lecture')
    assert.ok(kept && kept.expires * 1_000 > Date.now() + 30 * 86_400_000, 'a cookie for a month and more')
    await ana.go('Entrer', 'Choisir un nom')
    await pickName(ana, 'Ana', 'Entrer')
    assert.equal(await html(ana, 'data-size'), 'largest')
  })
})

describe('someone whose telephone speaks Arabic', () => {
  let test: TestLab
  let address: string
  let close: () => Promise<void>
  let amina: Walker

  before(async () => {
    test = await openTestLab()
    ;({ address, close } = await putOnline(test))
    amina = await walk('Amina', { baseURL: address, locale: 'ar' })
  })
  after(async () => {
    await close()
    await test.close()
  })

  it('reads from right to left at once, and is told that nobody re-read the translation', async () => {
    await amina.arrive('/')
    const html = amina.page.locator('html')
    assert.equal(await html.getAttribute('dir'), 'rtl')
    assert.equal(await html.getAttribute('lang'), 'ar')
    await amina.reads('لم تراجع هذه الترجمة بعد')
    const title = await amina.page.locator('h1').boundingBox()
    const mark = await amina.page.locator('header .name').boundingBox()
    assert.ok(title && mark && mark.x + mark.width > 290, 'the header starts on the right')
  })

  it('finds what is not translated yet in French that is marked as French', async () => {
    await amina.go('دخول', 'من يدير المختبر')
    const pieces = amina.page.locator('main span[lang=fr]')
    assert.ok((await pieces.count()) > 0)
    assert.equal(await pieces.first().getAttribute('dir'), 'ltr')
    const text = await amina.page.locator('body').innerText()
    assert.doesNotMatch(text, /[\uE000\uE001]/)
  })

  it('says something in Arabic, which a French reader gets as Arabic', async () => {
    await amina.go('أصوات', 'قل شيئًا')
    await amina.page.locator('#text').fill('أبحث عن من يقرأ معي رسالة.')
    await amina.tick('الجميع، وعلى الإنترنت أيضا')
    await amina.page.locator('main form button').first().click()
    await amina.page.locator('[name=name]').fill('Amina')
    await amina.page.locator('[name=age]').check()
    await amina.page.locator('main form button').first().click()
    await amina.page.locator('main form button').first().click()
    const french = await walk('Nadia', { baseURL: address })
    await french.arrive('/')
    await french.follow('Paroles')
    const title = french.page.locator('h3', { hasText: 'رسالة' })
    assert.equal(await title.getAttribute('lang'), 'ar')
    assert.equal(await title.getAttribute('dir'), 'auto')
  })

  it('reads French words in their own direction, full stops at their end', async () => {
    const nadia = await test.member('Nadia')
    await nadia.post('/groupes/ouvrir', {
      name: 'Débloquer',
      purpose: 'Écrire ce qui débloque.',
      promise: 'guide',
    })
    await amina.go('مجموعات', 'Débloquer')
    const purpose = amina.page.locator('.poster .prose p')
    const [first, last] = await purpose.evaluate((paragraph) => {
      const [text] = paragraph.childNodes
      const length = text?.textContent?.length ?? 0
      return [0, length - 1].map((at) => {
        const range = document.createRange()
        range.setStart(text ?? paragraph, at)
        range.setEnd(text ?? paragraph, at + 1)
        return range.getBoundingClientRect().left
      })
    })
    assert.ok(first !== undefined && last !== undefined && first < last, 'the full stop is on the right')
  })
})

/** In the page: how far down the middle of each of these is. */
function listMiddles(elements: Element[]): number[] {
  return elements.map((element) => {
    const { top, height } = element.getBoundingClientRect()
    return top + height / 2
  })
}

/** In the page: words of these elements that begin on one line and end on the next. */
function listCutWords(elements: Element[]): string[] {
  return elements.flatMap((element) =>
    [...element.childNodes]
      .filter((node) => node.nodeType === 3)
      .flatMap((node) =>
        [...(node.textContent ?? '').matchAll(/[\p{L}']+/gu)]
          .filter(({ 0: word, index }) => {
            const range = document.createRange()
            range.setStart(node, index)
            range.setEnd(node, index + word.length)
            return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1
          })
          .map(([word]) => word),
      ),
  )
}
