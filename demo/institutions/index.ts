import {
  editAddress,
  noteSent,
  sayOutcome,
  writeAddress,
} from '../../src/institutions/addresses/addresses.ts'
import { drawCode, findByCode } from '../../src/institutions/addresses/codes.ts'
import { addressEditForm, addressForm } from '../../src/institutions/addresses/forms.ts'
import { comment, reply, typeReply } from '../../src/institutions/addresses/replies/replies.ts'
import { readingEditForm, readingForm, remarkForm } from '../../src/institutions/readings/forms.ts'
import { editReading, putUpReading } from '../../src/institutions/readings/readings.ts'
import { addRemark, editRemark } from '../../src/institutions/readings/remarks/remarks.ts'
import { keepRewriting } from '../../src/institutions/readings/rewriting/rewriting.ts'
import type { Groups } from '../groups/index.ts'
import { dayFrom } from '../time.ts'
import { must, type World } from '../world.ts'
import { addresses, type Address } from './addresses.ts'
import { readings, type Reading } from './readings.ts'

/** Words of institutions are taken apart; groups ask, and are answered or not. */
export async function faceInstitutions(world: World, groups: Groups): Promise<void> {
  const paths = new Map<string, string>()
  for (const reading of readings) paths.set(reading.title, await takeApart(world, groups, reading))
  for (const address of addresses) await ask(world, groups, address, paths)
}

async function takeApart(world: World, groups: Groups, reading: Reading): Promise<string> {
  const { lab, as, happened } = world
  const { by, at, group, remarks, rewritten = [], aboutBefore, ...about } = reading
  const draft = readingForm(lab.words).parse({
    ...about,
    about: aboutBefore ?? about.about,
    group: group ? groups[group].id : '',
    looked: '1',
  })
  const { id, path: page } = must(await putUpReading(lab.db, as(by), draft))
  happened(id, at)
  if (aboutBefore !== undefined) {
    const edit = readingEditForm(lab.words).parse({ ...about, saves: '1' })
    must({ edited: await editReading(lab.db, as(by), id, edit) })
  }
  for (const { by: who, at: said, number, before, ...remark } of remarks) {
    const draft = remarkForm.parse({ ...remark, text: before ?? remark.text })
    const path = await addRemark(lab.db, as(who), { readingId: id, number }, draft)
    const remarkId = path?.split('#mot-')[1] ?? ''
    const edit = { text: remark.text, source: remark.source ?? '', saves: 1 }
    if (before !== undefined) await editRemark(lab.db, as(who), remarkId, edit)
    happened(remarkId, said)
  }
  for (const [number, { by: who, text }] of rewritten.entries())
    await keepRewriting(lab.db, as(who), id, { text, number })
  return page
}

async function ask(
  world: World,
  groups: Groups,
  address: Address,
  readingPaths: ReadonlyMap<string, string>,
): Promise<void> {
  const { lab, as, happened } = world
  const { by, at, group, from, sent, replies = [], comments = [], outcome, placeBefore, ...asked } = address
  const draft = addressForm(lab.words).parse({
    ...asked,
    place: placeBefore ?? asked.place,
    group: groups[group].id,
    de: from === undefined ? '' : readingPaths.get(from),
  })
  const { id } = must(await writeAddress(lab.db, as(by), draft, dayIn(world, 0)))
  happened(id, at)
  if (placeBefore !== undefined)
    await editAddress(lab.db, as(by), id, addressEditForm(lab.words).parse({ ...asked, saves: '1' }))
  if (sent) await noteSent(lab.db, as(by), id, { sentOn: dayIn(world, sent.days), sentHow: sent.how })
  for (const one of replies) happened(await answer(world, by, id, one), one.at)
  for (const { by: who, at: said, text } of comments)
    happened(must({ id: await comment(lab.db, as(who), id, { text, lang: 'fr' }) }).id ?? '', said)
  if (outcome)
    await sayOutcome(lab.db, as(outcome.by), id, { outcome: outcome.outcome, outcomeText: outcome.text })
}

/** An institution answers by the code of its letter, or on paper. The id of what it answered. */
async function answer(
  world: World,
  by: Address['by'],
  id: string,
  { at: _, paper, ...said }: NonNullable<Address['replies']>[number],
): Promise<string> {
  const { lab, as } = world
  const draft = { ...said, lang: 'fr' }
  if (paper !== undefined)
    return (await typeReply(lab.db, as(by), id, { ...draft, paperOn: dayIn(world, paper) })) ?? ''
  const address = await findByCode(lab.db, (await drawCode(lab.db, as(by), id)) ?? '')
  if (!address) throw new Error('the code of a letter opens it')
  return (await reply(lab.db, address, draft, { store: lab.files, file: null })) ?? ''
}

const dayIn = ({ lab, now }: World, ago: number) => dayFrom(now, lab.zone, -ago).toString()
