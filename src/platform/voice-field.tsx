import { FileField } from './file-field.tsx'
import type { FormState } from './forms.ts'
import type { MessageKey } from './messages.ts'
import { useView } from './view.ts'

interface VoiceFieldProps {
  label: MessageKey
  hint: MessageKey
  state: FormState | undefined
}

/** A voice, as the file `voice`: chosen, or recorded on the page where a script can (`record.js`). */
export function VoiceField({ label, hint, state }: VoiceFieldProps) {
  const { t } = useView()
  return (
    <div class="stack">
      <FileField name="voice" label={label} hint={hint} accept="audio/*" state={state} />
      <record-voice
        class="acts"
        for="voice"
        start={t('voice.record')}
        stop={t('voice.record-stop')}
        said={t('voice.recorded')}
        refused={t('voice.record-refused')}
      />
    </div>
  )
}

declare module 'hono/jsx' {
  // The JSX types of an element of our own can be declared in no other way.
  namespace JSX {
    interface IntrinsicElements {
      'record-voice': {
        class?: string
        for: string
        start: string
        stop: string
        said: string
        refused: string
      }
    }
  }
}
