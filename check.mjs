// `npm run check`: types, structure, unused code, formatting. Each tool runs whatever the others found.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = import.meta.dirname

function call(script, ...args) {
  const done = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { fine: done.status === 0, output: `${done.stdout}${done.stderr}`.trim() }
}

/** With a TypeScript that it cannot use, this tool reads nothing and finds nothing wrong: that is a failure. */
function checkStructure() {
  const folders = ['src', 'test', 'bench', 'demo'].filter((name) => existsSync(join(root, name)))
  const { fine, output } = call(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    ...folders,
  )
  const read = Number(output.match(/(\d+) modules/)?.[1] ?? 0)
  return { fine: fine && read > 0, output: read > 0 ? output : `${output}\nno module was read` }
}

const checks = {
  types: () => call('tsgo/bin/tsc', '--noEmit'),
  structure: checkStructure,
  'unused code': () => call('knip/bin/knip.js', '--no-progress'),
  formatting: () =>
    call('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '**/*.{ts,tsx,mjs,cjs,json,css}'),
}

const wanted = process.argv.slice(2)
for (const [name, check] of Object.entries(checks)) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue
  const { fine, output } = check()
  console.log(`${fine ? '✔' : '✖'} ${name}`)
  if (fine) continue
  console.log(output)
  process.exitCode = 1
}
