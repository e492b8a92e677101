import type { Child } from 'hono/jsx'
import type { Db } from '../../platform/database.ts'

/** What a module shows to whoever types a code of a slip, without an account. */
export interface PaperPart {
  /**
   * The section of `/papier` for this code (as `readCode` returned it), or null when it opens nothing in the module. Forms of the section
   * carry the code in a hidden field `code`: it never stands in an address.
   */
  show: (db: Db, code: string) => Promise<Child | null>
}

const parts: PaperPart[] = []

/** Has a module's slips open at `/papier` too; each module that prints codes does it once, in its front door. */
export function registerPaperPart(part: PaperPart): void {
  parts.push(part)
}

/** What each module shows for this code; empty when it opens nothing anywhere. */
export async function showPaperParts(db: Db, code: string): Promise<Child[]> {
  const sections: Child[] = []
  for (const part of parts) {
    const section = await part.show(db, code)
    if (section !== null) sections.push(section)
  }
  return sections
}
