import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Picture } from './picture.tsx'
import type { ShownFile } from './show.ts'

const file: ShownFile = {
  id: '0123456789ab',
  role: 'picture',
  name: 'l’été.webp',
  type: 'image/webp',
  bytes: 1,
  alt: 'Un "mur" <orange>',
  lang: 'fr',
  width: 900,
  height: 600,
  seconds: null,
  variants: [
    { name: '320.avif', type: 'image/avif', width: 320, bytes: 1 },
    { name: '320.webp', type: 'image/webp', width: 320, bytes: 1 },
    { name: '900.avif', type: 'image/avif', width: 900, bytes: 1 },
  ],
  conversion: null,
}

test('a picture keeps its room, comes late, and offers each size in two formats', () => {
  const html = String(<Picture file={file} sizes="50vw" />)
  assert.equal(
    html,
    '<picture><source type="image/avif" srcset="/fichiers/0123456789ab/320.avif 320w, /fichiers/0123456789ab/900.avif 900w" sizes="50vw"/>' +
      '<img src="/fichiers/0123456789ab/l%E2%80%99%C3%A9t%C3%A9.webp" srcset="/fichiers/0123456789ab/320.webp 320w, ' +
      '/fichiers/0123456789ab/l%E2%80%99%C3%A9t%C3%A9.webp 900w" sizes="50vw" width="900" height="600" ' +
      'alt="Un &quot;mur&quot; &lt;orange&gt;" lang="fr" loading="lazy" decoding="async"/></picture>',
  )
})

test('a picture without words is silent, and the one at the top comes at once', () => {
  const html = String(<Picture file={{ ...file, alt: '', variants: [] }} first />)
  assert.match(html, /alt=""/)
  assert.doesNotMatch(html, /lang=|<source/)
  assert.match(html, /loading="eager"/)
})
