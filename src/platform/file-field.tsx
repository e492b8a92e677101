import type { Child } from 'hono/jsx'
import { draftKey } from './drafts.ts'
import { arrivedFor } from './files/uploads/arrived.ts'
import { isUploadId, percentOf } from './files/uploads/uploads.ts'
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
  /** Bytes it may weigh, where that is more than what waits for someone who has no name yet: a script sends it in pieces. */
  heavy?: number | undefined
  /** There is nothing to do without it. */
  required?: boolean
}

/** A file to send. It comes last in a form, so that a refused one never loses the text, unless the text is about it alone. */
export function FileField({ name, label, hint, accept, state, multiple, heavy, required }: FileFieldProps) {
  const { t, viewer, uploads, path } = useView()
  const typed = state?.typed ?? []
  const [form = ''] = path.split('?')
  // A form that comes back says itself what it holds.
  const kept = state ? readKept(typed) : arrivedFor(form, uploads)
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
      {kept
        .filter(({ field }) => field === name)
        .map((file) => (
          <Kept file={file} inDraft={inDraft} />
        ))}
      {heavy && viewer && <InPieces name={name} form={form} most={heavy} />}
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

/** What a script needs to send the field's file in pieces, and where it stopped the last time. */
function InPieces({ name, form, most }: { name: string; form: string; most: number }) {
  const { t, uploads } = useView()
  const stopped = uploads.filter(({ path, field, type }) => path === form && field === name && !type)
  return (
    <resumable-upload
      class="stack"
      for={name}
      path={form}
      most={most}
      sending={t('platform.upload.sending', { percent: '…' })}
      waiting={t('platform.upload.waiting')}
      full={t('platform.upload.no-room')}
      arrived={t('platform.upload.box', { name: '…' })}
      stop={t('platform.upload.stop')}
      held={t('platform.upload.held')}
      too-large={t('form.file-too-large')}
      wrong-type={t('form.file-wrong-type')}
      too-many={t('platform.upload.too-many')}
      failed={t('platform.upload.failed')}
      bar={t('platform.upload.bar')}
    >
      {stopped.map((upload) => (
        <p class="note" data-upload={upload.id} data-print={upload.print}>
          {t('platform.upload.again', { name: upload.name, percent: percentOf(upload) })}{' '}
          <a href={`/envois/${upload.id}`}>{t('platform.upload.look')}</a>
        </p>
      ))}
    </resumable-upload>
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'resumable-upload': {
        class?: string
        for: string
        path: string
        most: number
        sending: string
        waiting: string
        full: string
        arrived: string
        stop: string
        held: string
        'too-large': string
        'wrong-type': string
        'too-many': string
        failed: string
        bar: string
        children?: Child
      }
    }
  }
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
        <span class="hint">{t(leaveKey(file, inDraft))}</span>
      </span>
    </label>
  )
}

function leaveKey({ token }: KeptFile, inDraft: boolean): MessageKey {
  if (isUploadId(token)) return 'platform.upload.leave'
  return inDraft ? 'form.file-kept.leave-draft' : 'form.file-kept.leave'
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
