import { sql } from 'kysely'
import { readBegun, registerTraces } from '../platform/traces.ts'

// An idea stands under a use, which is no group.
registerTraces('uses', (ask) => [readBegun(ask, ['use', 'idea'], sql`null`)])
