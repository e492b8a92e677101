import { openMade } from '../../platform/files/made.ts'
import type { Lab } from '../../platform/lab.ts'
import { translator } from '../../platform/messages.ts'
import { pronounOf } from '../../platform/words.ts'
import { describeData, itemOf } from './linked.ts'
import { readLines, writeJson, writeTable } from './out.ts'

/** What changes one of the files: a use, and the name beside it. */
const facts = ['use.', 'presentation.']

/** Every open use as a table, as JSON and in the words of schema.org: each a file, the same for everyone. */
export const sendCsv = openMade(facts, 'text/csv; charset=utf-8', (lab) => writeTable(linesOf(lab)))

export const sendJson = openMade(facts, 'application/json', (lab) => {
  const { name, description, license } = describe(lab)
  return writeJson({ name, description, license }, 'uses', linesOf(lab))
})

export const sendLinked = openMade(facts, 'application/ld+json', (lab) =>
  writeJson({ ...describe(lab), '@type': 'DataFeed' }, 'dataFeedElement', linesOf(lab), itemOf),
)

const linesOf = ({ db, config }: Lab) => readLines(db, config.publicUrl)

/** In French, as the names of the columns: a file has no reader. */
function describe({ words, config }: Lab) {
  return describeData({
    t: translator('fr', pronounOf(words)),
    lang: 'fr',
    words,
    publicUrl: config.publicUrl,
  })
}
