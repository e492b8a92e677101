/** How many of each kind there are when there are so many voices. */
export interface Size {
  accounts: number
  voices: number
  groups: number
  workshops: number
  productions: number
  uses: number
  pieces: number
  addresses: number
  readings: number
  decisions: number
}

export const sizeOf = (voices: number): Size => ({
  accounts: 1_000 + Math.floor(voices / 25),
  voices,
  groups: Math.max(10, Math.floor(voices / 100)),
  workshops: Math.max(100, Math.floor(voices / 10)),
  productions: Math.max(50, Math.floor(voices / 20)),
  uses: Math.max(50, Math.floor(voices / 20)),
  pieces: Math.max(50, Math.floor(voices / 20)),
  addresses: Math.max(10, Math.floor(voices / 100)),
  readings: Math.max(10, Math.floor(voices / 200)),
  decisions: 3 * Math.max(10, Math.floor(voices / 100)),
})

export const nothing: Size = {
  accounts: 0,
  voices: 0,
  groups: 0,
  workshops: 0,
  productions: 0,
  uses: 0,
  pieces: 0,
  addresses: 0,
  readings: 0,
  decisions: 0,
}
