import { fitCards, mostScenes, type Imported, type ImportedScene, type Lost } from './imported.ts'
import { bareOf, cutChoice, plain, readChange, readConditions, readVariables } from './ink-lines.ts'
import type { Choice } from './story.ts'

interface Reading {
  lost: Lost[]
  scenes: ReadScene[]
  variables: ReadonlyMap<string, string>
  /** The scene that lines go to, under those of the choices it hangs on. */
  open: { scene: ReadScene; level: number }[]
  /** The choice that has just been read, whose lines may follow. */
  choice: Choice | null
  /** The text that is added under a condition, while its lines come; null between such texts. */
  block: { lines: string[]; line: number; condition: string } | null
  /** In a function: nothing of it can be a card. */
  skipping: boolean
  knot: string
  start: string | undefined
}

interface ReadScene {
  scene: Omit<ImportedScene, 'choices'> & { choices: Choice[] }
  lines: string[]
  knot: string
  /** It says its own name: we wrote it. */
  named: boolean
  ends: boolean
  goes: { to: string; line: number } | null
}

/**
 * Reads a text in ink into cards, as far as cards go: knots and stitches are scenes, a choice with words under it leads to a scene of its
 * own, and whatever else ink can do is told by its line. `onward` are the words of the choice put where a scene goes on by itself.
 */
export function readInk(ink: string, onward: string): Imported {
  const lines = withoutComments(ink)
  const reading: Reading = {
    ...{ lost: [], scenes: [], open: [], choice: null, block: null, skipping: false, knot: '' },
    variables: readVariables(ink.split(/\r?\n/)),
    start: undefined,
  }
  for (const [at, line] of lines.entries()) {
    if (reading.scenes.length > mostScenes) break
    readLine(reading, line.trim(), at + 1)
  }
  return fitCards(finish(reading, onward))
}

