import { after } from 'node:test'
import { openTestLab, type Client, type TestLab } from './lab.ts'
import { tour, type Visit } from './tour.ts'

/** A lab where people have been, and what each reader finds there. */
export interface World {
  test: TestLab
  readers: Readonly<Record<string, Client>>
  visits: readonly Visit[]
}

let opened: Promise<World> | undefined

/** The one world of this run, walked through once. Tests read it; what they write goes to a lab of their own. */
export function openWorld(): Promise<World> {
  return (opened ??= open())
}

async function open(): Promise<World> {
  const test = await openTestLab()
  const readers = { visitor: test.visitor(), member: await test.member('Naïma') }
  return { test, readers, visits: await tour(test, readers) }
}

after(async () => {
  const world = await opened
  await world?.test.close()
})
