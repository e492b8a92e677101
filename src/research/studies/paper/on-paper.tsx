import type { Child } from 'hono/jsx'
import type { Db } from '../../../platform/database.ts'
import { SheetOnPaper } from './pages.tsx'
import { findSheet } from './sheets.ts'

/** The sheet of a code, for the page where any code on paper is typed; null for a code that is none of ours. */
export async function showSheetOnPaper(db: Db, code: string): Promise<Child | null> {
  const study = await findSheet(db, code)
  return study ? <SheetOnPaper study={study} code={code} /> : null
}
