import type { MessageKey } from '../../platform/messages.ts'
import { useView } from '../../platform/view.ts'

/** Something that may be drawn from a voice, in another module. */
export interface VoiceStep {
  label: MessageKey
  /** Where it begins. */
  path: (postId: string) => string
}

const steps: VoiceStep[] = []

/** Has every open voice lead to this; each module that draws something from voices does it once, in its front door. */
export function registerVoiceStep(step: VoiceStep): void {
  steps.push(step)
}

/** Under an open voice: what may be drawn from it. */
export function VoiceSteps({ id }: { id: string }) {
  const { t } = useView()
  return (
    <>
      {steps.map(({ label, path }) => (
        <a class="act quiet" href={path(id)}>
          {t(label)}
        </a>
      ))}
    </>
  )
}
