const rate = 16_000

/** Notes as half tones from A4; null is a silence. All of one length. */
export interface Tune {
  notes: readonly (number | null)[]
  /** Seconds from one note to the next. */
  beat: number
}

/** A music box on eight notes, for a game's menu. */
export const loop: Tune = {
  notes: [3, 7, 10, 15, 14, 10, 7, 5, 3, 7, 10, 15, 17, 15, 10, 7, 3, 5, 7, 10, 14, 10, 7, 3, null],
  beat: 0.4,
}

/** A slow tune for a night radio. */
export const night: Tune = {
  notes: [-9, -2, 3, 7, 5, 3, -2, null, -9, -4, 0, 3, 7, 3, 0, null, -7, -2, 2, 5, 10, 7, 2, -9, null, null],
  beat: 0.7,
}

/** Plays a tune into a WAV file: 16 bits, one channel. */
export function play({ notes, beat }: Tune): Buffer {
  const samples = new Int16Array(Math.round(notes.length * beat * rate))
  for (const [place, note] of notes.entries())
    if (note !== null) strike(samples, note, Math.round(place * beat * rate))
  const data = Buffer.from(samples.buffer)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

/** Adds one note and its octave, which fade like a struck bar. */
function strike(samples: Int16Array, note: number, from: number): void {
  const frequency = 440 * 2 ** (note / 12)
  const until = Math.min(samples.length, from + rate * 2)
  for (let at = from; at < until; at += 1) {
    const time = (at - from) / rate
    const wave = Math.sin(2 * Math.PI * frequency * time) + 0.35 * Math.sin(4 * Math.PI * frequency * time)
    samples[at] = (samples[at] ?? 0) + wave * 5_000 * Math.exp(-3 * time) * Math.min(1, time * 200)
  }
}
