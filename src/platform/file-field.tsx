import { draftKey } from './drafts.ts'
import type { FormState } from './forms.ts'
import { Hidden, Wrong } from './fields.tsx'
import { readKept, readLost, writeKept, writeLost, type KeptFile } from './kept-files.ts'
import type { MessageKey } from './messages.ts'
import { useView } from './view.ts'
import type { Typed } from './web.ts'

interface FileFieldProps {
  name: string
  label: MessageKey
  hint?: MessageKey
  accept: string
  state?: FormState | undefined
  multiple?: boolean
  /** It may weigh more than what waits for someone who has no name yet. */
  heavy?: boolean
  /** There is nothing to do without it. */
  required?: boolean
}

/** A file to send. It comes last in a form, so that a refused one never loses the text, unless the text is about it alone. */
export function FileField({ name, label, hint, accept, state, multiple, heavy, required }: FileFieldProps) {
  const { t, viewer } = useView()
  const typed = state?.typed ?? []
  const inDraft = isOfDraft(typed)
  const lost = readLost(typed).includes(name) && !state?.errors[name]
  return (
    <div class={state?.errors[name] ? 'field wrong' : 'field'}>
      <label for={name}>
        {t(label)} {!required && <span class="hint">{t('form.optional')}</span>}
      </label>
      {hint && (
        <span class="hint" id={`${name}-hint`}>
          {t(hint)}
        </span>
      )}
      {lost && <span class="hint">{t('form.file-again')}</span>}
      {heavy && !viewer && (
        <span class="links">
          <a href="/rejoindre">{t('form.file-named')}</a>
        </span>
      )}
      <Wrong name={name} state={state} />
      {readKept(typed)
        .filter(({ field }) => field === name)
        .map((file) => (
          <Kept file={file} inDraft={inDraft} />
        ))}
      <input
        type="file"
        id={name}
        name={name}
        accept={accept}
        multiple={multiple}
        required={required}
        aria-describedby={hint ? `${name}-hint` : undefined}
      />
    </div>
  )
}

/** A file that waits here, an hour or as long as its draft: its box, unticked, leaves it behind. */
function Kept({ file, inDraft }: { file: KeptFile; inDraft: boolean }) {
  const { t } = useView()
  const [name, value] = writeKept(file)
  return (
    <label class="check">
      <input type="checkbox" name={name} value={value} checked />
      <span>
        {sayKept(file)}
        <span class="hint">{t(inDraft ? 'form.file-kept.leave-draft' : 'form.file-kept.leave')}</span>
      </span>
    </label>
  )
}

function isOfDraft(typed: Typed): boolean {
  return typed.some(([name]) => name === draftKey)
}

/** « Votre image est gardée : nom.jpg ». */
export function sayKept({ kind, name }: KeptFile): string {
  return useView().t('form.file-kept', { kind, name })
}

/** The files of a form that is sent again as it was: those that wait, and a mark for those that could not. */
export function CarriedFiles({ typed }: { typed: Typed }) {
  const { t } = useView()
  const inDraft = isOfDraft(typed)
  const lost = readLost(typed)
  return (
    <>
      {readKept(typed).map((file) => (
        <Kept file={file} inDraft={inDraft} />
      ))}
      {lost.map((field) => {
        const [name, value] = writeLost(field)
        return <Hidden name={name} value={value} />
      })}
      {lost.length > 0 && <p class="hint">{t('form.file-lost')}</p>}
    </>
  )
}
