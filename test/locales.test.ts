import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { locales, type Locale } from '../src/platform/messages.ts'
import { readSources } from './support/sources.ts'

type Texts = Map<string, string>
type Ast = ReturnType<IntlMessageFormat['getAst']>

const texts = new Map<Locale, Texts>(locales.map((locale) => [locale, new Map(listMessages(locale))]))
const french = textsOf('fr')
const code = readSources('src')

function textsOf(locale: Locale): Texts {
  return texts.get(locale) ?? new Map()
}

/** Every message of a locale, file after file. */
function listMessages(locale: Locale): [key: string, text: string][] {
  return readSources(`locales/${locale}`, /\.json$/).flatMap(({ text }) => {
    const own: Record<string, string> = JSON.parse(text)
    return Object.entries(own)
  })
}

function parse(text: string, locale: Locale): Ast {
  return new IntlMessageFormat(text, locale === 'fr-x-simple' ? 'fr' : locale, undefined, {
    ignoreTag: true,
  }).getAst()
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
    for (const locale of locales) {
      const keys = listMessages(locale).map(([key]) => key)
      assert.deepEqual(
        keys.filter((key, at) => keys.indexOf(key) !== at),
        [],
        locale,
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

  for (const locale of locales) {
    test(`every message of ${locale} is well formed and takes the arguments of the French one`, () => {
      for (const [key, text] of textsOf(locale)) {
        const expected = sorted(listArguments(parse(french.get(key) ?? '', 'fr')))
        assert.deepEqual(sorted(listArguments(parse(text, locale))), expected, `${locale} ${key}`)
      }
    })
  }

  test('an apostrophe before an argument is doubled, or the argument would be shown as it is written', () => {
    const wrong = [...texts].flatMap(([locale, own]) =>
      [...own].filter(([, text]) => /(?<!')'[{}]/.test(text)).map(([key]) => `${locale} ${key}`),
    )
    assert.deepEqual(wrong, [])
  })

  test('no message is empty', () => {
    const empty = [...texts].flatMap(([locale, own]) =>
      [...own].filter(([, text]) => !text.trim()).map(([key]) => `${locale} ${key}`),
    )
    assert.deepEqual(empty, [])
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
