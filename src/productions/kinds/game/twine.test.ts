import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readTwine } from './twine.ts'

const twee = `:: StoryTitle
Le dossier

:: StoryData
{ "ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC", "start": "Le guichet" }

:: Style [stylesheet]
body { color: red }

:: Le \\[reçu\\] [fin] {"position":"1,2"}
Un papier.

:: Le guichet [debut]
Vous attendez. (set: $patience to 2)
On peut [[demander un reçu->Le \\[reçu\\]]] ou partir.

[[Dehors]]
* [[Dehors<-Sortir]]
* [[Crier|Nulle part]]

:: Dehors
Il fait beau.
`

const page = `<!DOCTYPE html><html><body><script>alert(1)</script>
<tw-storydata name="Essai" startnode="2" format="Harlowe">
<script role="script" type="text/twine-javascript">alert(2)</script>
<tw-passagedata pid="1" name="L&#39;autre" tags="">Fin &lt;b&gt;vraiment&lt;/b&gt; &amp;amp; voilà.</tw-passagedata>
<tw-passagedata pid="2" name="Ici" tags="a b" position="1,1">Bonjour.
[[Aller-&gt;L&#39;autre]]</tw-passagedata>
</tw-storydata></body></html>`

describe('a story made with Twine', () => {
  it('is read at once, however many beginnings have no end', () => {
    const began = performance.now()
    readTwine('<tw-storydata '.repeat(20_000))
    readTwine(`<tw-storydata ${'a'.repeat(200_000)}>`)
    assert.ok(performance.now() - began < 1_000)
  })

  it('is read from Twee: passages are scenes, links are choices, and the first is the one it says', () => {
    const { scenes, lost } = readTwine(
      twee.replaceAll('->Le \\[reçu\\]', '->Le recu').replace('Le \\[reçu\\]', 'Le recu'),
    )
    assert.deepEqual(
      scenes.map(({ title, ending }) => [title, ending]),
      [
        ['Le guichet', false],
        ['Le recu', true],
        ['Dehors', true],
      ],
    )
    assert.deepEqual(
      scenes[0]?.choices.map(({ text, to }) => [text, to]),
      [
        ['demander un reçu', 'Le recu'],
        ['Dehors', 'Dehors'],
        ['Sortir', 'Dehors'],
        ['Crier', ''],
      ],
    )
    assert.equal(scenes[0]?.text, 'Vous attendez. (set: $patience to 2)\nOn peut demander un reçu ou partir.')
    assert.deepEqual(
      lost.map(({ what, words }) => `${what} ${words}`),
      [
        'format Style',
        'macro Le guichet : Vous attendez. (set: $patience to 2)',
        'target Le guichet : Nulle part',
      ],
    )
    assert.equal(readTwine(twee).scenes[1]?.title, 'Le [reçu]')
  })

  it('is read from the page it publishes, where nothing is run', () => {
    const { scenes } = readTwine(page)
    assert.deepEqual(
      scenes.map(({ name, text }) => [name, text]),
      [
        ['Ici', 'Bonjour.'],
        ["L'autre", 'Fin <b>vraiment</b> &amp; voilà.'],
      ],
    )
    assert.deepEqual(
      scenes[0]?.choices.map(({ to }) => to),
      ["L'autre"],
    )
  })

  it('is read to its end whatever is sent, in no time', () => {
    const pieces = fc.constantFrom(
      '<tw-storydata',
      '<tw-passagedata',
      ' name="',
      '"',
      '>',
      '::',
      '\n',
      '[[',
      ']]',
      '->',
      '|',
      '&#99999999;',
      '&#x110000;',
      '\\',
      '(a:',
    )
    fc.assert(fc.property(fc.array(pieces, { maxLength: 60 }), (typed) => void readTwine(typed.join(''))))
    for (const piece of ['[[', '\n::', '<tw-passagedata ', '<tw-storydata', '&', '\\', '[[a->', 'a="', '<'])
      readTwine(`<tw-storydata>${piece.repeat(40_000)}`)
    for (const piece of ['[[', '\n::', '\n:: [', '\\', '{', '( a']) readTwine(`:: a\n${piece.repeat(40_000)}`)
  })
})
