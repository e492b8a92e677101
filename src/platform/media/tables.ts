import type { Generated } from 'kysely'
import type { ConverterState } from './converter.ts'
import type { Refusal } from './probe.ts'

export type ConversionState = 'waiting' | 'running' | 'done' | 'refused' | 'off' | 'room'

/** Why a content could not be converted. */
export type ConversionRefusal = Refusal | 'too-heavy' | 'broken' | 'stopped'

interface ConversionTable {
  sha256: Buffer
  type: string
  state: Generated<ConversionState>
  percent: Generated<number>
  reason: ConversionRefusal | null
  tries: Generated<number>
  asked_at: Generated<Date>
}

declare module '../database.ts' {
  interface Tables {
    'platform.conversion': ConversionTable
    'platform.converter': { one: Generated<boolean>; state: ConverterState; looked_at: Generated<Date> }
  }
}
