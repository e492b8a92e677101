/**
 * What JSX means here (tsconfig.json, `jsxImportSource`): pages written as text, everything from elsewhere escaped. See docs/adr/jsx.md.
 */
import type { JSX } from 'hono/jsx/jsx-runtime'

export type { JSX }

type Props = Readonly<Record<string, unknown>>
type Tag = string | ((props: Props) => unknown)

/** An element that is not written yet: components need the view, which is within reach only while a page is rendered. */
class Piece {
  readonly tag: Tag
  readonly props: Props
  constructor(tag: Tag, props: Props) {
    this.tag = tag
    this.props = props
  }
  toString(): string {
    return writePiece(this)
  }
}

/** What the compiler makes of `<tag …props>`. */
export function jsx(tag: Tag, props: Props): JSX.Element {
  // The types are Hono's, whose elements also have a toString that gives their HTML: all that anyone asks of them.
  return new Piece(tag, props) as unknown as JSX.Element
}

/**
 * The same, for several children: the compiler tells them apart.
 * @alias
 * @public
 */
export const jsxs = jsx

/**
 * What `<>…</>` groups.
 * @public
 */
export const Fragment = ({ children }: Props) => children

function write(child: unknown): string {
  if (typeof child === 'string') return escapeHtml(child)
  if (child instanceof Piece) return writePiece(child)
  if (child === null || child === undefined || typeof child === 'boolean') return ''
  if (typeof child === 'number') return String(child)
  if (!Array.isArray(child)) throw new TypeError('a page is made of texts, numbers and elements')
  let html = ''
  for (const one of child) html += write(one)
  return html
}

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

function writePiece({ tag, props }: Piece): string {
  if (typeof tag === 'function') return write(tag(props))
  let html = `<${tag}`
  let inner: string | undefined
  for (const name in props) {
    if (name === 'children') continue
    if (name === 'dangerouslySetInnerHTML') inner = safeHtml(props[name])
    else html += writeAttribute(name, props[name])
  }
  if (empty.has(tag)) return `${html}/>`
  return `${html}>${inner ?? write(props['children'])}</${tag}>`
}

function safeHtml(given: unknown): string {
  if (typeof given === 'object' && given !== null && '__html' in given) return String(given.__html)
  throw new TypeError('dangerouslySetInnerHTML takes { __html }')
}

/** Those that are there or not; any other attribute says « true » or « false ». */
const flags = new Set(
  `allowfullscreen async autofocus autoplay checked controls default defer disabled download formnovalidate hidden inert loop multiple
  muted nomodule novalidate open playsinline readonly required reversed selected`.split(/\s+/),
)

// Names come from our own sources: there are few.
const known = new Set<string>()

function writeAttribute(name: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (!known.has(name)) {
    if (!/^[a-z][\w:.-]*$/i.test(name)) throw new TypeError(`no attribute can be called ${name}`)
    known.add(name)
  }
  if (typeof value === 'boolean' && flags.has(name)) return value ? ` ${name}=""` : ''
  if (typeof value === 'string') return ` ${name}="${escapeHtml(value)}"`
  if (typeof value === 'number' || typeof value === 'boolean') return ` ${name}="${value}"`
  throw new TypeError(`the attribute ${name} is a text, a number or a yes`)
}

const special = /["&'<>]/

/** For text and for attributes between double quotes alike. */
function escapeHtml(text: string): string {
  const first = text.search(special)
  if (first < 0) return text
  let html = ''
  let done = 0
  for (let at = first; at < text.length; at += 1) {
    const entity = entityOf(text.charCodeAt(at))
    if (!entity) continue
    html += text.slice(done, at) + entity
    done = at + 1
  }
  return html + text.slice(done)
}

function entityOf(code: number): string | undefined {
  if (code > 62) return undefined
  if (code === 38) return '&amp;'
  if (code === 60) return '&lt;'
  if (code === 62) return '&gt;'
  if (code === 34) return '&quot;'
  return code === 39 ? '&#39;' : undefined
}
