import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { locales } from '../src/platform/messages.ts'
import { readSources } from './support/sources.ts'

type Texts = Map<string, string>
type Ast = ReturnType<IntlMessageFormat['getAst']>

// The locales, and what a lab that says tu puts over French and its easy version.
const folders = [...locales, 'fr-tu', 'fr-x-simple-tu'] as const
type Folder = (typeof folders)[number]

const texts = new Map<Folder, Texts>(folders.map((folder) => [folder, new Map(listMessages(folder))]))
const french = textsOf('fr')
const code = readSources('src')

function textsOf(folder: Folder): Texts {
  return texts.get(folder) ?? new Map()
}

/** Every message of a folder, file after file. */
function listMessages(folder: Folder): [key: string, text: string][] {
  return readSources(`locales/${folder}`, /\.json$/).flatMap(({ text }) => {
    const own: Record<string, string> = JSON.parse(text)
    return Object.entries(own)
  })
}

function parse(text: string, folder: Folder): Ast {
  const locale = folder.startsWith('fr') ? 'fr' : folder
  return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst()
}

/** Names of the arguments a message takes, those inside its plurals and choices too. */
function listArguments(ast: Ast): string[] {
  return ast.flatMap((element) => {
    if (!('value' in element) || element.type === 0) return []
    const inside =
      'options' in element
        ? Object.values(element.options).flatMap((option) => listArguments(option.value))
        : []
    return [element.value, ...inside]
  })
}

const sorted = (names: Iterable<string>) => [...new Set(names)].sort()

describe('messages', () => {
  test('the same key is never in two files', () => {
    for (const folder of folders) {
      const keys = listMessages(folder).map(([key]) => key)
      assert.deepEqual(
        keys.filter((key, at) => keys.indexOf(key) !== at),
        [],
        folder,
      )
    }
  })

  for (const locale of ['fr-x-simple', 'en'] as const) {
    test(`${locale} says everything that French says`, () => {
      assert.deepEqual(sorted(textsOf(locale).keys()), sorted(french.keys()))
    })
  }

  test('Arabic says nothing that French does not', () => {
    assert.deepEqual(
      [...textsOf('ar').keys()].filter((key) => !french.has(key)),
      [],
    )
  })

  for (const folder of folders) {
    test(`every message of ${folder} is well formed and takes the arguments of the French one`, () => {
      for (const [key, text] of textsOf(folder)) {
        const expected = sorted(listArguments(parse(french.get(key) ?? '', 'fr')))
        assert.deepEqual(sorted(listArguments(parse(text, folder))), expected, `${folder} ${key}`)
      }
    })
  }

  test('an apostrophe before an argument is doubled, or the argument would be shown as it is written', () => {
    const wrong = [...texts].flatMap(([folder, own]) =>
      [...own].filter(([, text]) => /(?<!')'[{}]/.test(text)).map(([key]) => `${folder} ${key}`),
    )
    assert.deepEqual(wrong, [])
  })

  test('no message is empty', () => {
    const empty = [...texts].flatMap(([folder, own]) =>
      [...own].filter(([, text]) => !text.trim()).map(([key]) => `${folder} ${key}`),
    )
    assert.deepEqual(empty, [])
  })
})

// Messages whose vous means several people, or is not said to the reader: they may keep it where the lab says tu.
const keepVous = new Set([
  'care.hear.pass',
  'care.hear.text',
  'groups.change.how',
  'groups.end.nothing',
  'groups.end.stopped.text',
  'groups.field.entry',
  'groups.promise.again',
  'people.words.pronoun',
  'people.words.pronoun-vous',
  'people.younger.parent',
  'place.form.booking-hint',
])
// Words in -ez that are no verb.
const noVerb = new Set(['assez', 'chez', 'nez', 'rez'])
const speaks = /^(?:vous|votre|vos|vôtres?|dites|faites|êtes|.+ez)$/

/** Whether a French text says vous to its reader: the pronoun, a possessive, or the form of a verb. */
function saysVous(text: string): boolean {
  const words =
    text
      .toLowerCase()
      .replaceAll('rendez-vous', '')
      .match(/\p{L}+/gu) ?? []
  return words.some((word) => speaks.test(word) && !noVerb.has(word))
}

// Messages said otherwise with tu, in French or its easy version, so that nobody's gender shows: reread both when you touch one.
const otherwise = new Set([
  'care.hear.title',
  'thing.hidden',
  'groups.change.waiting',
  'groups.journal.changed',
  'groups.objected',
  'people.block.done',
  'people.block.list-text',
  'people.data.left',
  'people.leave.left-everywhere',
  'people.leave.out',
  'people.sessions.title',
  'people.settings.own-time-hint',
  'people.settings.saved',
  'people.shared-hint',
  'people.younger.text',
  'place.host.who',
  'place.link-after',
  'place.mine.none',
  'site.access.tell',
  'site.data.cookies-text',
  'site.data.rights-text',
  'site.mine.asked-name',
  'site.mine.care.hear',
])

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** What is left of a list once each word of the other is taken out of it once. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...words]
  for (const word of others) {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
  }
  return left
}

