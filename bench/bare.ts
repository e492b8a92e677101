import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'

// What everything is compared to: the least that Node can do to send a page of 20 kB.
const page = Buffer.from(randomBytes(10_000).toString('hex'))

createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length })
  response.end(page)
}).listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.('listening'))
