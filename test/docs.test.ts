import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { root } from '../src/platform/root.ts'

const texts = ['*.md', 'docs/*.md', 'docs/*/*.md', 'bench/*.md']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

/** Where a heading is reached, as GitHub and its like name it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

test('the texts of the project link to files and headings that are there', () => {
  assert.ok(texts.length > 20)
  const broken = texts.flatMap(({ path, text }) =>
    [...matches(text, /\]\(([^)\s]+)\)/g), ...matches(text, /<img src="([^"]+)"/g)]
      .filter((link) => !/^https?:/.test(link))
      .filter((link) => {
        const [file = '', anchor] = link.split('#')
        const at = file ? join(root, dirname(path), file) : join(root, path)
        if (!existsSync(at)) return true
        if (!anchor) return false
        return !matches(readFileSync(at, 'utf8'), /^#+ (.*)$/gm)
          .map(anchorOf)
          .includes(decodeURI(anchor))
      })
      .map((link) => `${path}: ${link}`),
  )
  assert.deepEqual(broken, [])
})

test('the commands that they name exist, and so do the tests that show a promise', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
  const program = readFileSync(join(root, 'src/cli.ts'), 'utf8')
  const known = matches(program, /^ {2}(\w+): \{/gm)
  assert.ok(known.includes('doctor'))
  const missing = texts.flatMap(({ path, text }) => [
    ...matches(text, /npm run (?:-s )?([a-z]+)/g).flatMap((name) =>
      name in scripts ? [] : [`${path}: npm run ${name}`],
    ),
    ...matches(text, /(?:start\.mjs|socialab --) (?!node|git|mkdir)([a-z]+)/g).flatMap((name) =>
      known.includes(name) || name in scripts ? [] : [`${path}: ${name}`],
    ),
    ...matches(text, /`((?:src|test)\/[\w/.-]+)`/g).flatMap((file) =>
      existsSync(join(root, file)) ? [] : [`${path}: ${file}`],
    ),
  ])
  assert.deepEqual(missing, [])
})
