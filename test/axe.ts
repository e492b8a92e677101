import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../src/platform/root.ts'

// `npm run axe`: the test of every page again, in every way of coming to it instead of a few. It takes minutes.
const settings = { ...process.env, EVERY_WAY: '1' }
const test = spawn(process.execPath, [join(root, 'start.mjs'), 'test', 'test/accessibility.journey'], {
  stdio: 'inherit',
  env: settings,
})
test.on('exit', (code) => {
  process.exitCode = code ?? 1
})
