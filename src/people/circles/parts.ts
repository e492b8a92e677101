import type { MessageKey } from '../../platform/messages.ts'

/** A page under that of every circle: what it decides… */
export interface CirclePart {
  title: MessageKey
  /** What its address adds to that of the circle. */
  path: `/${string}`
  /** Whether it is for those who hold the circle. */
  holders?: boolean
}

const parts: CirclePart[] = []

/** Adds a page to every circle; each module does it once, in its front door. */
export function registerCirclePart(part: CirclePart): void {
  parts.push(part)
}

/** The pages that modules added to every circle. */
export function circleParts(): readonly CirclePart[] {
  return parts
}
