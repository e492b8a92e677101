import { typedValue, Wrong } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import type { MessageKey } from '../../platform/messages.ts'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { longestText, writeShort, type Cue } from './cue.ts'
import type { Hints } from './hints.ts'

interface LineProps {
  at: number
  number: number
  cue: Cue | undefined
  hints: Hints | undefined
  lang: string
  state: FormState | undefined
}

/** One line of captions: from when to when, what is said, and what would make it easier to read. */
export function Line({ at, number, cue, hints, lang, state }: LineProps) {
  const { t } = useView()
  const text = `text-${at}`
  return (
    <fieldset class="field">
      <legend>{t('productions.captions.line', { number })}</legend>
      <div class="row">
        <Time name={`start-${at}`} label="productions.captions.start" time={cue?.start} state={state} />
        <Time name={`end-${at}`} label="productions.captions.end" time={cue?.end} state={state} />
      </div>
      <label for={text}>{t('productions.captions.text')}</label>
      <Wrong name={text} state={state} />
      <textarea id={text} name={text} rows={2} maxlength={longestText} {...inLang(lang)}>
        {/* A first line break would be eaten by the browser. */}
        {`\n${typedValue(state, text) ?? cue?.text ?? ''}`}
      </textarea>
      {hints?.fast && <p class="hint">{t('productions.captions.fast', { pace: hints.fast })}</p>}
      {hints?.overlaps && <p class="hint">{t('productions.captions.overlaps')}</p>}
    </fieldset>
  )
}

interface TimeProps {
  name: string
  label: MessageKey
  time: number | undefined
  state: FormState | undefined
}

function Time({ name, label, time, state }: TimeProps) {
  const { t } = useView()
  const wrong = state?.errors[name]
  return (
    <div>
      <label for={name}>{t(label)}</label>
      <Wrong name={name} state={state} />
      <input
        id={name}
        name={name}
        size={8}
        maxlength={14}
        autocomplete="off"
        value={typedValue(state, name) ?? (time === undefined ? '' : writeShort(time))}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={wrong ? `${name}-wrong` : undefined}
      />
    </div>
  )
}
