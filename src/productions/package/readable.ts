import { nameOf } from '../../platform/choices.ts'
import { useView } from '../../platform/view.ts'
import { writeAuthors } from '../authors/names.tsx'
import { readSceneAnswers } from '../kinds/game/answers.ts'
import type { ShownPart } from '../parts/sorts.ts'
import type { ShownProduction } from '../reading/queries.ts'

/** Where the files of a production lie in the package, by their id here. */
export type Paths = ReadonlyMap<string, string>

/** The present version as a text that opens anywhere, with links to the files beside it. */
export function writeContent(production: ShownProduction, paths: Paths): string {
  const { t } = useView()
  const { title, summary, easy, cover, parts } = production
  const titles = new Map(parts.map((part) => [part.key, part.title]))
  const blocks = [
    `# ${title}`,
    summary,
    writeCredit(production),
    cover && linkTo(paths.get(cover.id), cover.alt, true),
    easy && `## ${t('productions.package.easy')}\n\n${easy}`,
    ...parts.flatMap((part) => writePart(part, paths, titles)),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

/** Who may use it and how, in words, and the line that says whom it comes from. */
export function writeLicence(production: ShownProduction): string {
  const { t, words } = useView()
  const address = words.find('licence', production.licence)?.data['url']
  const lines = [
    nameOf('licence', production.licence),
    typeof address === 'string' ? address : '',
    `${t('productions.credit')}\n${writeCredit(production)}`,
  ]
  return `${lines.filter(Boolean).join('\n\n')}\n`
}

function writeCredit({ title, authors, group, path, elsewhere }: ShownProduction): string {
  const { t, publicUrl } = useView()
  return t('productions.credit.line', {
    title,
    authors: writeAuthors(authors, group?.name ?? null),
    address: elsewhere?.url ?? new URL(path, publicUrl).href,
  })
}

function writePart(part: ShownPart, paths: Paths, titles: ReadonlyMap<string, string>): string[] {
  const { sort, title, alt, file, own, withdrawn } = part
  const text = withdrawn ? '' : part.text
  const path = file ? paths.get(file.id) : undefined
  const choices = sort === 'scene' ? readSceneAnswers(own).choices : []
  const ways = choices.map((choice) => `- ${choice.text} → ${titles.get(choice.to) ?? '…'}`)
  return [
    title && `## ${title}`,
    file && linkTo(path, alt || title || file.name, file.role === 'picture'),
    text,
    ways.join('\n'),
  ].filter((block) => typeof block === 'string')
}

function linkTo(path: string | undefined, words: string, shown: boolean): string {
  return path === undefined ? '' : `${shown ? '!' : ''}[${words.replace(/[[\]\n]/g, ' ')}](<${path}>)`
}