/** Whether both say the same: they differ by the words that say vous, and by as many, at most, that say tu. */
function saysTheSame(vous: string, tu: string): boolean {
  const [ofVous, ofTu] = [wordsOf(vous), wordsOf(tu)]
  const left = without(ofVous, ofTu)
  return left.every((word) => speaks.test(word)) && without(ofTu, ofVous).length <= left.length
}

describe('messages of a lab that says tu', () => {
  for (const locale of ['fr', 'fr-x-simple'] as const) {
    const vous = textsOf(locale)
    const tu = textsOf(`${locale}-tu`)

    test(`every message of ${locale} that says vous to the reader is in ${locale}-tu too, with tu`, () => {
      const missing = [...vous].filter(([key, text]) => saysVous(text) && !tu.has(key) && !keepVous.has(key))
      assert.deepEqual(
        missing.map(([key]) => key),
        [],
      )
    })

    test(`no message of ${locale}-tu says vous`, () => {
      const left = [...tu].filter(([key, text]) => saysVous(text) && !keepVous.has(key))
      assert.deepEqual(left, [])
    })

    test(`${locale}-tu holds only messages that say vous in ${locale}`, () => {
      const idle = [...tu.keys()].filter((key) => !saysVous(vous.get(key) ?? ''))
      assert.deepEqual(idle, [])
    })

    test(`every message of ${locale}-tu says what ${locale} says: whoever rewords one rewords the other`, () => {
      const apart = [...tu].filter(
        ([key, text]) => !saysTheSame(vous.get(key) ?? '', text) && !otherwise.has(key),
      )
      assert.deepEqual(apart, [])
    })
  }

  test('what is said otherwise with tu is, in French or its easy version', () => {
    const idle = [...otherwise].filter((key) =>
      (['fr', 'fr-x-simple'] as const).every((locale) => {
        const tu = textsOf(`${locale}-tu`).get(key)
        return tu === undefined || saysTheSame(textsOf(locale).get(key) ?? '', tu)
      }),
    )
    assert.deepEqual(idle, [])
  })

  test('what keeps its vous is a message that says it', () => {
    const idle = [...keepVous].filter(
      (key) => !saysVous(`${french.get(key)} ${textsOf('fr-x-simple').get(key)}`),
    )
    assert.deepEqual(idle, [])
  })

  test('a word added, taken out or changed in one is heard', () => {
    assert.ok(saysTheSame('Écrivez votre nom ici', 'Écris ton nom ici'))
    for (const tu of ['Écris ton nom là', 'Écris ton nom', 'Écris vite ton nom ici'])
      assert.ok(!saysTheSame('Écrivez votre nom ici', tu), tu)
  })

  test('the pronoun, a possessive and the form of a verb are heard, and no other word', () => {
    for (const text of ["C'est à vous", 'Votre nom', 'Écrivez', 'N’êtes pas', 'Dites-le', "Qu'avez fait"])
      assert.ok(saysVous(text), text)
    for (const text of ['Chez nous', 'Un rendez-vous', "C'est assez", 'Le nez au vent', 'Nous choisissons'])
      assert.ok(!saysVous(text), text)
  })
})

// A key is used by writing it whole, or by a template whose fixed parts it has: `kind.${kind}` uses every key that starts with "kind.".
const whole = code.flatMap(({ text }) =>
  [...text.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g)].map((match) => match[1] ?? ''),
)
const shapes = code.flatMap(({ text }) =>
  [...text.matchAll(/`((?:[\w.-]|\$\{[^`{}]*\})*)`/g)]
    .map((match) => match[1] ?? '')
    .filter((shape) => /^[a-z][\w-]*\..*\$\{/.test(shape)),
)
const called = code.flatMap(({ path, text }) =>
  [...text.matchAll(/\bt\(\s*'([^']*)'/g)].map((match) => ({ path, key: match[1] ?? '' })),
)

function toPattern(shape: string): RegExp {
  const parts = shape.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'))
  return new RegExp(`^${parts.join('[\\w.-]+')}$`)
}

describe('messages and code', () => {
  test('every key that the code asks for is a message', () => {
    assert.ok(called.length > 0)
    const unknown = called.filter(({ key }) => !french.has(key)).map(({ path, key }) => `${path}: ${key}`)
    assert.deepEqual(sorted(unknown), [])
  })

  test('every message is used', () => {
    const used = new Set(whole)
    const patterns = shapes.map(toPattern)
    const unused = [...french.keys()].filter(
      (key) => !used.has(key) && !patterns.some((pattern) => pattern.test(key)),
    )
    assert.deepEqual(unused, [])
  })
})
