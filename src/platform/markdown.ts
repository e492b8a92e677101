import MarkdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'

const maxBytes = 65_536
const maxDepth = 100
// Reading takes time by the marks, and by the lines each level of nesting reads again: at these bounds about 50 ms.
const maxMarks = 5_000
const maxNestedLines = 200_000

// One carriage return is a new line, as people who never heard of Markdown expect.
const markdown = new MarkdownIt({
  html: false,
  linkify: true,
  breaks: true,
  maxNesting: maxDepth,
})
markdown.disable(['image', 'table', 'code', 'reference', 'html_block', 'html_inline'])
markdown.validateLink = isLink
markdown.core.ruler.push('lower_headings', ({ tokens }) => {
  for (const token of tokens) {
    // A page has its own title and sections above any text.
    if (token.type === 'heading_open' || token.type === 'heading_close')
      token.tag = `h${Math.max(3, Number(token.tag.slice(1)))}`
  }
})

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'em',
    'strong',
    's',
    'code',
    'pre',
    'ul',
    'ol',
    'li',
    'blockquote',
    'a',
    'hr',
    'h3',
    'h4',
    'h5',
    'h6',
  ],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nestingLimit: maxDepth,
  transformTags: {
    a: (tagName, attribs) => ({
      tagName,
      attribs: { ...attribs, rel: 'nofollow ugc noopener' },
    }),
  },
}

/**
 * Turns what someone wrote into safe HTML: paragraphs, emphasis, lists, quotes, links, small headings. What is too long (64 KiB), nests too
 * deep (100) or is mostly marks is shown as it was typed.
 */
export function renderMarkdown(text: string): string {
  const source = text.toWellFormed()
  if (Buffer.byteLength(source) > maxBytes || isTangled(source)) return plainParagraphs(source)
  return sanitizeHtml(markdown.render(source), allowed)
}

/** The beginning of a text without its marks, at most `max` characters, ending on a whole word. */
export function excerpt(text: string, max: number): string {
  const source = text.slice(0, max * 4 + 1_000).toWellFormed()
  const plain = (isTangled(source) ? source : wordsOf(source)).replace(/\s+/g, ' ').trim()
  if (plain.length <= max) return plain
  const cut = plain
    .slice(0, max - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
  const lastSpace = cut.lastIndexOf(' ')
  return `${(lastSpace > max / 2 ? cut.slice(0, lastSpace) : cut).replace(/[\s,;:.–-]+$/, '')}…`
}

function wordsOf(source: string): string {
  const words: string[] = []
  for (const token of markdown.parse(source, {})) {
    if (token.type === 'fence') words.push(token.content)
    for (const child of token.children ?? [])
      words.push(child.type === 'softbreak' || child.type === 'hardbreak' ? ' ' : child.content)
    words.push(' ')
  }
  return words.join('')
}

/** Links out by four schemes, or to a path of this site; a backslash would make a path another site's. */
function isLink(url: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)[^\s]/i.test(url) || /^\/(?![/\\]|%5c)/i.test(url) || url.startsWith('#')
}

/** Whether a text is a tangle of marks rather than words, which takes long to read and says nothing. */
function isTangled(source: string): boolean {
  const marks = source.match(/[*_`~[\]!<&@\\\n]|:\/\//g)?.length ?? 0
  if (marks > maxMarks) return true
  let deepest = 0
  let lines = 0
  for (const line of source.split('\n')) {
    lines += 1
    // A line of dashes or stars alone is a rule across the page.
    if (/^[ \t]*([*-])(?:[ \t]*\1)*[ \t]*$/.test(line)) continue
    const front = /^(?:[ \t>*+-]|\d{1,9}[.)])*/.exec(line)?.[0] ?? ''
    const levels = front.match(/[>*+-]|\d[.)]| {2}|\t/g)?.length ?? 0
    deepest = Math.max(deepest, levels)
  }
  return deepest > maxDepth || deepest * lines > maxNestedLines
}

function plainParagraphs(source: string): string {
  const paragraphs = source.split(/\n{2,}/).filter((one) => one.trim() !== '')
  return paragraphs.map((one) => `<p>${escape(one.trim()).replaceAll('\n', '<br />')}</p>`).join('\n')
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
