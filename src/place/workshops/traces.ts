import { readBegun, registerTraces } from '../../platform/traces.ts'

registerTraces('place', (ask) => [readBegun(ask, ['workshop'])])
