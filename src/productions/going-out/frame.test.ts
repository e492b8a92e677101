import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readTags } from '../../../test/support/html.ts'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { makeProduction, publishDraft, startProduction } from '../../../test/support/productions.ts'

let test: TestLab
let nadia: Member
let path: string
before(async () => {
  test = await openTestLab()
  nadia = await test.member('Nadia')
  path = await makeProduction(nadia, {
    title: 'Le guide & ses « gestes »',
    named: 'Nadia du 3e',
    partText: 'Lire.',
  })
})
after(() => test.close())

describe('a production inside another page', () => {
  it('shows itself, its names and its licence, and any site may frame that page alone', async () => {
    const frame = await test.visitor().get(`${path}/cadre`)
    assert.match(frame.text, /<h1[^>]*>Le guide &amp; ses « gestes »<\/h1>/)
    assert.match(frame.text, /Nadia du 3e/)
    assert.match(frame.text, /Lire\./)
    const policy = (page: { headers: Headers }) => page.headers.get('content-security-policy') ?? ''
    assert.match(policy(frame), /frame-ancestors \*; require-trusted-types-for/)
    assert.match(policy(frame), /script-src 'none'/)
    for (const other of ['', '/integrer', '/versions', '/essais'])
      assert.match(policy(await test.visitor().get(`${path}${other}`)), /frame-ancestors 'none'/)
    assert.equal(frame.headers.get('x-content-type-options'), 'nosniff')
  })

  it('knows nobody: it is the same signed in, and sets no cookie', async () => {
    const reading = { cookie: 'lecture=theme%3Ddark; dit=x' }
    const [one, other] = [
      await nadia.get(`${path}/cadre`),
      await test.visitor().get(`${path}/cadre`, reading),
    ]
    assert.equal(one.text, (await test.visitor().get(`${path}/cadre`)).text)
    assert.equal(other.text, one.text)
    assert.deepEqual([...one.headers.getSetCookie(), ...other.headers.getSetCookie()], [])
    assert.doesNotMatch(one.text, /<script|<form/)
  })

  it('links open the lab beside', async () => {
    const tags = readTags((await test.visitor().get(`${path}/cadre`)).text)
    assert.equal(tags.find(({ name }) => name === 'base')?.attributes.get('target'), '_blank')
    const link = tags.find(({ name, attributes }) => name === 'a' && attributes.get('href')?.endsWith(path))
    assert.equal(link?.attributes.get('rel'), 'noopener')
  })

  it('what is not for everybody is framed for nobody, its writers included', async () => {
    const inside = await publishDraft(nadia, await startProduction(nadia, { title: 'Entre nous' }), {
      audience: 'lab',
    })
    const withdrawn = await makeProduction(nadia, { title: 'Retirée' })
    await nadia.post(`${withdrawn}/retirer`)
    for (const address of [inside, withdrawn]) {
      assert.equal((await nadia.get(`${address}/cadre`)).status, 404)
      assert.equal((await nadia.get(`${address}/integrer`)).status, 404)
      const { text } = await nadia.get(address)
      assert.doesNotMatch(text, /\/integrer|json\+oembed/)
      const asked = await test
        .visitor()
        .get(`/oembed?url=${encodeURIComponent(`http://localhost:3000${address}`)}`)
      assert.equal(asked.status, 404)
    }
  })

  it('the lines to copy hold its address and its title, whatever is in it', async () => {
    const { text } = await test.visitor().get(`${path}/integrer`)
    const code = (/<textarea[^>]*>([^<]*)</.exec(text)?.[1] ?? '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
    const lines = code.replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim()
    const [frame] = readTags(lines)
    assert.equal(frame?.name, 'iframe')
    assert.equal(frame?.attributes.get('src'), `http://localhost:3000${path}/cadre`)
    assert.match(frame?.attributes.get('title') ?? '', /^Le guide/)
  })
})

describe('oEmbed', () => {
  const ask = (query: Record<string, string>) => test.visitor().get(`/oembed?${new URLSearchParams(query)}`)
  const url = () => `http://localhost:3000${path}`

  it('is told of on the page, and answers with the lines that show it', async () => {
    const tags = readTags((await test.visitor().get(path)).text)
    const link = tags.find(({ attributes }) => attributes.get('type') === 'application/json+oembed')
    const page = await test.visitor().get(link?.attributes.get('href') ?? '')
    assert.match(page.headers.get('content-type') ?? '', /^application\/json/)
    const answer = JSON.parse(page.text)
    assert.equal(answer.version, '1.0')
    assert.equal(answer.type, 'rich')
    assert.equal(answer.author_name, 'Nadia du 3e')
    assert.equal(answer.author_url, `http://localhost:3000/@${nadia.handle}`)
    assert.match(answer.html, new RegExp(`^<iframe src="http://localhost:3000${path}/cadre"`))
    assert.deepEqual([answer.width, answer.height], [640, 640])
  })

  it('never takes more room than there is', async () => {
    const { width, height, html } = JSON.parse(
      (await ask({ url: url(), maxwidth: '300', maxheight: '200' })).text,
    )
    assert.deepEqual([width, height], [300, 200])
    assert.match(html, /width="300" height="200"/)
  })

  it('refuses as its rules say: another format, no address, another site, nothing there', async () => {
    assert.equal((await ask({ url: url(), format: 'xml' })).status, 501)
    assert.equal((await ask({})).status, 400)
    assert.equal((await ask({ url: url(), maxwidth: 'large' })).status, 400)
    for (const other of [
      'https://example.org/productions/x',
      'rien',
      'http://localhost:3000/paroles',
      `${url()}-pas-la`,
    ])
      assert.equal((await ask({ url: other })).status, 404, other)
  })
})
