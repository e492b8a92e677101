import { editPost } from '../src/conversation/posts/change.ts'
import { editForm } from '../src/groups/forms.ts'
import { editGroup } from '../src/groups/groups.ts'
import { editEntry } from '../src/groups/journal/journal.ts'
import type { Db } from '../src/platform/database.ts'
import { keepDraft } from '../src/platform/drafts.ts'
import { noteReceived, openUpload } from '../src/platform/files/uploads/uploads.ts'
import { newId } from '../src/platform/ids.ts'
import { adaptProduction } from '../src/productions/lineage/adapt.ts'
import { momentSort } from '../src/productions/kinds/prototype/form.tsx'
import { startForm } from '../src/productions/making/forms.ts'
import { startProduction } from '../src/productions/making/start.ts'
import { editNeed } from '../src/productions/needs/needs.ts'
import { readNeed } from '../src/productions/needs/queries.ts'
import { addToDraft } from '../src/productions/parts/parts.ts'
import { audioSort, textSort } from '../src/productions/parts/sorts.ts'
import { readHead } from '../src/productions/reading/queries.ts'
import { rightForm } from '../src/productions/rights/forms.ts'
import { addRight } from '../src/productions/rights/rights.ts'
import { readTrial } from '../src/productions/trials/queries.ts'
import { editTrial } from '../src/productions/trials/trials.ts'
import type { Groups } from './groups/index.ts'
import { awake } from './groups/awake.ts'
import { bring, bringDrawing } from './files.ts'
import { caption } from './productions/index.ts'
import { night, play } from './sound.ts'
import { must, type World } from './world.ts'

/** What people have begun: texts they rewrote, a draft, a production being written, a change that waits for its 72 hours. */
export async function leaveUnfinished(world: World, groups: Groups): Promise<void> {
  await rewriteVoice(world)
  await rewriteEntry(world, groups.school.id)
  await rewriteNeed(world)
  await rewriteTrial(world)
  await begin(world)
  await write(world, groups.proofs.id)
  await beginTranslation(world)
  await prepare(world)
  await announce(world, groups.school.id)
}

async function rewriteVoice({ lab: { db }, as }: World): Promise<void> {
  const post = await db
    .selectFrom('conversation.post')
    .select(['id', 'text'])
    .where('text', 'like', 'Quand le site plante,%')
    .executeTakeFirstOrThrow()
  const text = post.text.replace('après la date limite', 'après minuit, et minuit, c’est la date limite')
  await editPost(db, as('nadia'), post.id, { text, warning: '', transcript: '', version: 1 }, '')
}

async function rewriteEntry({ lab: { db }, as }: World, groupId: string): Promise<void> {
  const entry = await db
    .selectFrom('groups.entry')
    .select(['id', 'text', 'version'])
    .where('group_id', '=', groupId)
    .where('text', 'like', 'La version 2 est publiée%')
    .executeTakeFirstOrThrow()
  const text = `${entry.text}\n\nAjout : on a la salle, et douze volontaires qui ont promis de s’ennuyer franchement si c’est ennuyeux.`
  const { id, version } = entry
  const edited = await editEntry(db, as('nadia'), id, { text, forMembers: false, version })
  if (edited !== 'edited') throw new Error(`the demonstration was refused: ${edited}`)
}

async function rewriteNeed({ lab: { db }, as }: World): Promise<void> {
  const { id } = await thingTitled(db, 'Trois lettres qui disent non sans demander pardon')
  const need = must(await readNeed(db, as('nadia'), id))
  const tried = `${need.tried} Puis l’espace personnel : deux cents signes, les excuses en prennent cent.`
  const edited = await editNeed(db, as('nadia'), id, { ...need, tried })
  if (edited !== 'edited') throw new Error(`the demonstration was refused: ${edited}`)
}

async function rewriteTrial({ lab: { db }, as }: World): Promise<void> {
  const { id, context_id } = await thingTitled(db, 'Au-dessus de la machine à café')
  const trial = must(await readTrial(db, as('lila'), context_id ?? '', id))
  const place = 'À l’accueil du lieu, au-dessus de la machine à café'
  const edited = await editTrial(db, as('lila'), id, { ...trial, place })
  if (edited !== 'edited') throw new Error(`the demonstration was refused: ${edited}`)
}

async function thingTitled(db: Db, title: string): Promise<{ id: string; context_id: string | null }> {
  return db
    .selectFrom('platform.thing')
    .select(['id', 'context_id'])
    .where('title', '=', title)
    .executeTakeFirstOrThrow()
}

async function begin({ lab: { db }, as, happened }: World): Promise<void> {
  const text = 'Ce que je voudrais dire à la dame du guichet C, le jour où elle'
  const id = await keepDraft(db, as('nadia').accountId, '/paroles/dire', [
    ['text', text],
    ['readers', 'open'],
  ])
  happened(id, '1 j 21:40')
}

