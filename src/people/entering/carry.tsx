import { keepDraft } from '../../platform/drafts.ts'
import { Hidden } from '../../platform/fields.tsx'
import { sayKept } from '../../platform/file-field.tsx'
import { readKept, readLost } from '../../platform/kept-files.ts'
import { useView } from '../../platform/view.ts'
import { secretFields, type Ctx, type Typed } from '../../platform/web.ts'
import { LongTexts } from './unsent.tsx'

/** What someone was doing when a name was needed: where it goes, and the text they had typed. */
export interface Carry {
  method: 'get' | 'post'
  path: string
  fields: Typed
  /** A code was typed: it is left behind, and whoever typed it is told. */
  hasCode: boolean
}

const fieldPrefix = 'carry.field.'
const codeField = 'carry.code'

/** What was being done, from a request that needed a name. Secrets are left behind. */
export function carryOf(method: string, path: string, typed: Typed): Carry {
  const fields = typed.filter(([name]) => !secretFields.test(name))
  const hasCode = typed.some(([name, value]) => secretFields.test(name) && value !== '')
  return { method: method === 'POST' ? 'post' : 'get', path, fields, hasCode }
}

/** Reads what a form carried along; null for none, and for a path that would lead out of this site. */
export function readCarry(typed: Typed): Carry | null {
  const found = typed.find(([name]) => name === 'carry.get' || name === 'carry.post')
  if (!found || !isLocal(found[1])) return null
  const fields = typed.flatMap(([name, value]): [string, string][] =>
    name.startsWith(fieldPrefix) ? [[name.slice(fieldPrefix.length), value]] : [],
  )
  const hasCode = typed.some(([name]) => name === codeField)
  return { method: found[0] === 'carry.post' ? 'post' : 'get', path: found[1], fields, hasCode }
}

function isLocal(path: string): boolean {
  const base = 'http://here.invalid'
  return (
    path.startsWith('/') &&
    path.length < 2_000 &&
    URL.canParse(path, base) &&
    new URL(path, base).origin === base
  )
}

/**
 * Once someone has a name, what they were sending is a draft of theirs: wherever they go, it is not lost. Returns the draft's id; nothing when
 * only a page to read was wanted.
 */
export async function keepCarried(c: Ctx, accountId: string): Promise<string | undefined> {
  const carry = readCarry(c.get('typed') ?? [])
  return carry?.method === 'post' ? keepDraft(c.var.lab.db, accountId, carry.path, carry.fields) : undefined
}

/** The same, hidden in the form that signs in or joins. */
export function CarryFields({ carry }: { carry: Carry | null }) {
  if (!carry) return null
  return (
    <>
      <Hidden name={`carry.${carry.method}`} value={carry.path} />
      {carry.fields.map(([name, value]) => (
        <Hidden name={fieldPrefix + name} value={value} />
      ))}
      {carry.hasCode && <Hidden name={codeField} value="1" />}
    </>
  )
}

/** What will be carried, in sight, so that nobody fears for their text. */
export function CarryNote({ carry }: { carry: Carry | null }) {
  const { t } = useView()
  if (!carry || carry.method === 'get') return null
  return (
    <div class="note stack" role="status">
      <p>{t('people.carry.note')}</p>
      <LongTexts typed={carry.fields} />
      {carry.hasCode && <p>{t('people.carry.codes')}</p>}
      {readKept(carry.fields).map((file) => (
        <p>{sayKept(file)}</p>
      ))}
      {readLost(carry.fields).length > 0 && <p>{t('form.file-lost')}</p>}
    </div>
  )
}
