import { open } from 'node:fs/promises'

/** A file that is read by pieces and whose pieces can be blanked where they stand: nothing else in it moves. */
export interface Patch {
  size: number
  /** Up to `length` bytes from `position`; fewer at the end. */
  read: (position: number, length: number) => Promise<Buffer>
  write: (position: number, bytes: Uint8Array) => Promise<void>
  /** Fills with zeros, or with another byte. */
  blank: (position: number, length: number, byte?: number) => Promise<void>
  /** Lets go of everything from here on. */
  cutAt: (position: number) => Promise<void>
}

/** What a container says of the sound or film inside. */
export interface MediaFacts {
  hasVideo: boolean
  seconds?: number
  width?: number
  height?: number
}

const blankBytes = 65_536

/** Opens a file for reading and blanking during `work`, and has the disk keep it. */
export async function withPatch<T>(path: string, work: (patch: Patch) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r+')
  try {
    const { size } = await handle.stat()
    const write = async (position: number, bytes: Uint8Array) => {
      // A write past the end would make the file grow.
      const kept = bytes.subarray(0, Math.max(0, size - position))
      if (kept.length > 0) await handle.write(kept, 0, kept.length, position)
    }
    return await work({
      size,
      write,
      read: async (position, length) => {
        const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - position)))
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, position)
        return buffer.subarray(0, bytesRead)
      },
      blank: async (position, length, byte = 0) => {
        const zeros = Buffer.alloc(Math.min(blankBytes, length), byte)
        for (let done = 0; done < length && position + done < size; done += zeros.length) {
          await write(position + done, zeros.subarray(0, Math.min(zeros.length, length - done)))
        }
      },
      cutAt: (position) => handle.truncate(position),
    })
  } finally {
    await handle.close()
  }
}
