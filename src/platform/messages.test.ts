import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markFallback, translator } from './messages.ts'

test('a text without arguments and one with plurals come out in each complete language', () => {
  assert.equal(translator('fr')('nav.skip'), 'Aller au contenu')
  assert.equal(
    translator('en')('form.problems', { count: 1 }),
    'One thing needs changing. Your text is still here.',
  )
  assert.equal(translator('fr-x-simple')('error.title.500'), 'Il y a une panne')
})

test('what falls back to French in Arabic carries its language and direction', () => {
  const t = translator('ar')
  assert.equal(
    markFallback(`<p>${t('error.title.500')}</p>`),
    '<p><span lang="fr" dir="ltr">Quelque chose s\'est cassé chez nous</span></p>',
  )
  assert.equal(markFallback(`<p>${t('nav.voices')}</p>`), '<p>أصوات</p>')
})

test('a fallback inside an attribute or a title stays plain text', () => {
  const text = translator('ar')('error.title.500')
  assert.equal(markFallback(`<title>${text}</title>`), "<title>Quelque chose s'est cassé chez nous</title>")
  assert.equal(
    markFallback(`<a title="${text}">x</a>`),
    '<a title="Quelque chose s\'est cassé chez nous">x</a>',
  )
})

test('where the lab says tu, French and its easy version do; what speaks to nobody and other languages do not change', () => {
  assert.equal(translator('fr')('form.required'), 'Écrivez quelque chose ici.')
  assert.equal(translator('fr', 'tu')('form.required'), 'Écris quelque chose ici.')
  assert.equal(translator('fr-x-simple', 'tu')('error.text.422'), 'Reviens en arrière. Essaie encore.')
  assert.equal(translator('fr', 'tu')('nav.skip'), translator('fr')('nav.skip'))
  assert.equal(translator('en', 'tu')('form.required'), translator('en')('form.required'))
})

test('what falls back to French in Arabic says tu where the lab does', () => {
  assert.match(translator('ar', 'tu')('error.text.422'), /Reviens en arrière/)
})
