import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readForms, readTags } from './html.ts'

test('tags are read with their attributes decoded', () => {
  const [link] = readTags('<a href="/a?b=1&amp;c=2" data-x title="l&#39;&#xe9;t&eacute;">x</a>')
  assert.deepEqual(
    [...(link?.attributes ?? [])],
    [
      ['href', '/a?b=1&c=2'],
      ['data-x', ''],
      ['title', "l'ét&eacute;"],
    ],
  )
})

test('a form gives everything in it that has a name', () => {
  const html = `<form method="post" action="/paroles"><input type="hidden" name="about" value="&quot;x&quot;">
    <textarea name="text">
a &lt;b&gt;</textarea><select name="who"><option value="all">a</option><option value="us" selected>b</option></select><button>ok</button></form>`
  assert.deepEqual(readForms(html, '/here'), [
    {
      method: 'POST',
      action: '/paroles',
      fields: [
        { name: 'about', type: 'hidden', value: '"x"' },
        { name: 'text', type: 'textarea', value: '\na <b>' },
        { name: 'who', type: 'select', value: 'us' },
      ],
    },
  ])
})
