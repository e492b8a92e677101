import { ReportLink } from './report-link.tsx'
import type { Audience } from './tables.ts'
import { useView } from './view.ts'

/** The page that helps pass an open thing on. */
export function ShareLink({ id }: { id: string }) {
  const { t } = useView()
  return (
    <a class="act quiet" href={`/partager/${id}`}>
      {t('thing.share')}
    </a>
  )
}

interface Links {
  id: string
  audience: Audience
  /** Why care hid it; null while it is in sight. */
  hiddenReason: string | null
}

/** At the end of a thing's page: how to pass it on, when everyone may see it, and how to tell the team that it harms. */
export function ThingLinks({ id, audience, hiddenReason }: Links) {
  return (
    <p class="acts screen">
      {audience === 'open' && hiddenReason === null && <ShareLink id={id} />}
      <ReportLink id={id} />
    </p>
  )
}