async function write(world: World, groupId: string): Promise<void> {
  const { lab, as, happened } = world
  const { prepared: cover, alt: coverAlt } = await bringDrawing(lab.files, 'ticket')
  const whole = startForm(lab.words).parse({
    title: 'La preuve, en comorien',
    summary: 'Le guide, dit d’abord à voix haute, puis écrit. En cours.',
    priority: 'droits-en-ligne',
    lang: 'fr',
    coverAlt,
  })
  const partText = 'On commence par l’oral. Toilihati lit, nous notons ce qui ne passe pas.'
  const part = { sort: textSort, partTitle: 'Première page', partText, partAlt: '' }
  const about = { kind: 'guide', answers: {}, groupId, needId: null, named: 'Nadia du Panier', part }
  const files = { store: lab.files, prepared: { cover } }
  const id = await startProduction(lab.db, as('nadia'), { ...whole, ...about }, files)
  happened(id, '3 j 17:00')
  const file = await bring(lab.files, 'premiere-page.wav', play(night))
  const read = { sort: audioSort, partTitle: 'La première page, à écouter', partText: '', partAlt: '' }
  await addToDraft(lab.db, as('nadia'), id, read, { store: lab.files, prepared: { file } })
  await caption(world, 'nadia', id, read.partTitle, [
    { start: 0, end: 4_000, text: 'On écrit la date.' },
    { start: 4_200, end: 9_000, text: 'On écrit ce qu’on veut demander,\nmot à mot.' },
  ])
  await nameVoice(world, id, read.partTitle)
  await stopSending(world, id)
}

/** Whose voice it is, and what she said yes to. */
async function nameVoice({ lab: { db }, as }: World, editionId: string, title: string): Promise<void> {
  const part = await db
    .selectFrom('productions.part as p')
    .innerJoin('productions.edition as e', 'e.id', 'p.edition_id')
    .select(['p.key', 'e.production_id'])
    .where('e.id', '=', editionId)
    .where('p.title', '=', title)
    .executeTakeFirstOrThrow()
  const draft = rightForm.parse({
    ...{ name: 'Toilihati', key: part.key, uses: ['here', 'network', 'taught'], agreed: 'aloud' },
  })
  must(await addRight(db, as('nadia'), part.production_id, draft))
}

/** A recording that the network cut: the page of the draft says how far it came. */
async function stopSending({ lab, as }: World, draftId: string): Promise<void> {
  const { accountId } = as('nadia')
  const id = newId<'upload'>()
  const path = `/productions/ebauches/${draftId}/ajouter/audio`
  const recording = {
    id,
    path,
    field: 'file',
    name: 'lecture-toilihati.mp3',
    bytes: 96_000_000,
    print: 'demo',
  }
  const opened = await openUpload(lab.db, accountId, recording, recording.bytes)
  if (opened !== 'opened') throw new Error(`the demonstration was refused: ${opened}`)
  await noteReceived(lab.db, id, 41_300_000)
}

/** Lila translates what another made: the original stands beside her words. */
async function beginTranslation({ lab: { db }, as, happened }: World): Promise<void> {
  const { path } = await db
    .selectFrom('platform.thing')
    .select('path')
    .where('title', '=', 'Écrire court à quelqu’un qui ne répond plus')
    .where('kind', '=', 'production')
    .executeTakeFirstOrThrow()
  const origin = must(await readHead(db, as('lila'), path.replace('/productions/', '')))
  const adaptation = { title: 'Kuandika', kind: 'translation', to: 'sw', why: '', group: '' } as const
  happened(await adaptProduction(db, as('lila'), origin, adaptation), '1 j 20:10')
}

/** A session that is printed and tried before it is published. */
async function prepare({ lab, as, happened }: World): Promise<void> {
  const whole = startForm(lab.words).parse({
    title: 'Dix minutes pour apprendre à capturer un écran',
    summary: 'À glisser au début de n’importe quelle permanence. À essayer une fois avant de la publier.',
    priority: 'droits-en-ligne',
    lang: 'fr',
  })
  const partText = 'Chacun fait une photo de son écran, puis la retrouve.'
  const part = { sort: momentSort, partTitle: 'Capturer, retrouver', partText, partAlt: '' }
  const answers = { minutes: 10, whom: 'Toute personne qui attend' }
  const about = { kind: 'prototype', answers, groupId: null, needId: null, named: '', part }
  const id = await startProduction(
    lab.db,
    as('lila'),
    { ...whole, ...about },
    { store: lab.files, prepared: {} },
  )
  happened(id, '2 j 17:00')
}

async function announce({ lab, as }: World, groupId: string): Promise<void> {
  const { name, purpose, promise, priority, pole } = awake.school
  const group = await lab.db
    .selectFrom('groups.group as g')
    .innerJoin('groups.strand as s', 's.id', 'g.strand_id')
    .select(['g.version', 's.slug'])
    .where('g.id', '=', groupId)
    .executeTakeFirstOrThrow()
  const draft = editForm(lab.words).parse({
    ...{ name, promise, priority, pole },
    purpose: `${purpose}\n\nUne séance sur trois se tient dans une autre langue que le français.`,
    strand: group.slug,
    version: String(group.version),
  })
  const edited = must(await editGroup(lab.db, as('blessing'), groupId, draft, group.version))
  if ('waiting' in edited) throw new Error('another change was waiting')
}