/** The lines without what is written beside them; those of a long comment stay, empty, so that numbers hold. */
function withoutComments(ink: string): string[] {
  return ink
    .replaceAll(/\/\/[^\n]*|\/\*(?:[^]*?\*\/|[^]*$)/g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .split(/\r?\n/)
}

function readLine(reading: Reading, line: string, at: number): void {
  if (line === '') return
  const bare = bareOf(line)
  const lose = (what: Lost['what']) => reading.lost.push({ line: at, what, words: line.slice(0, 120) })
  if (/^==/.test(bare)) return readKnot(reading, bare, lose)
  if (reading.skipping) return
  if (reading.block) return readBlockLine(reading, line, bare, lose)
  if (/^=[^=]/.test(bare)) return beginScene(reading, `${reading.knot}.${bare.slice(1).trim()}`)
  if (/^VAR\b/.test(bare)) return void (/=\s*(?:0|false)\s*$/.test(bare) || lose('variable'))
  if (/^(?:CONST|LIST|EXTERNAL|INCLUDE)\b/.test(bare)) return void lose('other')
  if (/^[*+]/.test(bare)) return readChoice(reading, line, at, lose)
  if (/^->->/.test(bare)) return void lose('tunnel')
  if (/^->/.test(bare)) return goOn(reading, line.slice(2).trim(), at, lose)
  if (/^<-/.test(bare)) return void lose('thread')
  if (/^-/.test(bare)) return void lose('gather')
  if (/^~/.test(bare)) return readAssignment(reading, line.slice(1).trim(), lose)
  if (/^#/.test(bare)) return readTag(reading, line.slice(1).trim(), lose)
  readText(reading, line, bare, at, lose)
}

type Lose = (what: Lost['what']) => void

function readKnot(reading: Reading, bare: string, lose: Lose): void {
  const name = /^=+\s*(function\s+)?([\p{L}\d_]+)\s*(\()?/u.exec(bare)
  reading.skipping = name?.[1] !== undefined
  if (name?.[1] ?? name?.[3]) lose('function')
  if (reading.skipping) return
  reading.knot = name?.[2] ?? ''
  beginScene(reading, reading.knot)
}

function beginScene(reading: Reading, name: string): void {
  reading.open = [{ scene: addScene(reading, name), level: 0 }]
  reading.choice = null
  reading.block = null
}

function addScene(reading: Reading, name: string, title = titleOf(name)): ReadScene {
  const scene = { name, title, speaker: '', text: '', ending: false, talk: '', choices: [], added: [] }
  const added = { scene, lines: [], knot: reading.knot, named: false, ends: false, goes: null }
  reading.scenes.push(added)
  return added
}

/** `le_guichet` reads as « le guichet ». */
const titleOf = (name: string) => (name.split('.').at(-1) ?? '').replaceAll('_', ' ').trim() || '…'

/** The scene that a line belongs to: that of the choice it stands under, begun if it has none, or the one that is open. */
function sceneAt(reading: Reading): ReadScene {
  const { choice } = reading
  const above = reading.open.at(-1) ?? { scene: addScene(reading, ''), level: 0 }
  if (reading.open.length === 0) reading.open.push(above)
  if (!choice) return above.scene
  const name = `${above.scene.scene.name}.${reading.scenes.length}`
  const scene = addScene(reading, name, choice.text)
  choice.to = name
  reading.open.push({ scene, level: above.level + 1 })
  reading.choice = null
  return scene
}

function readChoice(reading: Reading, line: string, at: number, lose: Lose): void {
  const cut = cutChoice(line)
  while ((reading.open.at(-1)?.level ?? 0) >= cut.level) {
    reading.open.pop()
    reading.choice = null
  }
  if (reading.choice && (reading.open.at(-1)?.level ?? 0) + 1 === cut.level) reading.choice = null
  const { scene } = sceneAt(reading)
  if (cut.text === '') return void (cut.to === 'END' || lose('other'))
  if (cut.once) lose('once')
  if (cut.label) lose('label')
  if (cut.tagged) lose('tag')
  if (cut.after) lose('shown-again')
  const conditions = cut.conditions.flatMap((typed) => {
    const read = readConditions(typed, reading.variables)
    if (!read) lose('condition')
    return read ?? []
  })
  reading.choice = { text: cut.text, to: '', changes: [], conditions }
  scene.choices.push(reading.choice)
  if (cut.to) goOn(reading, cut.to, at, lose)
}

function goOn(reading: Reading, target: string, line: number, lose: Lose): void {
  const to = target.replace(/\s.*$/, '')
  if (target !== to) return void lose('tunnel')
  if (reading.choice) {
    if (to !== 'END' && to !== 'DONE') reading.choice.to = `${reading.knot} ${to}`
    return
  }
  if (reading.open.length === 0 && reading.scenes.length === 0) {
    reading.start = to
    return
  }
  const scene = sceneAt(reading)
  if (to === 'END' || to === 'DONE') scene.ends = true
  else scene.goes = { to: `${reading.knot} ${to}`, line }
}

function readAssignment(reading: Reading, typed: string, lose: Lose): void {
  const change = readChange(typed, reading.variables)
  if (change && reading.choice) reading.choice.changes = [...reading.choice.changes, change]
  else lose(change ? 'entry' : 'set')
}

function readTag(reading: Reading, tag: string, lose: Lose): void {
  const [, name, said = ''] = /^(\w+)\s*:?\s*(.*)$/.exec(tag) ?? []
  if (name === 'title' && reading.scenes.length === 0) return
  const scene = sceneAt(reading)
  if (name === 'scene') [scene.scene.title, scene.named] = [plain(said) || scene.scene.title, true]
  else if (name === 'speaker') scene.scene.speaker = plain(said)
  else if (name === 'ending') scene.scene.ending = true
  else if (name === 'talk') scene.scene.talk = `${scene.scene.talk}\n${plain(said)}`.trim()
  else lose('tag')
}

function readText(reading: Reading, line: string, bare: string, at: number, lose: Lose): void {
  const block = /^\{([^{}|:]*):$/.exec(bare)
  if (block) {
    reading.block = { lines: [], line: at, condition: line.slice(1, -1).trim() }
    return
  }
  const short = /^\{([^{}|:]*):([^{}|]*)\}$/.exec(bare)
  if (short) {
    const cut = 2 + (short[1]?.length ?? 0)
    return addUnder(reading, line.slice(1, cut - 1).trim(), [plain(line.slice(cut, -1))], lose)
  }
  const arrow = bare.indexOf('->')
  const words = cutTag(arrow < 0 ? line : line.slice(0, arrow), lose)
  const scene = sceneAt(reading)
  if (bareOf(words).includes('<>')) lose('glue')
  if (/[{}]/.test(bareOf(words))) lose('inline')
  scene.lines.push(plain(words.replaceAll('<>', '')))
  if (arrow >= 0) goOn(reading, line.slice(arrow + 2).trim(), at, lose)
}

function cutTag(words: string, lose: Lose): string {
  const tag = bareOf(words).indexOf('#')
  if (tag < 0) return words
  lose('tag')
  return words.slice(0, tag)
}

function readBlockLine(reading: Reading, line: string, bare: string, lose: Lose): void {
  const { block } = reading
  if (bare === '}') {
    reading.block = null
    if (block) addUnder(reading, block.condition, block.lines, lose)
  } else if (/^(?:[-~*+<{]|->)/.test(bare)) lose('inline')
  else block?.lines.push(plain(line))
}

function addUnder(reading: Reading, typed: string, lines: readonly string[], lose: Lose): void {
  const [condition, ...others] = readConditions(typed, reading.variables) ?? []
  if (!condition || others.length > 0) return lose('condition')
  const { scene } = sceneAt(reading)
  scene.added = [...scene.added, { text: lines.join('\n\n'), condition }]
}

/** Sets the first scene first, and says where choices lead once every name is known. */
function finish({ scenes, lost, start }: Reading, onward: string): Imported {
  const told = scenes.filter(
    ({ scene, lines }) => scene.name !== '' || lines.length + scene.choices.length > 0,
  )
  const names = new Map(told.map((read) => [read.scene.name, read]))
  // A knot that holds nothing of its own but stitches begins with the first of them.
  const stand = (name: string): string => {
    const read = names.get(name)
    const empty = read && read.lines.length + read.scene.choices.length === 0 && !read.goes && !read.ends
    const stitch = empty && told.find(({ scene }) => scene.name.startsWith(`${name}.`))
    return stitch ? stitch.scene.name : name
  }
  const resolve = (target: string, line: number): string => {
    const [knot = '', name = ''] = target.split(' ')
    const found = [`${knot}.${name}`, name].find((one) => names.has(one))
    if (!found) lost.push({ line, what: 'target', words: name })
    return found ? stand(found) : ''
  }
  const cards = told
    .filter(({ scene }) => stand(scene.name) === scene.name)
    .map(({ scene, lines, named, ends, goes }): ImportedScene => {
      const choices = scene.choices.map((choice) => ({
        ...choice,
        to: choice.to.includes(' ') ? resolve(choice.to, 0) : choice.to,
      }))
      if (goes && choices.length > 0)
        lost.push({ line: goes.line, what: 'after-choices', words: scene.title })
      if (goes && choices.length === 0)
        choices.push({ text: onward, to: resolve(goes.to, goes.line), changes: [], conditions: [] })
      const ending = scene.ending || (ends && !named && choices.length === 0)
      return { ...scene, text: lines.join('\n\n'), choices, ending }
    })
  const first = cards.find(({ name }) => start !== undefined && name === stand(start))
  return {
    scenes: first ? [first, ...cards.filter((card) => card !== first)] : cards,
    lost: lost.toSorted((one, other) => one.line - other.line),
  }
}
