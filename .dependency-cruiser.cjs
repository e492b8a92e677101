// Who may import whom (ARCHITECTURE.md): left to right, each module knows only what stands on its left, and only its front door.
const order = require('./modules.json')
const modules = order.slice(1)

const direction = order.map((name, index) => ({
  name: `${name}-knows-only-its-left`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: `^src/(${[...order.slice(index + 1), '[^/]+$'].join('|')})` },
}))

module.exports = {
  forbidden: [
    ...direction,
    {
      name: 'only-the-front-door',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: `^src/(${modules.join('|')})/`, pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      // What mounts the pages also takes each module's routes.
      name: 'only-the-front-door-or-the-routes',
      severity: 'error',
      from: { path: '^src/[^/]+$' },
      to: { path: `^src/(${modules.join('|')})/`, pathNot: '^src/[^/]+/(index\\.ts|routes\\.tsx)$' },
    },
    {
      name: 'browsers-get-no-server-code',
      severity: 'error',
      from: { path: '^src/client/' },
      to: { path: '^src/(?!client/)' },
    },
    {
      name: 'the-server-runs-no-browser-code',
      severity: 'error',
      from: { path: '^src/(?!client/)' },
      to: { path: '^src/client/' },
    },
    {
      name: 'the-program-knows-no-test',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(test|bench)/|\\.test\\.tsx?$' },
    },
    {
      name: 'only-the-command-line-opens-the-demonstration',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli\\.ts$' },
      to: { path: '^demo/' },
    },
    {
      name: 'tests-of-a-module-share-only-support',
      severity: 'error',
      from: { path: '^src/.*\\.test\\.tsx?$' },
      to: { path: '^(test|bench)/', pathNot: '^test/support/' },
    },
    {
      name: 'only-federation-speaks-fedify',
      severity: 'error',
      from: { path: '^(src|test|demo)/', pathNot: '^src/federation/' },
      to: { path: '@fedify/' },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'all-found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
