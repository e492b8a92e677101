/** Powers that must exist, held for a time, in public. */
export const circles = ['keys', 'place', 'care', 'steering'] as const
export type Circle = (typeof circles)[number]

/** Who reads or writes, when someone is signed in. Pages never show the account. */
export interface Viewer {
  accountId: string
  /** The presentation that speaks now. */
  presentationId: string
  /** All presentations of the account: what is theirs is theirs under each name. */
  presentationIds: readonly string[]
  name: string
  handle: string
  circles: ReadonlySet<Circle>
  /** On a shared computer: the session ends after ten quiet minutes. */
  shared: boolean
  /** Which session this is among those of the account. */
  sessionId: string
}
