import fc from 'fast-check'
import type { Field, Form } from './html.ts'

/** What a page holds only if a text got out of being a text: the browser is asked for these selectors. */
export const escaped = ['x-marker', '[data-marker]', '[href^="javascript:" i]', '[src="marker"]', '[onfocus]']

/** Texts that try to get out, short enough for most fields. */
const markers = [
  '<x-marker>',
  '" data-marker autofocus onfocus="alert(1)',
  "' data-marker='",
  '</title></textarea></select><x-marker><script>alert(1)</script>',
  '<img src=marker onerror=alert(1)>',
  '[x](javascript:alert(1)) <javascript:alert(1)>',
  'javascript:alert(1)//<x-marker>',
  ']]><x-marker><!--',
]

const broken = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00x\ud800',
  '\u202e\u2066‮مرحبا\u200f',
  'é'.repeat(3) + '\u0301'.repeat(500),
  "'; drop table people.account; --",
  '%',
  '_%\\',
  '${7*7}{{7*7}}#{7*7}',
  '{name, plural, one {',
  '\r\nset-cookie: a=b',
  '../../../../etc/passwd',
  '//example.org',
  '\uffff\ufffe\u{10ffff}',
]

const wrongKind = [
  '',
  ' ',
  '-1',
  '0',
  '1e999',
  'NaN',
  '9'.repeat(400),
  '9007199254740993',
  '2147483648',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '275760-09-14',
  '25:61',
  'null',
  '[object Object]',
  '__proto__',
]

const enormous = [
  'a'.repeat(70_000),
  '<'.repeat(70_000),
  '> '.repeat(40_000),
  '[a](b) *'.repeat(20_000),
  'é'.repeat(500_000),
]

const hostileText = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...markers, ...broken, ...wrongKind) },
  { weight: 1, arbitrary: fc.constantFrom(...enormous) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
)

type Pairs = readonly (readonly [name: string, value: string])[]

/** A body as it is sent. */
export interface Sent<Body = string | Uint8Array<ArrayBuffer> | FormData> {
  headers: Record<string, string>
  body: Body
}

/** Forms among which what is broken, of the wrong kind or enormous is shared out. */
const turns = 4

/**
 * What a form is sent, whatever it asks: what tries to get out wherever one may write, then its turn's part of what is broken or of the wrong
 * kind, in every field at once, and of what is enormous, in one field. The same body is not sent twice.
 */
export function nastyBodies(form: Form, turn: number): Sent<string>[] {
  const names = form.fields.map(({ name }) => name)
  const mine = (_: string, at: number) => at % turns === turn % turns
  const whole = [
    ...markers.map((text) => fillForm(form, text)),
    ...[...broken, ...wrongKind]
      .filter(mine)
      .map((text) => names.map((name): [string, string] => [name, text])),
    ...enormous.filter(mine).map((text) => fillOne(form, names[turn % names.length], text)),
  ]
  return [...new Map(whole.map(sendForm).map((sent) => [sent.body, sent])).values()]
}

function fillOne(form: Form, one: string | undefined, text: string): [string, string][] {
  return fillForm(form, 'bonjour').map(([name, value]) => [name, name === one ? text : value])
}

/** The form as someone would send it who writes `text` wherever one may write. */
function fillForm(form: Form, text: string): [string, string][] {
  const firstOfName = (field: Field) => form.fields.find(({ name }) => name === field.name) === field
  return form.fields
    .filter(
      (field) =>
        !['file', 'submit'].includes(field.type) && (field.type === 'checkbox' || firstOfName(field)),
    )
    .map((field) => [field.name, fillField(field, text)])
}

function fillField({ type, value }: Field, text: string): string {
  const usual: Readonly<Record<string, string>> = {
    date: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
    time: '18:00',
    number: '2',
    email: 'personne@exemple.invalid',
    url: `https://exemple.invalid/${text}`,
    tel: '0102030405',
  }
  if (['hidden', 'radio', 'checkbox', 'select', 'button'].includes(type)) return value
  return value || (usual[type] ?? text)
}

/** Everything that could be sent in place of this form: other values, other shapes, other encodings. */
export function hostileBodies(form: Form): fc.Arbitrary<Sent> {
  const usual = fillForm(form, 'bonjour')
  const values = fc.tuple(
    ...usual.map(([name, value]) => fc.tuple(fc.constant(name), fc.oneof(fc.constant(value), hostileText))),
  )
  const pairs = fc
    .tuple(values, fc.array(strangeField(usual), { maxLength: 3 }))
    .map(([own, strange]): Pairs => [...own, ...strange])
  return pairs.chain((all) => fc.constantFrom(...encodings).map((encode) => encode(all)))
}

/** Fields nobody asked for, and known ones sent again or as something else. */
function strangeField(usual: Pairs): fc.Arbitrary<readonly [string, string]> {
  const names = usual.map(([name]) => name)
  const variants = names.flatMap((name) => [name, `${name}[]`, `${name}[a]`, `${name}.length`])
  return fc.tuple(
    fc.constantFrom('__proto__', 'constructor', 'toString', '', '\u0000', 'a'.repeat(5_000), ...variants),
    hostileText,
  )
}

const boundary = 'limite'

const encodings: readonly ((pairs: Pairs) => Sent)[] = [
  sendForm,
  sendForm,
  sendMultipart,
  sendMultipart,
  (pairs) => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: writeBrokenPercents(pairs),
  }),
  (pairs) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(pairs)),
  }),
  (pairs) => ({
    headers: { 'content-type': 'text/plain' },
    body: pairs.map((pair) => pair.join('=')).join('\r\n'),
  }),
  (pairs) => ({
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: writeMultipart(pairs).slice(0, -8),
  }),
  (pairs) => ({
    headers: { 'content-type': 'multipart/form-data; boundary=autre' },
    body: writeMultipart(pairs),
  }),
  (pairs) => ({ headers: { 'content-type': 'multipart/form-data' }, body: writeMultipart(pairs) }),
  (pairs) => ({
    headers: { 'content-type': `multipart/form-data; boundary=${'b'.repeat(9_000)}` },
    body: writeMultipart(pairs),
  }),
  (pairs) => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' },
    body: pairs.join('&'),
  }),
  () => ({ headers: { 'content-type': '' }, body: new Uint8Array([0xff, 0xfe, 0x00, 0x80, 0xc0, 0xaf]) }),
  () => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: '&=&%&%zz&='.repeat(5_000),
  }),
]

/** As a browser sends a form without files. */
function sendForm(pairs: Pairs): Sent<string> {
  const body = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString()
  return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body }
}

/** As a browser sends a form with files: every field once as a text and once as a file. */
function sendMultipart(pairs: Pairs): Sent {
  const body = new FormData()
  for (const [name, value] of pairs) {
    body.append(name, value)
    body.append(name, new File([value], `../${value.slice(0, 200)}.html`, { type: 'text/html' }))
  }
  return { headers: {}, body }
}

/** Raw bytes where a browser would never leave any: half a surrogate, an overlong slash, a lone percent. */
function writeBrokenPercents(pairs: Pairs): string {
  return pairs.map(([name]) => `${encodeURIComponent(name.toWellFormed())}=%ED%A0%80%C0%AF%00%zz%`).join('&')
}

function writeMultipart(pairs: Pairs): string {
  const parts = pairs.map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${parts.join('')}--${boundary}--\r\n`
}
