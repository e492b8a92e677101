import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { z } from 'zod'
import { choice, day, isWebAddress, optionalAddress, text, ticked } from './forms.ts'

test('a whole address on the web is one, whatever its case, port, path or letters', () => {
  for (const typed of [
    'https://exemple.fr',
    'http://localhost:3000/a?b=c#d',
    'HTTPS://Exemple.FR/Salle',
    'https://écoles.exemple.fr/été',
    'https://192.0.2.7/',
    'https://[2001:db8::1]/',
  ])
    assert.equal(isWebAddress(typed), true, typed)
})

test('what leads elsewhere than to the web, or nowhere, is none', () => {
  for (const typed of [
    '',
    'exemple.fr',
    '//exemple.fr',
    'https:exemple.fr',
    'https:/exemple.fr',
    'https://',
    'https://exemple.fr/deux mots',
    'https://exemple.fr\nhttps://autre.fr',
    'https://exemple .fr',
    'javascript:alert(1)//https://exemple.fr',
    'java\nscript:alert(1)',
    'data:text/html,https://exemple.fr',
    'mailto:a@exemple.fr',
    'ftp://exemple.fr',
    'file:///etc/passwd',
  ])
    assert.equal(isWebAddress(typed), false, typed)
})

test('an address that may be left out is refused only when something else is typed', () => {
  const address = optionalAddress(30)
  assert.equal(address.parse(undefined), '')
  assert.equal(address.parse('  https://exemple.fr '), 'https://exemple.fr')
  for (const typed of ['exemple.fr', `https://exemple.fr/${'a'.repeat(30)}`])
    assert.equal(address.safeParse(typed).success, false, typed)
})

test('words, a choice and a box each say in their own way that they are awaited', () => {
  const why = (schema: z.ZodType, typed?: string) => schema.safeParse(typed).error?.issues[0]?.message
  for (const typed of [undefined, '', ' ']) assert.equal(why(text(9), typed), 'form.required')
  for (const typed of [undefined, '', 'c']) assert.equal(why(choice(['a', 'b']), typed), 'form.invalid')
  for (const typed of [undefined, '']) assert.equal(why(ticked(), typed), 'form.not-ticked')
})

test('a day is one of the calendar, as a date field sends it', () => {
  for (const typed of ['2026-11-24', ' 2028-02-29 ']) assert.equal(day.parse(typed), typed.trim())
  for (const typed of ['2026-02-31', '2027-02-29', '2026-13-01', '24/11/2026', '2026-1-1'])
    assert.equal(day.safeParse(typed).error?.issues[0]?.message, 'form.not-day', typed)
})
