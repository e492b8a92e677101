import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openTestLab, type TestLab } from '../../test/support/lab.ts'

describe('what another site makes a browser send', () => {
  let lab: TestLab
  let host: string

  before(async () => {
    lab = await openTestLab()
    host = lab.lab.config.publicUrl.host
  })
  after(() => lab.close())

  /** The answer to a harmless act, whose sender says where it comes from in these headers. */
  async function act(from: Record<string, string>, method = 'POST', path = '/reglages'): Promise<number> {
    const headers = { host, 'content-type': 'application/x-www-form-urlencoded', ...from }
    const body = 'locale=fr'
    const answer = await lab.app.request(new URL(path, lab.lab.config.publicUrl), { method, headers, body })
    return answer.status
  }

  test('is an act only when it comes from this very site', async () => {
    assert.equal(await act({ 'sec-fetch-site': 'same-origin' }), 303)
    for (const site of ['cross-site', 'same-site', 'none', 'Same-Origin', ''])
      assert.equal(await act({ 'sec-fetch-site': site, origin: `http://${host}` }), 403, site)
  })

  test('is judged by its origin where the browser does not say more', async () => {
    assert.equal(await act({ origin: `http://${host}` }), 303)
    for (const origin of ['http://ailleurs.example', `http://${host}.ailleurs.example`, 'null', ''])
      assert.equal(await act({ origin }), 403, origin)
    assert.equal(await act({}), 403)
  })

  test('is refused whatever its method, its content and its address', async () => {
    const from = { 'sec-fetch-site': 'cross-site' }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      assert.equal(await act(from, method), 403, method)
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/json', 'x/x'])
      assert.equal(await act({ ...from, 'content-type': type }), 403, type)
    for (const path of ['/moi/donnees/partir', '/rejoindre', '/nulle-part'])
      assert.equal(await act(from, 'POST', path), 403, path)
  })
})

describe('every answer', () => {
  let lab: TestLab

  before(async () => {
    lab = await openTestLab()
  })
  after(() => lab.close())

  test('lets nothing run, load or frame that is not the site’s own', async () => {
    for (const path of ['/', '/nulle-part', '/healthz', '/assets/nothing.css']) {
      const { headers } = await lab.visitor().get(path)
      const rules = new Map(
        (headers.get('content-security-policy') ?? '').split('; ').map((rule) => {
          const [name = '', ...values] = rule.split(' ')
          return [name, values.join(' ')]
        }),
      )
      assert.equal(rules.get('default-src'), "'none'", path)
      assert.equal(rules.get('script-src'), "'self'", path)
      assert.equal(rules.get('style-src'), "'self'", path)
      for (const name of ['object-src', 'base-uri', 'frame-ancestors'])
        assert.equal(rules.get(name), "'none'")
      assert.equal(rules.get('require-trusted-types-for'), "'script'")
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('referrer-policy'), 'same-origin')
    }
  })
})
