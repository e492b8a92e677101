import { Hidden } from '../../platform/fields.tsx'
import { CarriedFiles, sayKept } from '../../platform/file-field.tsx'
import { readKept, readLost, withoutFiles } from '../../platform/kept-files.ts'
import { useView } from '../../platform/view.ts'
import { secretFields, type Typed } from '../../platform/web.ts'

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
      <LongTexts carry={carry} />
      {readKept(carry.fields).map((file) => (
        <p>{sayKept(file)}</p>
      ))}
      {readLost(carry.fields).length > 0 && <p>{t('form.file-lost')}</p>}
    </div>
  )
}

/** Shows the text again once someone has a name, with one button that sends it where it was going. It never sends itself. */
export function CarriedForm({ carry }: { carry: Carry }) {
  const { t } = useView()
  const hasText = withoutFiles(carry.fields).some(isLong)
  return (
    <form method="post" action={carry.path} class="form stack">
      <h2>{t('people.carry.title')}</h2>
      <LongTexts carry={carry} />
      {withoutFiles(carry.fields).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <CarriedFiles typed={carry.fields} />
      {carry.hasCode && <p class="hint">{t('people.carry.codes')}</p>}
      <p class="acts">
        <button class="act main">{t(hasText ? 'people.carry.send-text' : 'people.carry.send')}</button>
      </p>
    </form>
  )
}

/** Words, rather than a choice or a date. */
function isLong([, value]: Typed[number]): boolean {
  return value.length > 20
}

function LongTexts({ carry }: { carry: Carry }) {
  return withoutFiles(carry.fields)
    .filter(isLong)
    .map(([, value]) => <blockquote class="prose">{value}</blockquote>)
}
