import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'

/** A mail server of the test's own: what it was handed, as text, and where it is. */
export interface Mailbox {
  /** For `SMTP_URL`. */
  url: string
  /** The next letter, its text decoded. */
  next: () => Promise<string>
  letters: readonly string[]
  close: () => void
}

/** Opens one on loopback; it takes everything. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: string[] = []
  const waiting: ((letter: string) => void)[] = []
  let read = 0
  const server = createServer((socket) =>
    takeLetters(socket, (letter) => {
      letters.push(letter)
      waiting.shift()?.(letter)
    }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    next: () => {
      const there = letters[read]
      read += 1
      return there === undefined ? new Promise((give) => waiting.push(give)) : Promise.resolve(there)
    },
    close: () => server.close(),
  }
}

function takeLetters(socket: Socket, take: (letter: string) => void): void {
  let buffered = ''
  let inData = false
  const answer = (line: string) => socket.write(`${line}\r\n`)
  answer('220 test')
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => {
    buffered += chunk.toString('utf8')
    const end = '\r\n.\r\n'
    if (inData && buffered.includes(end)) {
      take(decode(buffered.slice(0, buffered.indexOf(end))))
      buffered = buffered.slice(buffered.indexOf(end) + end.length)
      inData = false
      answer('250 taken')
    }
    while (!inData && buffered.includes('\r\n')) {
      const line = buffered.slice(0, buffered.indexOf('\r\n'))
      buffered = buffered.slice(line.length + 2)
      inData = /^DATA/i.test(line)
      answer(inData ? '354 go on' : /^QUIT/i.test(line) ? '221 bye' : '250 ok')
    }
  })
}

/** Undoes quoted-printable: links are cut over several lines. */
function decode(letter: string): string {
  const bytes = letter
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
