import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { jsx as honoJsx } from 'hono/jsx/jsx-runtime'
import { jsx } from './jsx-runtime.ts'

suite('elements', () => {
  test('a text cannot become markup, wherever it stands', () => {
    const evil = `"><script>'&`
    assert.equal(
      String(<p title={evil}>{evil}</p>),
      '<p title="&quot;&gt;&lt;script&gt;&#39;&amp;">&quot;&gt;&lt;script&gt;&#39;&amp;</p>',
    )
  })

  test('any text is written as Hono writes it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const props = { title: text, children: [text, 1, null, false, [text]] }
        assert.equal(String(jsx('p', props)), String(honoJsx('p', { ...props }, undefined)))
      }),
    )
  })

  test('what is not there is not written, and zero is', () => {
    assert.equal(
      String(
        <p lang={undefined}>
          {false}
          {null}
          {undefined}
          {0}
        </p>,
      ),
      '<p>0</p>',
    )
  })

  test('a flag is there or not; any other attribute says true or false', () => {
    assert.equal(
      String(<input checked disabled={false} aria-expanded={false} />),
      '<input checked="" aria-expanded="false"/>',
    )
  })

  test('a component runs when its page is written, not before', () => {
    let ran = 0
    const Late = () => <b>{(ran += 1)}</b>
    const page = <Late />
    assert.equal(ran, 0)
    assert.equal(String(page), '<b>1</b>')
  })

  test('an object where a text should be is refused, not written', () => {
    assert.throws(() => String(jsx('p', { children: { toString: () => '<b>' } })), TypeError)
    assert.throws(() => String(jsx('p', { title: { isEscaped: true } })), TypeError)
    assert.throws(() => String(jsx('p', { 'x onload="': '1' })), TypeError)
  })
})
