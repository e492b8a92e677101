import { Field } from './fields.tsx'
import type { FormState } from './forms.ts'
import type { MessageKey } from './messages.ts'
import { Qr } from './qr.tsx'
import { useView } from './view.ts'

interface CodeFieldProps {
  name?: 'code' | 'card'
  label?: MessageKey
  state?: FormState | undefined
  value?: string | undefined
}

/** Where a code is copied from paper. By its name it is neither kept nor carried to another page. */
export function CodeField({ name = 'code', label = 'paper.code', state, value }: CodeFieldProps) {
  return (
    <Field
      name={name}
      label={label}
      hint="paper.code-hint"
      max={100}
      state={state}
      value={value}
      autocomplete="off"
    />
  )
}

/** How a page is printed: a button where scripts run, words elsewhere. */
export function PrintAct() {
  const { t } = useView()
  return (
    <p class="screen">
      <print-act act={t('paper.print')}>{t('paper.print-how')}</print-act>
    </p>
  )
}

/** On a sheet of paper: a code, and the page where it is typed, in letters and as a square to photograph. */
export function PaperCode({ code, path }: { code: string; path: string }) {
  const { t, publicUrl } = useView()
  const address = new URL(path, publicUrl)
  return (
    <>
      <p class="code">{code}</p>
      <Qr text={address.href} label={t('paper.qr')} />
      <p>{t('paper.where', { address: `${address.host}${address.pathname}` })}</p>
    </>
  )
}
