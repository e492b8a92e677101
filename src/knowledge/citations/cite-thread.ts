import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { Csl } from './csl.ts'

// A thread of its own, read as it is written: `cite.ts` starts it and gives it what it cites.

/** What we call of citeproc, which tells no types. */
interface Citeproc {
  Engine: new (
    sys: { retrieveLocale: (lang: string) => string; retrieveItem: () => object },
    style: string,
    lang: string,
    forceLang: boolean,
  ) => {
    updateItems: (ids: readonly string[]) => void
    makeBibliography: () => readonly [unknown, readonly string[]]
  }
}

const require = createRequire(import.meta.url)
const { Engine }: Citeproc = require('citeproc')
const style = readFileSync(join(import.meta.dirname, 'author-date.csl'), 'utf8')
const reference: Csl = workerData
parentPort?.postMessage({ fr: citeIn('fr-FR'), en: citeIn('en-US') })

function citeIn(lang: string): string {
  const item = {
    ...reference,
    id: 'it',
    author: reference.author?.map(asPerson),
    DOI: keepStraight(reference.DOI),
  }
  const engine = new Engine({ retrieveLocale, retrieveItem: () => item }, style, lang, true)
  engine.updateItems([item.id])
  const [entry = ''] = engine.makeBibliography()[1]
  return entry.trim()
}

/** The style holds the few words it uses. */
function retrieveLocale(lang: string): string {
  return `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="${lang}"></locale>`
}

/** An apostrophe in an address would be curled as in a sentence, and lead nowhere. */
function keepStraight(doi: string | undefined): string | undefined {
  return doi?.replaceAll("'", '%27')
}

/** Bodies are listed as people are: the library would set them apart with a comma. */
function asPerson(author: NonNullable<Csl['author']>[number]) {
  return author.literal === undefined ? author : { family: author.literal }
}
