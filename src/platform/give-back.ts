import { discard, type FileRule, type ReceivedFile } from './files/receive.ts'
import { kindOfType } from './files/types.ts'
import { endWaiting, findWaiting, letWait, waitLonger, type Origin } from './files/waiting.ts'
import { findArrived } from './files/uploads/judge.ts'
import { endUploads, isUploadId } from './files/uploads/uploads.ts'
import type { ReceivedBody } from './body.ts'
import { readKept, readLost, withoutFiles, writeKept, writeLost } from './kept-files.ts'
import { addressOf, type Ctx, type Typed } from './web.ts'

/**
 * What a form that is not taken gives back: what was typed, and for each file that came a field that brings it back, since it waits on the
 * server from now on. `except` names the field whose file is the very thing refused.
 */
export async function giveBack(c: Ctx, except?: string): Promise<Typed> {
  const received = c.get('received') ?? []
  c.set('received', [])
  for (const file of received) {
    const token = file.field === except ? null : await keepWaiting(c, file)
    await discard([file])
    if (token) c.set('kept', [...(c.get('kept') ?? []), keptAs(file, token)])
    else if (file.field !== except) loseFile(c, file.field)
  }
  return typedWithFiles(c)
}

/** The same without a look at the disk or the database, which are what failed: files are lost. */
export function giveBackText(c: Ctx): Typed {
  for (const { field } of c.get('received') ?? []) loseFile(c, field)
  return typedWithFiles(c)
}

/** Remembers that a field had a file which is not here any more. */
function loseFile(c: Ctx, field: string): void {
  const lost = c.get('lost') ?? []
  if (!lost.includes(field)) c.set('lost', [...lost, field])
}

/** Remembers what a form says, and which files it brings back or lost. */
export function rememberTyped(c: Ctx, { fields, files, dropped }: ReceivedBody): void {
  c.set('typed', withoutFiles(fields))
  c.set('received', files)
  c.set('kept', readKept(fields).map(writeKept))
  c.set('lost', [...new Set([...readLost(fields), ...dropped])])
}

/** The files that an earlier sending of this form left waiting, for fields that got no other; what waits no more is lost. */
export async function takeWaiting(c: Ctx, rules: Readonly<Record<string, FileRule>>): Promise<void> {
  const wanted = readKept(c.get('kept') ?? [])
  c.set('kept', [])
  for (const { field, token } of wanted) {
    const rule = Object.hasOwn(rules, field) ? rules[field] : undefined
    const received = c.get('received') ?? []
    const count = received.filter((file) => file.field === field).length
    if (!rule || count >= (rule.maxCount ?? 1)) continue
    const file = await findKept(c, token, field)
    if (file && rule.kinds.includes(kindOfType(file.type)) && file.bytes <= rule.maxBytes)
      c.set('received', [...received, file])
    else loseFile(c, field)
  }
}

/** What a field's token brings back: a file that waited, or an upload of whoever sends the form. */
async function findKept(c: Ctx, token: string, field: string): Promise<ReceivedFile | undefined> {
  const { lab, viewer } = c.var
  const accountId = viewer?.accountId ?? null
  const claim = { path: c.req.path, field }
  if (!isUploadId(token)) return findWaiting(lab.db, lab.files, { ...claim, token, accountId })
  return accountId === null ? undefined : findArrived(lab, { ...claim, id: token, accountId })
}

/** When the request ends: nothing that nobody kept stays on the disk, and what went out with a form that was taken waits no more. */
export async function endReceived(c: Ctx): Promise<void> {
  const received = c.get('received') ?? []
  await discard(received)
  const taken = received.flatMap(({ waited }) => (waited ? [waited.tokenHash] : []))
  const uploads = received.flatMap(({ upload }) => (upload ? [upload] : []))
  if (c.res.status >= 400) return
  const { db } = c.var.lab
  // The act is done and its answer made: what stays of it goes by itself in time.
  await Promise.all([endWaiting(db, taken), endUploads(db, c.get('viewer')?.accountId ?? '', uploads)]).catch(
    (error: unknown) => c.var.lab.log.warn({ err: error }, 'files wait for a form that was taken'),
  )
}

function typedWithFiles(c: Ctx): Typed {
  return [...(c.get('typed') ?? []), ...(c.get('kept') ?? []), ...(c.get('lost') ?? []).map(writeLost)]
}

function keptAs({ field, name, type }: ReceivedFile, token: string): Typed[number] {
  return writeKept({ field, name, token, kind: kindOfType(type) })
}

async function keepWaiting(c: Ctx, file: ReceivedFile): Promise<string | null> {
  const { db, files, log } = c.var.lab
  // It stays where it is.
  if (file.upload) return file.upload
  try {
    if (!file.waited) return await letWait(db, files, file, originOf(c))
    return (await waitLonger(db, file.waited.tokenHash)) ? file.waited.token : null
  } catch (error) {
    // The text matters more than the file.
    log.warn({ err: error }, 'a file could not wait')
    return null
  }
}

function originOf(c: Ctx): Origin {
  const { viewer, lab } = c.var
  const address = addressOf(c)
  return {
    path: c.req.path,
    sender: viewer?.accountId ?? lab.limits.nameless(`address ${address}`),
    visitor: viewer === null,
    shared: viewer === null && lab.limits.isShared(address),
  }
}
