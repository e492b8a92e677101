import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { excerpt, renderMarkdown } from './markdown.ts'

const rel = 'rel="nofollow ugc noopener"'

test('paragraphs, emphasis, lists, quotes and links are read', () => {
  assert.equal(
    renderMarkdown('Bonjour *vous*\net **toi**\n\n- un\n- deux\n\n> une voix'),
    '<p>Bonjour <em>vous</em><br />\net <strong>toi</strong></p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n<blockquote>\n<p>une voix</p>\n</blockquote>\n',
  )
  assert.equal(
    renderMarkdown('[le site](https://exemple.fr/a?b=1&c=2)'),
    `<p><a href="https://exemple.fr/a?b=1&amp;c=2" ${rel}>le site</a></p>\n`,
  )
  assert.equal(
    renderMarkdown('Voir https://exemple.fr.'),
    `<p>Voir <a href="https://exemple.fr" ${rel}>https://exemple.fr</a>.</p>\n`,
  )
  assert.equal(renderMarkdown('[ici](/groupes/bd)'), `<p><a href="/groupes/bd" ${rel}>ici</a></p>\n`)
})

test('a heading never stands above those of the page', () => {
  assert.equal(
    renderMarkdown('# Un\n\n## Deux\n\n#### Quatre'),
    '<h3>Un</h3>\n<h3>Deux</h3>\n<h4>Quatre</h4>\n',
  )
})

test('HTML is shown as it was typed, pictures are links, indentation is not code', () => {
  assert.equal(renderMarkdown('<b>gras</b>'), '<p>&lt;b&gt;gras&lt;/b&gt;</p>\n')
  assert.doesNotMatch(renderMarkdown('![x](https://exemple.fr/x.png)'), /<img/)
  assert.equal(renderMarkdown('     retrait'), '<p>retrait</p>\n')
})

test('links lead out by http, mail or telephone, or within the site, and nowhere else', () => {
  const refused = [
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc',
    '//ailleurs.fr',
    '/\\ailleurs.fr',
    'page',
  ]
  for (const url of refused) assert.doesNotMatch(renderMarkdown(`[x](${url}) [y](<${url}>)`), /<a/, url)
  for (const url of ['mailto:a@b.fr', 'tel:+33491000000', 'http://a.fr', '/paroles'])
    assert.match(renderMarkdown(`[x](${url})`), /<a href=/, url)
})

test('a text too long or too tangled is shown as it was typed, whole', () => {
  assert.equal(renderMarkdown('*a* '.repeat(30_000)), `<p>${'*a* '.repeat(30_000).trim()}</p>`)
  assert.equal(
    renderMarkdown(`${'>'.repeat(150)} fin\n\n<b>`),
    `<p>${'&gt;'.repeat(150)} fin</p>\n<p>&lt;b&gt;</p>`,
  )
})

const marks = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '[',
    '](',
    ')',
    '![',
    '`',
    '```\n',
    '> ',
    '- ',
    '1. ',
    '# ',
    '\n',
    '\n\n',
    '<',
    '>',
    '"',
    "'",
    '&',
    '\\',
    '~~',
    '|',
    ' ',
    '  ',
    'a',
  ],
  ...[
    'javascript:',
    'http://',
    'data:',
    '<script>',
    '<img src=x onerror=alert(1)>',
    '<a href="',
    '&#x6a;',
    '&lt;',
    '\0',
    '\u202E',
    '\uD800',
    'é@x.fr',
  ],
)
const hostile = fc.oneof(
  fc.array(marks, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
)

test('no text makes a script, a handler or a link that runs', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const html = renderMarkdown(text)
      for (const [, tag = '', attributes = ''] of html.matchAll(/<\/?([a-z0-9]*)([^>]*)>?/gi)) {
        assert.match(tag, /^(p|br|em|strong|s|code|pre|ul|ol|li|blockquote|a|hr|h[3-6])$/)
        assert.match(
          attributes,
          /^( (href="(https?:\/\/|mailto:|tel:|\/(?![/\\])|#)[^"<>]*"|rel="nofollow ugc noopener"|start="\d+"))* ?\/?$/i,
        )
      }
    }),
    { numRuns: 400 },
  )
})

test('no text holds the process for 100 ms', () => {
  const size = 65_000
  const fill = (part: string) => part.repeat(Math.ceil(size / part.length)).slice(0, size)
  const repeated = [
    '*',
    '**a ',
    '*a **b _c __d ',
    '[',
    '![',
    '[a](',
    '`',
    '<',
    '> ',
    '> > >\n',
    '- ',
    '- a\n',
    '1. ',
    'http://a.b ',
    'a@b.c ',
    '\\',
    '\n',
    'a\n',
    '```\n',
    '# a\n',
    '&amp;',
    'a',
    '[a]: b\n',
    '> - a\n',
    '>a\n>-\n',
    '~~a',
    '<http://',
  ]
  const deep = [
    '> '.repeat(90) + fill('a\n'),
    Array.from({ length: 250 }, (_, level) => `${' '.repeat(level * 2)}- a`).join('\n'),
    `[a](${'('.repeat(60_000)}`,
    '**a '.repeat(8_000) + ' b**'.repeat(8_000),
    ('> '.repeat(90) + 'a\n').repeat(300),
    Array.from({ length: 340 }, (_, length) => '`'.repeat(length + 1)).join(' '),
  ]
  renderMarkdown('*chaud*')
  for (const text of [...repeated.map(fill), ...deep]) {
    assert.ok(processorTime(() => renderMarkdown(text)) < 100, JSON.stringify(text.slice(0, 30)))
    assert.ok(processorTime(() => excerpt(text, 300)) < 100, JSON.stringify(text.slice(0, 30)))
  }
})

test('an excerpt is plain, whole words, and never longer than asked', () => {
  assert.equal(excerpt('# Titre\n\nUn *mot* et [un lien](https://a.fr).', 100), 'Titre Un mot et un lien.')
  assert.equal(excerpt('Les mots, tous les mots', 12), 'Les mots…')
  assert.equal(excerpt('court', 5), 'court')
  fc.assert(
    fc.property(hostile, fc.integer({ min: 5, max: 80 }), (text, max) => {
      const words = excerpt(text, max)
      assert.ok(words.length <= max && words.isWellFormed() && !words.includes('\n'))
    }),
  )
})

/** The least of three runs in processor milliseconds: other programs of the machine do not count. */
function processorTime(run: () => void): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    run()
    const used = process.cpuUsage(before)
    return (used.user + used.system) / 1_000
  })
  return Math.min(...times)
}
