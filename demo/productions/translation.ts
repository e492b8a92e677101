import { savePart } from '../../src/productions/parts/parts.ts'
import { sortNamed } from '../../src/productions/kinds/registry.ts'
import { nameOneself } from '../../src/productions/authors/authors.ts'
import { adaptProduction } from '../../src/productions/lineage/adapt.ts'
import { publishForm } from '../../src/productions/making/forms.ts'
import { publishDraft } from '../../src/productions/making/publish.ts'
import { readDraft } from '../../src/productions/making/queries.ts'
import { saveWhole } from '../../src/productions/making/writing.ts'
import { readHead } from '../../src/productions/reading/queries.ts'
import { idAt } from '../groups/index.ts'
import { must, type World } from '../world.ts'

/** What Blessing made of the guide for those of the language café: part by part, beside the French. */
const translation = {
  by: 'blessing',
  at: '9 j 20:40',
  title: 'Keep the proof of what you did online',
  summary:
    'Seven things to do so that you can say “I did it, on this day, at this hour” when a site breaks down, forgets or does not answer.',
  coverAlt: 'A yellow poster: a long receipt comes out of a big blue pocket with a tick on it.',
  named: 'Blessing, from the language café',
  parts: [
    {
      title: 'Before you start',
      text: 'Take **a sheet of paper or a notebook**. Write the date and what you want to ask for. If the network goes down, the notebook stays on.\n\nCharge the phone. One request takes twenty minutes. One that fails takes the evening.',
    },
    {
      title: 'While you do it',
      text: '1. On each page, take a **screenshot**. The hour must show at the top.\n2. If the screen is blank, photograph it **with another phone**, beside a clock or a ticket of the day.\n3. Copy the error message word for word, even when it means nothing.\n4. Do not close the last page before you have found a number: file, receipt, reference.',
    },
    {
      title: 'Afterwards',
      text: '5. Send the pictures to someone you trust, or to yourself: the message bears a date that nobody disputes.\n6. The next day, look for the receipt in the mailbox of the site, not only in your own messages.\n7. After fifteen days without news, write. Not to complain: to have a date.',
    },
    {
      title: 'The sheet to fill in together',
      text: '- Day and hour:\n- What I wanted to ask for:\n- What the screen answered, word for word:\n- Who was with me, and their signature:\n\nCopy it on any paper. Twice: one for you, one for whoever was there.',
    },
  ],
} as const

/** Translates the guide at this path and publishes it. */
export async function translate({ lab, as, happened, ...world }: World, path: string): Promise<void> {
  const { by, at, title, summary, coverAlt, named, parts } = translation
  const origin = must(await readHead(lab.db, as(by), path.replace('/productions/', '')))
  const adaptation = { title, kind: 'translation', to: 'en', why: '', group: '' } as const
  const id = await adaptProduction(lab.db, as(by), origin, adaptation)
  const draft = must(await readDraft(lab.db, as(by), id))
  const bringing = { store: lab.files, prepared: {} }
  for (const [number, part] of draft.parts.entries()) {
    const words = parts[number]
    if (!words) continue
    const said = { partTitle: words.title, partText: words.text, partAlt: '', own: part.own }
    const place = { editionId: id, partId: part.id, saves: part.saves }
    await savePart(lab.db, as(by), place, { ...said, sort: sortNamed(part.sort) }, bringing)
  }
  const whole = { ...draft, summary, easy: '', coverAlt }
  await saveWhole(lab.db, as(by), draft, { whole, answers: {}, coverGone: false }, bringing)
  const published = must(await publishDraft(lab.db, as(by), id, publishForm.parse({})))
  const productionId = await idAt({ lab, as, happened, ...world }, published.path)
  await nameOneself(lab.db, as(by), productionId, named)
  happened(id, at)
  happened(productionId, at)
}
