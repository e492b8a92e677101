import { readingForm, remarkForm } from '../../src/institutions/readings/forms.ts'
import { putUpReading } from '../../src/institutions/readings/readings.ts'
import { addRemark } from '../../src/institutions/readings/remarks/remarks.ts'
import { keepRewriting } from '../../src/institutions/readings/rewriting/rewriting.ts'
import type { Groups } from '../groups/index.ts'
import { must, type World } from '../world.ts'
import { readings, type Reading } from './readings.ts'

/** Words of institutions are taken apart. */
export async function faceInstitutions(world: World, groups: Groups): Promise<void> {
  for (const reading of readings) await takeApart(world, groups, reading)
}

async function takeApart(world: World, groups: Groups, reading: Reading): Promise<void> {
  const { lab, as, happened } = world
  const { by, at, group, remarks, rewritten, ...about } = reading
  const draft = readingForm(lab.words).parse({
    ...about,
    group: group ? groups[group].id : '',
    looked: '1',
  })
  const { id } = must(await putUpReading(lab.db, as(by), draft))
  happened(id, at)
  for (const { by: who, at: said, number, ...remark } of remarks) {
    const path = await addRemark(lab.db, as(who), { readingId: id, number }, remarkForm.parse(remark))
    happened(path?.split('#mot-')[1] ?? '', said)
  }
  if (rewritten) await keepRewriting(lab.db, as(rewritten.by), id, { text: rewritten.text, number: 0 })
}
