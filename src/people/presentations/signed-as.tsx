import { ActingNote } from '../../platform/acting.tsx'
import { useView } from '../../platform/view.ts'

/**
 * Before the form of an act that will bear a name: which of someone's names, and the way to another; in a group, `otherName` when it is not the one
 * that speaks. Whoever has one name knows.
 */
export function SignedAs({ otherName = null }: { otherName?: string | null }) {
  const { t, viewer } = useView()
  if (otherName !== null) return <ActingNote name={otherName} />
  if (!viewer || viewer.presentationIds.length < 2) return null
  return (
    <div class="note row">
      <span>{t('people.signed-as', { name: viewer.name })}</span>
      <a href="/moi/noms">{t('people.signed-as.other')}</a>
    </div>
  )
}
