import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import sharp from 'sharp'
import { openTestLab, type Member, type TestLab } from '../../../test/support/lab.ts'
import { propose, seat } from '../../../test/support/place.ts'
import { readHours, writeHoursField } from './hours.ts'

let lab: TestLab
let desk: Member

const fields = {
  name: 'Le 14',
  street: '14 rue de la République',
  postalCode: '13001',
  town: 'Marseille',
  version: '0',
}

before(async () => {
  lab = await openTestLab()
  desk = await lab.member('Accueil')
  await seat(lab, desk, 'place')
})
after(() => lab.close())

test('until it is filled, the page of the place says what will be there', async () => {
  const visitor = await lab.visitor().get('/lieu')
  assert.match(visitor.text, /class="empty"/)
  assert.doesNotMatch(visitor.text, /\/lieu\/modifier/)
  assert.match((await desk.get('/lieu')).text, /\/lieu\/modifier/)
})

test('only the place circle writes it', async () => {
  assert.equal((await lab.visitor().get('/lieu/modifier')).status, 401)
  const samir = await lab.member('Samir')
  assert.equal((await samir.get('/lieu/modifier')).status, 403)
  assert.equal((await samir.post('/lieu/modifier', fields)).status, 403)
})

test('wrong hours, points and addresses are refused beside their field, with everything typed', async () => {
  const wrong = {
    ...fields,
    hours1: 'le matin',
    latitude: '43.29',
    mail: 'bonjour',
    telephone: 'appelez',
    directions: 'Par le métro.',
  }
  const page = await desk.post('/lieu/modifier', wrong)
  assert.equal(page.status, 422)
  for (const field of ['hours1', 'longitude', 'mail', 'telephone'])
    assert.match(page.text, new RegExp(`id="${field}-wrong"`), field)
  assert.match(page.text, /Par le métro\./)
  assert.match(page.text, /le matin/)
})

test('what the circle writes is what everybody reads', async () => {
  const form = new FormData()
  const all = {
    ...fields,
    directions: 'Métro **Vieux-Port**.',
    hours1: '9h-12h30, 14h-21h',
    hours2: '',
    latitude: '43,2951',
    longitude: '5.3861',
    telephone: '04 91 00 00 00',
    pictureAlt: 'La porte bleue',
  }
  for (const [name, value] of Object.entries(all)) form.append(name, value)
  for (const kind of ['step-free', 'quiet-room']) form.append('access', kind)
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  form.append('picture', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'porte.png')
  const page = await desk.submit('/lieu/modifier', form)
  assert.equal(page.status, 200)
  const { text } = await lab.visitor().get('/lieu')
  assert.match(text, /<h1>Le 14/)
  assert.match(text, /de 9\u00a0h à 12\u00a0h\u00a030 et de 14\u00a0h à 21\u00a0h/)
  assert.match(text, /<strong>Vieux-Port/)
  assert.match(text, /Entrée sans marche/)
  assert.match(text, /Pièce calme/)
  assert.doesNotMatch(text, /Ascenseur/)
  assert.match(text, /href="tel:0491000000"/)
  assert.match(text, /href="geo:43.2951,5.3861"/)
  assert.match(text, /alt="La porte bleue"/)
  const picturePath = /src="(\/fichiers\/[^"]+)"/.exec(text)?.[1] ?? ''
  assert.equal((await lab.visitor().get(picturePath)).status, 200)
})

test('between Arabic words, an address and a telephone number are read in their own order', async () => {
  const visitor = lab.visitor()
  visitor.cookies.set('lecture', 'locale=ar')
  const { text } = await visitor.get('/lieu')
  assert.match(text, /<bdi>14 rue de la République<\/bdi>/)
  assert.match(text, /<a href="tel:0491000000" dir="ltr">/)
  assert.match(text, /<div class="prose" dir="auto"><p>Métro/)
})

test('a workshop at the place says its address', async () => {
  const path = await propose(await lab.member('Nadia'))
  assert.match((await lab.visitor().get(path)).text, /Le 14, 14 rue de la République, 13001 Marseille/)
})

test('two hands at once: the second sees both texts', async () => {
  assert.equal(
    (await desk.post('/lieu/modifier', { ...fields, summary: 'Un café.', version: '1' })).status,
    303,
  )
  const stale = await desk.post('/lieu/modifier', { ...fields, summary: 'Un atelier.', version: '1' })
  assert.equal(stale.status, 409)
  assert.match(stale.text, /Un café\./)
  assert.match(stale.text, /Un atelier\./)
})

test('the picture stays when nobody sends another', async () => {
  assert.match((await lab.visitor().get('/lieu')).text, /\/fichiers\//)
})

test('hours are read as people write them', () => {
  assert.deepEqual(readHours('9h-12h30, 14h-21h'), [
    ['09:00', '12:30'],
    ['14:00', '21:00'],
  ])
  assert.deepEqual(readHours('de 9 h à 12 h 30 et 14:00–21:00'), [
    ['09:00', '12:30'],
    ['14:00', '21:00'],
  ])
  assert.deepEqual(readHours(' Fermé '), [])
  assert.deepEqual(readHours('10-18'), [['10:00', '18:00']])
  for (const wrong of ['le matin', '9h', '12h-9h', '9h-12h, 11h-14h', '25h-26h', '9h-12h70'])
    assert.equal(readHours(wrong), undefined, wrong)
})

test('whatever is typed, hours are read in order or refused, and read again the same', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9h :,\-et]{0,40}$/)), (typed) => {
      const hours = readHours(typed)
      if (hours === undefined) return
      assert.deepEqual(readHours(writeHoursField(hours)), hours)
      assert.deepEqual([...hours.flat()].sort(), hours.flat())
    }),
  )
})
