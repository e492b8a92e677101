import { h5pSort } from '../../src/productions/kinds/h5p/form.tsx'
import { publishForm, startForm } from '../../src/productions/making/forms.ts'
import { publishDraft } from '../../src/productions/making/publish.ts'
import { startProduction } from '../../src/productions/making/start.ts'
import { bring, bringDrawing } from '../files.ts'
import { idAt } from '../groups/index.ts'
import { must, type World } from '../world.ts'
import { drawActivity } from './activity-file.ts'

/** An exercise that Inès made elsewhere with H5P, and plays here with her students. */
export async function bringActivity(world: World): Promise<void> {
  const { lab, as, happened } = world
  const { prepared: cover, alt: coverAlt } = await bringDrawing(lab.files, 'folder')
  const whole = startForm(lab.words).parse({
    title: 'Au guichet : vrai ou faux ?',
    summary:
      'Trois phrases qu’on entend au guichet. Vrai ou faux ? À faire seul ou à plusieurs, en deux minutes.',
    priority: 'droits-en-ligne',
    lang: 'fr',
    coverAlt,
  })
  const part = {
    sort: h5pSort,
    partTitle: 'Trois phrases du guichet',
    partText: 'On lit une phrase, on dit si elle est vraie, puis on lit pourquoi.',
    partAlt: '',
  }
  const about = { kind: 'activite', answers: {}, groupId: null, needId: null, named: 'Inès B.', part }
  const file = await bring(lab.files, 'guichet.h5p', await drawActivity(lab))
  const files = { store: lab.files, prepared: { file, cover } }
  const editionId = must({ id: await startProduction(lab.db, as('ines'), { ...whole, ...about }, files) }).id
  const { path } = must(await publishDraft(lab.db, as('ines'), editionId, publishForm.parse({})))
  happened(editionId, '7 j 18:00')
  happened(await idAt(world, path), '7 j 18:00')
}
