import assert from 'node:assert/strict'
import { manifestForm, type Manifest } from '../../src/productions/package/format.ts'
import type { Client, Page, TestLab } from './lab.ts'
import { readZip } from './zip.ts'

/** The package of a production, as someone gets it. */
export async function fetchPackage(test: TestLab, client: Client, path: string): Promise<Buffer> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const { origin, host } = test.lab.config.publicUrl
  const answer = await test.app.request(new URL(`${path}/tout.zip`, origin), { headers: { host, cookie } })
  assert.equal(answer.status, 200)
  return Buffer.from(await answer.arrayBuffer())
}

/** What a package says. */
export function readManifestOf(zip: Buffer): Manifest {
  return manifestForm.parse(JSON.parse(readZip(zip).get('manifest.json')?.toString() ?? ''))
}

/** Brings a package, as a browser sends it. */
export function bring(client: Client, zip: Buffer, fields: Record<string, string> = {}): Promise<Page> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('package', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'tout.zip')
  return client.post('/productions/importer', form)
}
