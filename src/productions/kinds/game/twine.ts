import { fitCards, type Imported, type ImportedScene, type Lost } from './imported.ts'

interface Passage {
  name: string
  tags: readonly string[]
  text: string
}

interface Told {
  passages: Passage[]
  /** The name of the passage it begins with, when it says so. */
  start: string | undefined
}

// What Twine and its formats keep beside the story itself.
const beside = new Set(['StoryTitle', 'StoryData'])
const machinery = /^(?:Story[A-Z]\w*|Passage(?:Header|Footer|Done|Ready))$/
const machineTags = ['script', 'stylesheet', 'widget', 'header', 'footer', 'startup']

/**
 * Reads a story made with Twine, as the page it publishes (Twine 2 HTML) or as Twee 3, into cards: each passage is a scene, each link a
 * choice. Nothing of it is run: what its format would compute stays in the text as it is written, and is told.
 * @see https://github.com/iftechfoundation/twine-specs
 */
export function readTwine(source: string): Imported {
  const { passages, start } = /<tw-storydata\b/i.test(source) ? readPage(source) : readTwee(source)
  const lost: Lost[] = []
  const told = new Map<string, Passage>()
  for (const passage of passages) {
    const { name, tags } = passage
    if (beside.has(name)) continue
    if (machinery.test(name) || machineTags.some((tag) => tags.includes(tag)))
      lost.push({ line: 0, what: 'format', words: name })
    else if (!told.has(name)) told.set(name, passage)
  }
  const scenes = [...told.values()].map((passage) => readPassage(passage, told, lost))
  const first = scenes.find(({ name }) => name === (start ?? 'Start'))
  return fitCards({
    scenes: first ? [first, ...scenes.filter((scene) => scene !== first)] : scenes,
    lost,
  })
}

function readPage(source: string): Told {
  // One that is never closed is looked at once: to look for its end from each of many would take for ever.
  const from = source.slice(source.search(/<tw-storydata\b/i) + '<tw-storydata'.length)
  const head = from.slice(0, Math.max(0, from.indexOf('>')))
  const startId = attributesOf(head).get('startnode')
  const found = source
    .split(/<tw-passagedata\b/i)
    .slice(1)
    .map((piece) => {
      const end = piece.indexOf('>')
      const own = attributesOf(piece.slice(0, end))
      const [text = ''] = piece.slice(end + 1).split(/<\/tw-passagedata>/i)
      const tags = (own.get('tags') ?? '').split(' ')
      return { id: own.get('pid'), name: own.get('name') ?? '', tags, text: decode(text) }
    })
  return { passages: found, start: found.find(({ id }) => id === startId)?.name }
}

function attributesOf(head: string): Map<string, string> {
  const found = head.matchAll(/(?<![\w-])([\w-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g)
  return new Map([...found].map(([, name = '', double, single]) => [name, decode(double ?? single ?? '')]))
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(String(hex), 16))
  })
}

function readTwee(source: string): Told {
  const passages = `\n${source.replaceAll('\r\n', '\n')}`
    .split(/\n::/)
    .slice(1)
    .map((piece): Passage => {
      const [head = '', ...lines] = piece.split('\n')
      const header = /^((?:\\.|[^[{\\])*)(?:\[([^\]]*)\])?/.exec(head.trim())
      const name = (header?.[1] ?? '').replaceAll(/\\(.)/g, '$1').trim()
      return { name, tags: (header?.[2] ?? '').split(' '), text: lines.join('\n') }
    })
  const data = passages.find(({ name }) => name === 'StoryData')?.text ?? ''
  return { passages, start: /"start"\s*:\s*"([^"\\]*)"/.exec(data)?.[1] }
}

const link = /\[\[([^[\]]+)\](?:\[([^[\]]*)\])?\]/g
/** A macro of Harlowe, SugarCube or Snowman. */
const macro = /\(\s*[a-z][\w-]*\s*:|<<|<%/i

function readPassage(
  { name, text }: Passage,
  all: ReadonlyMap<string, Passage>,
  lost: Lost[],
): ImportedScene {
  const choices: ImportedScene['choices'][number][] = []
  const lose = (what: Lost['what'], words: string) =>
    lost.push({ line: 0, what, words: `${name} : ${words}`.slice(0, 120) })
  const lines = text.split('\n').flatMap((line) => {
    if (macro.test(line)) lose('macro', line.trim())
    let links = 0
    const words = line.replaceAll(link, (whole, inside: string, setter: string | undefined) => {
      const way = cutLink(inside)
      if (setter) lose('macro', whole)
      if (!all.has(way.to)) lose('target', way.to)
      choices.push({ ...way, to: all.has(way.to) ? way.to : '', changes: [], conditions: [] })
      links += 1
      return '\0' + way.text
    })
    // A line that is nothing but links is not read twice.
    const alone = links > 0 && line.replaceAll(link, '').replaceAll(/[\s*>.,;|-]/g, '') === ''
    return alone ? [] : [words.replaceAll('\0', '').trim()]
  })
  const said = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return {
    name,
    title: name,
    text: said,
    speaker: '',
    talk: '',
    added: [],
    choices,
    ending: choices.length === 0,
  }
}

/** `words->target`, `target<-words`, `words|target`, or both at once. */
function cutLink(inside: string): { text: string; to: string } {
  const [right, left, bar] = [inside.lastIndexOf('->'), inside.indexOf('<-'), inside.indexOf('|')]
  const cut = (text: string, to: string) => ({ text: text.trim() || to.trim(), to: to.trim() })
  if (right >= 0) return cut(inside.slice(0, right), inside.slice(right + 2))
  if (left >= 0) return cut(inside.slice(left + 2), inside.slice(0, left))
  if (bar >= 0) return cut(inside.slice(0, bar), inside.slice(bar + 1))
  return cut(inside, inside)
}
