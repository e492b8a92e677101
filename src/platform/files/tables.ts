import type { Generated } from 'kysely'
import type { FileRole } from './types.ts'

export interface FileUseTable {
  id: string
  sha256: Buffer
  owner_account: string
  thing_id: string | null
  role: FileRole
  position: Generated<number>
  name: string
  type: string
  original_type: string
  bytes: string
  alt: Generated<string>
  lang: Generated<string>
  width: number | null
  height: number | null
  seconds: number | null
  kept_at: Generated<Date>
}

export interface FileVariantTable {
  use_id: string
  name: string
  sha256: Buffer
  type: string
  bytes: string
  width: number
}

export interface WaitingFileTable {
  token_hash: Buffer
  path: string
  field: string
  sender: string
  draft_id: string | null
  sha256: Buffer | null
  name: string
  type: string
  bytes: string
  width: number | null
  height: number | null
  seconds: number | null
  kept_at: Generated<Date>
}

export interface UploadTable {
  id: string
  account_id: string
  path: string
  field: string
  name: string
  bytes: string
  print: string
  received: Generated<string>
  type: string | null
  width: number | null
  height: number | null
  seconds: number | null
  touched_at: Generated<Date>
  arrived_at: Date | null
}

declare module '../database.ts' {
  interface Tables {
    'platform.file': {
      sha256: Buffer
      bytes: string
      kept_at: Generated<Date>
    }
    'platform.file_use': FileUseTable
    'platform.file_variant': FileVariantTable
    'platform.waiting_file': WaitingFileTable
    'platform.upload': UploadTable
  }
}
