import { draftKey, formOf, type OpenDraft } from '../../platform/drafts.ts'
import { Hidden } from '../../platform/fields.tsx'
import { CarriedFiles } from '../../platform/file-field.tsx'
import { withoutFiles } from '../../platform/kept-files.ts'
import { useView } from '../../platform/view.ts'
import type { Typed } from '../../platform/web.ts'

interface UnsentProps {
  draft: OpenDraft
}

/** « Votre parole n'est pas encore publiée », in the words of its form where it has some. */
export function sayUnsent({ draft }: UnsentProps): string {
  const own = formOf(draft)?.unsent
  return useView().t(own ?? (hasWords(draft.typed) ? 'people.carry.unsent' : 'people.carry.title'))
}

/** A text that waits to be sent, in sight, with the one button that sends it where it was going. It never sends itself. */
export function Unsent({ draft }: UnsentProps) {
  const { t } = useView()
  const form = formOf(draft)
  const send = form?.send ?? (hasWords(draft.typed) ? 'people.carry.send-text' : 'people.carry.send')
  return (
    <form method="post" action={draft.path} class="form stack">
      <LongTexts typed={draft.typed} />
      {withoutFiles(draft.typed).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <CarriedFiles typed={draft.typed} />
      <p class="acts">
        <button class="act main">{t(send)}</button>
        {form && (
          <a class="act" href={`${draft.path}?${draftKey}=${draft.id}`}>
            {t('people.carry.edit')}
          </a>
        )}
      </p>
    </form>
  )
}

const hasWords = (typed: Typed) => withoutFiles(typed).some(isLong)

/** Words, rather than a choice or a date. */
function isLong([, value]: Typed[number]): boolean {
  return value.length > 20
}

/** What was written, to read again. */
export function LongTexts({ typed }: { typed: Typed }) {
  return withoutFiles(typed)
    .filter(isLong)
    .map(([, value]) => <blockquote class="prose">{value}</blockquote>)
}
