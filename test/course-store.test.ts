import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../src/app.tsx'
import type { PageStore } from '../src/platform/pagestore.ts'
import { writeCourse } from './support/courses.ts'
import { openTestLab } from './support/lab.ts'
import { publishDraft } from './support/productions.ts'

test('a course is kept in memory for others only as long as its reader did nothing of it', async () => {
  const { lab, member, close } = await openTestLab()
  const nadia = await member('Nadia')
  const path = `${await publishDraft(nadia, await writeCourse(nadia))}/cours`
  const kept: string[] = []
  const keep: PageStore['keep'] = async ({ url }, response) => {
    kept.push(new URL(url).pathname)
    return response
  }
  const app = createApp(lab, { answer: () => false, keep })
  const { origin, host } = lab.config.publicUrl
  const ask = async (cookie: string) => {
    const response = await app.request(new URL(path, origin), { headers: { host, cookie } })
    assert.equal(response.status, 200)
  }
  await ask([...nadia.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
  await ask('etapes=000000000000')
  assert.deepEqual(kept, [])
  await ask('')
  assert.deepEqual(kept, [path])
  await close()
})
