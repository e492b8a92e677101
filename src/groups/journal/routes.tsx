import { HTTPException } from 'hono/http-exception'
import { prepareFile } from '../../platform/files/keep.ts'
import type { ReceivedFile } from '../../platform/files/receive.ts'
import { loadFiles } from '../../platform/files/show.ts'
import { conflictOf, readForm, refuseForm, type FormState } from '../../platform/forms.ts'
import { seeOther, show } from '../../platform/page.tsx'
import { readCursor } from '../../platform/pager.tsx'
import { readVersions } from '../../platform/versions.ts'
import { VersionsPage } from '../../platform/versions-page.tsx'
import {
  limit,
  newRoutes,
  param,
  requireFound,
  requireMember,
  storePage,
  type Ctx,
} from '../../platform/web.ts'
import { groupPath, loadForMember, loadGroup } from '../access.ts'
import { entryEditForm, entryForm } from '../forms.ts'
import { editEntry, eraseEntry, writeEntry, type EntryPicture } from './journal.ts'
import { EditEntryPage, entryLabels, pictureSlots, WriteEntryPage } from './form-pages.tsx'
import { EntryPage, JournalPage } from './pages.tsx'
import { readAuthors, readEntry, readJournal, type ShownEntry } from './queries.ts'

const journalPath = `${groupPath}/carnet`
const pictureRule = { kinds: ['picture'], maxBytes: 20_000_000 } as const
const pictureRules = {
  picture1: pictureRule,
  picture2: pictureRule,
  picture3: pictureRule,
  picture4: pictureRule,
}

export const journalRoutes = newRoutes()
  .get(journalPath, async (c) => {
    storePage(c, ['group.', 'journal.', 'presentation.'], ['avant'])
    const group = await loadGroup(c)
    const cursor = readCursor(c)
    const { rows, ...journal } = await readJournal(c.var.lab.db, c.var.viewer, group, cursor)
    return show(c, <JournalPage group={group} entries={rows} {...journal} started={cursor !== null} />)
  })
  .get(`${journalPath}/ecrire`, async (c) => show(c, <WriteEntryPage group={await loadGroup(c)} />))
  .post(`${journalPath}/ecrire`, async (c) => {
    const form = await readForm(c, entryForm, pictureRules)
    const { group, viewer } = await loadForMember(c)
    const again = (state: FormState) => show(c, <WriteEntryPage group={group} state={state} />, 422)
    if (!form.ok) return again(form.state)
    await limit(c, 'speak')
    const { files, db } = c.var.lab
    const pictures: EntryPicture[] = []
    for (const slot of pictureSlots) {
      const picture = await preparePicture(c, form.files[`picture${slot}`]?.[0], form.data[`alt${slot}`])
      if (picture === 'unreadable')
        return again(await refuseForm(c, `picture${slot}`, 'form.file-wrong-type'))
      if (picture) pictures.push(picture)
    }
    const forMembers = form.data.for === 'group'
    const entry = { text: form.data.text, lang: c.var.view.lang, forMembers }
    const id = requireFound(await writeEntry(db, viewer, group.id, entry, { store: files, pictures }))
    const seen = forMembers ? 'group' : group.audience === 'open' ? 'open' : 'lab'
    return seeOther(c, `${group.path}/carnet/${id}`, { key: `groups.journal.kept.${seen}` })
  })
  .get(`${journalPath}/:entry`, async (c) => {
    storePage(c, ['group.', 'journal.', 'presentation.'])
    const { db } = c.var.lab
    const { group, entry } = await loadEntry(c)
    const [names, files] = await Promise.all([
      readAuthors(db, c.var.viewer, [entry]),
      loadFiles(db, [entry.id]),
    ])
    const mine = isMine(c, entry)
    return show(
      c,
      <EntryPage group={group} entry={entry} names={names} files={files.get(entry.id) ?? []} mine={mine} />,
    )
  })
  .get(`${journalPath}/:entry/modifier`, async (c) => {
    const { group, entry } = await loadOwnEntry(c)
    return show(c, <EditEntryPage group={group} entry={entry} />)
  })
  .post(`${journalPath}/:entry/modifier`, async (c) => {
    const form = await readForm(c, entryEditForm)
    if (await isGone(c)) return showGone(c)
    const { group, entry } = await loadOwnEntry(c)
    if (!form.ok) return show(c, <EditEntryPage group={group} entry={entry} state={form.state} />, 422)
    await limit(c, 'write')
    const { text, version } = form.data
    const change = { text, version, forMembers: form.data.for === 'group' }
    const edited = await editEntry(c.var.lab.db, requireMember(c), entry.id, change)
    if (!edited) return showGone(c)
    if (edited === 'stale') {
      // Read again: what was written meanwhile is what they must see.
      const { entry: now } = await loadOwnEntry(c)
      return show(c, <EditEntryPage group={group} entry={now} state={await conflictOf(c)} />, 409)
    }
    return seeOther(c, entry.path, { key: 'groups.journal.changed' })
  })
  .get(`${journalPath}/:entry/versions`, async (c) => {
    const { entry } = await loadOwnEntry(c)
    const versions = await readVersions(c.var.lab.db, requireMember(c), entry.id)
    return show(c, <VersionsPage {...entry} labels={entryLabels} versions={versions} />)
  })
  .post(`${journalPath}/:entry/effacer`, async (c) => {
    const { group, entry } = await loadOwnEntry(c)
    requireFound(await eraseEntry(c.var.lab.db, requireMember(c), entry.id))
    return seeOther(c, `${group.path}/carnet`, { key: 'groups.journal.erased' })
  })

async function loadEntry(c: Ctx) {
  const group = await loadGroup(c)
  return {
    group,
    entry: requireFound(await readEntry(c.var.lab.db, c.var.viewer, group.id, param(c, 'entry'))),
  }
}

/** Whether there is no such entry for this reader, erased since they read it or never there. */
async function isGone(c: Ctx): Promise<boolean> {
  requireMember(c)
  const group = await loadGroup(c)
  return !(await readEntry(c.var.lab.db, c.var.viewer, group.id, param(c, 'entry')))
}

/** What was written over an entry that is gone comes back as a new one would be written, to whoever may write one. */
async function showGone(c: Ctx): Promise<Response> {
  const group = await loadGroup(c)
  requireFound(group.inside || null)
  return show(
    c,
    <WriteEntryPage group={group} state={await refuseForm(c, 'text', 'groups.journal.gone')} />,
    409,
  )
}

/** An entry of the reader's own; 403 for anybody else's, 404 for one they may not see. */
async function loadOwnEntry(c: Ctx) {
  requireMember(c)
  const found = await loadEntry(c)
  if (!isMine(c, found.entry)) throw new HTTPException(403)
  return found
}

function isMine(c: Ctx, entry: ShownEntry): boolean {
  return c.var.viewer?.presentationIds.includes(entry.presentation_id) ?? false
}

async function preparePicture(
  c: Ctx,
  received: ReceivedFile | undefined,
  alt: string,
): Promise<EntryPicture | 'unreadable' | null> {
  if (!received) return null
  const file = await prepareFile(c.var.lab.files, received)
  return file === 'unreadable' ? file : { file, alt }
}
