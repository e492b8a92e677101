function box(type: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** The least that says of itself that it holds pictures that move: a header and one film track. */
export function smallFilm(): Buffer {
  const handler = Buffer.alloc(24)
  handler.write('vide', 8, 'latin1')
  const track = box('trak', box('mdia', box('hdlr', handler)))
  const movie = box('moov', box('mvhd', Buffer.alloc(100)), track)
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\0isommp42', 'latin1')),
    movie,
    box('mdat', Buffer.alloc(64)),
  ])
}

/** A tenth of a second of silence. */
export function smallSound(): Buffer {
  const data = Buffer.alloc(1_600)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8_000, 24)
  head.writeUInt32LE(16_000, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}
