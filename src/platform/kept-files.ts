import type { Typed } from './web.ts'

// A browser sends a file once. When its form was not taken, these two fields stand for it in whatever sends the form again.
const keptField = 'fichier-garde'
const lostField = 'fichier-perdu'

/** A file that waits on the server for its form to be sent again. */
export interface KeptFile {
  field: string
  /** A `FileKind`, and like the name only what is shown to whoever sends it. */
  kind: string
  /** A secret of 43 letters, or the 12 of an upload's id. */
  token: string
  name: string
}

const written = /^(\S{1,80}) ([a-z]{1,20}) ([\w-]{43}|[0-9a-z]{12}) (.{1,110})$/u

/** The field by which a kept file comes back. */
export function writeKept({ field, kind, token, name }: KeptFile): Typed[number] {
  return [keptField, `${field} ${kind} ${token} ${name}`]
}

/** The field that says whose file could not be kept: the form does not go out without it unseen. */
export function writeLost(field: string): Typed[number] {
  return [lostField, field]
}

/** The kept files that a form brings back. */
export function readKept(typed: Typed): KeptFile[] {
  return typed.flatMap(([fieldName, value]) => {
    const [, field, kind, token, name] = fieldName === keptField ? (written.exec(value) ?? []) : []
    return field && kind && token && name ? [{ field, kind, token, name }] : []
  })
}

/** The fields whose files could not be kept. */
export function readLost(typed: Typed): string[] {
  return typed.flatMap(([name, field]) => (name === lostField ? [field] : []))
}

/** The fields that have, or had, a file. */
export function fieldsWithFile(typed: Typed): string[] {
  return [...readKept(typed).map(({ field }) => field), ...readLost(typed)]
}

/** What was typed by hand, without the fields that stand for files. */
export function withoutFiles(typed: Typed): Typed {
  return typed.filter(([name]) => name !== keptField && name !== lostField)
}
