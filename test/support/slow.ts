import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A poor network between a browser and a lab: it carries so many bytes a second up, and can be cut. */
export interface SlowNetwork {
  address: string
  /** Bytes a second from the browser; Infinity unless said. */
  carry: (bytes: number) => void
  /** Cuts what is under way and takes nothing more, until it is mended. */
  cut: () => void
  mend: () => void
  close: () => Promise<void>
}

/** Puts it before the lab that listens at `address`. */
export async function openSlowNetwork(address: string): Promise<SlowNetwork> {
  const lab = new URL(address)
  const sockets = new Set<Socket>()
  let rate = Infinity
  let whole = true
  const carryUp = async (from: Socket, to: Socket) => {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      to.write(chunk)
      if (rate !== Infinity) await sleep((chunk.length * 1_000) / rate)
    }
    to.end()
  }
  const server = createServer((socket) => {
    if (!whole) return void socket.destroy()
    const up = connect(Number(lab.port), '127.0.0.1')
    for (const [one, other] of [
      [socket, up],
      [up, socket],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
    up.pipe(socket)
    carryUp(socket, up).catch(() => up.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the network has no port')
  const cutAll = () => sockets.forEach((socket) => socket.destroy())
  return {
    address: `http://localhost:${bound.port}`,
    carry: (bytes) => (rate = bytes),
    cut: () => {
      whole = false
      cutAll()
    },
    mend: () => (whole = true),
    close: async () => {
      cutAll()
      await new Promise((closed) => server.close(closed))
    },
  }
}
