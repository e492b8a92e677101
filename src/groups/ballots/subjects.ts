import type { Db } from '../../platform/database.ts'
import type { Viewer } from '../../platform/viewer.ts'

/** A sort of thing that is voted on: who votes, where it is read, and what a vote that ends does to it. */
export interface BallotSubject {
  kind: string
  /** Whether the vote measures something rather than chooses: nothing is kept, and nothing is told but figures that tell nobody's vote. */
  measures?: true
  /** The name under which this person votes on it; null for whoever is not asked. Called again in the transaction that counts. */
  voterIn: (db: Db, viewer: Viewer, subjectId: string) => Promise<{ presentationId: string } | null>
  /** What the pages of the vote call it; undefined when there is no such thing for this reader. */
  read: (
    db: Db,
    viewer: Viewer | null,
    subjectId: string,
  ) => Promise<{ title: string; path: string; lang: string } | undefined>
  /** What the end of a vote does, in its transaction; `winner` is the place of the option that was kept. */
  ended?: (tx: Db, ballot: { id: string; subjectId: string; winner: number | null }) => Promise<void>
}

const subjects = new Map<string, BallotSubject>()

/** Registers a sort of thing that is voted on; its module does it once, in its front door. */
export function registerBallotSubject(subject: BallotSubject): void {
  subjects.set(subject.kind, subject)
}

/** The sort registered under this name. Throws for one nobody registered: nobody could be asked. */
export function subjectOf(kind: string): BallotSubject {
  const subject = subjects.get(kind)
  if (!subject) throw new Error(`no module registered the ballot subject ${kind}`)
  return subject
}
