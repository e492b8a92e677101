import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'

// What everything is compared to: the least that Node can do to send a page of 20 kB, or the piece of a file that is asked for.
const page = Buffer.from(randomBytes(10_000).toString('hex'))
const film = process.env['FILM']

const sendPage: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length })
  response.end(page)
}

const sendPiece =
  (path: string): RequestListener =>
  (request, response) => {
    const [start = 0, end = 0] = (request.headers.range ?? '').replace('bytes=', '').split('-').map(Number)
    response.writeHead(206, { 'content-type': 'video/mp4', 'content-length': end - start + 1 })
    createReadStream(path, { start, end }).pipe(response)
  }

createServer(film ? sendPiece(film) : sendPage).listen(Number(process.env['PORT']), '127.0.0.1', () =>
  process.send?.('listening'),
)
