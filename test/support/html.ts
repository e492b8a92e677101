/** An opening tag of a page, with its attributes decoded. */
export interface Tag {
  name: string
  attributes: Map<string, string>
  /** Where the tag ends in the page. */
  end: number
}

const tag = /<([a-z][a-z0-9-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/gi
const attribute = /([^\s=>"]+)(?:="([^"]*)")?/g
const entities = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
])

/** The opening tags of our own pages, whose attributes are always in double quotes. */
export function readTags(html: string): Tag[] {
  return [...html.matchAll(tag)].map((match) => ({
    name: (match[1] ?? '').toLowerCase(),
    attributes: readAttributes(match[2] ?? ''),
    end: match.index + match[0].length,
  }))
}

function readAttributes(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(attribute)].map(([, name = '', value = '']) => [name.toLowerCase(), decode(value)]),
  )
}

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal) return String.fromCodePoint(Number(decimal))
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
      return entities.get(name ?? '') ?? whole
    },
  )
}

export interface Field {
  name: string
  /** The type of an input, else `textarea`, `select` or `button`. */
  type: string
  value: string
}

/** A form and everything in it that has a name. */
export interface Form {
  method: string
  action: string
  fields: Field[]
}

/** The forms of a page, in order. */
export function readForms(html: string, path: string): Form[] {
  const forms: Form[] = []
  for (const { name, attributes, end } of readTags(html)) {
    if (name === 'form') {
      const method = (attributes.get('method') ?? 'get').toUpperCase()
      forms.push({ method, action: attributes.get('action') || path, fields: [] })
    }
    const field = attributes.get('name')
    if (!field || !['input', 'textarea', 'select', 'button'].includes(name)) continue
    const type = name === 'input' ? (attributes.get('type') ?? 'text') : name
    forms.at(-1)?.fields.push({ name: field, type, value: readValue(html, name, attributes, end) })
  }
  return forms
}

function readValue(html: string, name: string, attributes: Map<string, string>, end: number): string {
  if (name === 'textarea') return decode(html.slice(end, html.indexOf('</textarea', end)))
  if (name !== 'select') return attributes.get('value') ?? (attributes.get('type') === 'checkbox' ? 'on' : '')
  const options = readTags(html.slice(end, html.indexOf('</select', end))).filter(
    (tag) => tag.name === 'option',
  )
  const chosen = options.find((option) => option.attributes.has('selected')) ?? options.at(-1)
  return chosen?.attributes.get('value') ?? ''
}
