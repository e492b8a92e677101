import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openTestLab, type TestLab } from '../../test/support/lab.ts'
import { loadConfig } from './config.ts'
import { openMail, readAddress, sendLetter, type Mail } from './mail.ts'

interface Taken {
  from: string
  to: string[]
  data: string
}

let it: TestLab
let server: Server
let mail: Mail
const taken: Taken[] = []

before(async () => {
  it = await openTestLab()
  server = createServer((socket) => converse(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo
  mail = openMail(loadConfig({ SMTP_URL: `smtp://127.0.0.1:${port}`, SMTP_FROM: 'lab@exemple.fr' }))
})
after(async () => {
  server.close()
  await it.close()
})

/** The little of SMTP (RFC 5321) that a client needs; a mailbox named `refus` is refused. */
function converse(socket: Socket): void {
  let letter: Taken = { from: '', to: [], data: '' }
  let inData = false
  let buffered = ''
  const answer = (line: string) => socket.write(`${line}\r\n`)
  answer('220 test')
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => {
    buffered += chunk.toString('utf8')
    for (let at = buffered.indexOf('\r\n'); at >= 0; at = buffered.indexOf('\r\n')) {
      const line = buffered.slice(0, at)
      buffered = buffered.slice(at + 2)
      if (inData && line !== '.') letter.data += `${line}\n`
      else if (inData) {
        inData = false
        taken.push(letter)
        letter = { from: '', to: [], data: '' }
        answer('250 taken')
      } else if (/^(EHLO|HELO)/i.test(line)) answer('250 test')
      else if (/^MAIL FROM:/i.test(line)) {
        letter.from = line.slice(10)
        answer('250 ok')
      } else if (/^RCPT TO:/i.test(line)) {
        letter.to.push(line.slice(8))
        answer(line.includes('refus') ? '550 no such mailbox' : '250 ok')
      } else if (/^DATA/i.test(line)) {
        inData = true
        answer('354 go on')
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
      else answer('250 ok')
    }
  })
}

function textOf(letter: Taken): string {
  const [head = '', ...body] = letter.data.split('\n\n')
  const text = body.join('\n\n')
  return /quoted-printable/i.test(head)
    ? Buffer.from(
        text
          .replace(/=\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
    : /base64/i.test(head)
      ? Buffer.from(text, 'base64').toString('utf8')
      : text
}

test('a letter arrives in plain text, with its accents, and asks no machine to answer', async () => {
  const letter = {
    to: 'amina@exemple.fr',
    subject: 'Votre lien\r\nBcc: autre@exemple.fr',
    text: 'Bonjour, voici votre clé.\n\nÀ bientôt',
  }
  assert.equal(await sendLetter({ mail, limits: it.lab.limits }, letter), 'sent')
  const [came] = taken.splice(0)
  assert.ok(came)
  assert.equal(came.from.split(' ')[0], '<lab@exemple.fr>')
  assert.deepEqual(came.to, ['<amina@exemple.fr>'])
  assert.match(came.data, /^Content-Type: text\/plain; charset=utf-8$/m)
  assert.match(came.data, /^Auto-Submitted: auto-generated$/m)
  assert.match(came.data, /^Content-Language: fr$/m)
  assert.doesNotMatch(came.data, /^Bcc:/im)
  assert.equal(textOf(came).trim(), letter.text)
})

test('one mailbox is not bombed, however its address is written', async () => {
  const asked = [
    'Cible@exemple.fr',
    'cible+1@exemple.fr',
    'CIBLE+deux@EXEMPLE.fr',
    'cible@exemple.fr',
    'cible+x@exemple.fr',
  ]
  const results: string[] = []
  for (const to of asked)
    results.push(await sendLetter({ mail, limits: it.lab.limits }, { to, subject: 'x', text: 'x' }))
  assert.deepEqual(results, ['sent', 'sent', 'sent', 'too-often', 'too-often'])
  assert.equal(taken.splice(0).length, 3)
  assert.equal(
    await sendLetter({ mail, limits: it.lab.limits }, { to: 'autre@exemple.fr', subject: 'x', text: 'x' }),
    'sent',
  )
})

test('a server that refuses, or is not there, is said, never thrown', async () => {
  const { limits } = it.lab
  assert.equal(
    await sendLetter({ mail, limits }, { to: 'refus@exemple.fr', subject: 'x', text: 'x' }),
    'failed',
  )
  const nobody = openMail(loadConfig({ SMTP_URL: 'smtp://127.0.0.1:1' }))
  assert.equal(
    await sendLetter({ mail: nobody, limits }, { to: 'b@exemple.fr', subject: 'x', text: 'x' }),
    'failed',
  )
})

test('without SMTP_URL the lab says that it sends no mail', async () => {
  const none = openMail(loadConfig({}))
  assert.equal(none.available, false)
  assert.equal(
    await sendLetter({ mail: none, limits: it.lab.limits }, { to: 'a@exemple.fr', subject: 'x', text: 'x' }),
    'unavailable',
  )
})

test('an address is one mailbox and nothing more', () => {
  assert.equal(readAddress(' Amina.B+lab@Exemple.FR '), 'Amina.B+lab@exemple.fr')
  assert.equal(readAddress('a@café.fr'), 'a@xn--caf-dma.fr')
  for (const typed of [
    ...[
      '',
      'a',
      '@b.fr',
      'a@',
      'a@b',
      'a@b.fr, c@d.fr',
      'A <a@b.fr>',
      'a@b.fr\r\nBcc: c@d.fr',
      '"a"@b.fr',
      'a@[127.0.0.1]',
      'a@127.0.0.1',
    ],
    ...['a..b@c.fr', '.a@c.fr', 'a@-b.fr', `${'a'.repeat(65)}@b.fr`, 'a@b.fr;c@d.fr', 'a\0@b.fr'],
  ]) {
    assert.equal(readAddress(typed), undefined, JSON.stringify(typed))
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
      const address = readAddress(typed)
      assert.ok(address === undefined || /^[^\s@<>,;]+@[a-z0-9.-]+$/.test(address))
    }),
  )
})
