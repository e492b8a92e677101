import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeDay } from './when.tsx'

const now = new Date('2026-11-25T12:00:00Z')

test('the first of a month is written as French writes it, and no other day', () => {
  const french = { lang: 'fr', zone: 'Europe/Paris', now }
  assert.equal(writeDay(new Date('2026-12-01T12:00:00Z'), french), 'mardi 1er décembre')
  assert.equal(writeDay(new Date('2027-01-01T12:00:00Z'), french), 'vendredi 1er janvier 2027')
  assert.equal(writeDay(new Date('2026-12-21T12:00:00Z'), french), 'lundi 21 décembre')
  assert.match(writeDay(new Date('2026-12-01T12:00:00Z'), { ...french, lang: 'en' }), /\b1\b/)
})
