import { openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import { AwsClient } from 'aws4fetch'
import type { S3Settings } from '../config.ts'
import { isHash, requireHash, type FileStore } from './contents.ts'

/** Contents in a bucket of any service that speaks S3, as `files/ab/cd/abcd…`. */
export function openS3Store(settings: S3Settings, incoming: string): FileStore {
  const { accessKeyId, secretAccessKey, region } = settings
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    region,
    service: 's3',
    retries: 3,
  })
  const bucket = `${settings.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(settings.bucket)}`
  const urlOf = (sha256: string) =>
    `${bucket}/files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${requireHash(sha256)}`
  return {
    incoming,
    put: async (path, sha256) => {
      // A blob of the file is read as it is sent, and again if it must be sent again.
      const body = await openAsBlob(path)
      const answer = await client.fetch(urlOf(sha256), {
        method: 'PUT',
        body,
        headers: { 'x-amz-content-sha256': sha256 },
      })
      await requireOk(answer, 'PUT')
      await rm(path, { force: true })
    },
    open: async (sha256, range) => {
      const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {}
      const answer = await client.fetch(urlOf(sha256), { headers })
      if (answer.status === 404) return void (await answer.body?.cancel())
      if (!answer.ok || !answer.body || (range && answer.status !== 206)) return refuse(answer, 'GET')
      return answer.body
    },
    size: async (sha256) => {
      const answer = await client.fetch(urlOf(sha256), { method: 'HEAD' })
      if (answer.status === 404) return undefined
      await requireOk(answer, 'HEAD')
      return Number(answer.headers.get('content-length'))
    },
    remove: async (sha256) => {
      const answer = await client.fetch(urlOf(sha256), { method: 'DELETE' })
      if (answer.status !== 404) await requireOk(answer, 'DELETE')
    },
    list: () => listBucket(client, bucket),
  }
}

async function* listBucket(client: AwsClient, bucket: string): AsyncGenerator<string> {
  let token: string | undefined
  do {
    const query = new URLSearchParams({
      'list-type': '2',
      prefix: 'files/',
      ...(token && { 'continuation-token': token }),
    })
    const answer = await client.fetch(`${bucket}?${query}`)
    if (!answer.ok) await refuse(answer, 'LIST')
    const text = await answer.text()
    // Our keys hold nothing that XML escapes.
    for (const [, key = ''] of text.matchAll(/<Key>([^<]*)<\/Key>/g)) {
      const name = key.slice(key.lastIndexOf('/') + 1)
      if (isHash(name)) yield name
    }
    token = /<NextContinuationToken>([^<]*)</.exec(text)?.[1]?.replaceAll('&amp;', '&')
  } while (token)
}

async function requireOk(answer: Response, act: string): Promise<void> {
  if (!answer.ok) await refuse(answer, act)
  await answer.body?.cancel()
}

async function refuse(answer: Response, act: string): Promise<never> {
  await answer.body?.cancel()
  throw new Error(`the file store answered ${answer.status} to ${act}`)
}
