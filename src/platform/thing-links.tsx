import { ReportLink } from './report-link.tsx'
import type { Audience } from './tables.ts'
import { useView } from './view.ts'

/** The page that helps pass an open thing on. */
export function ShareLink({ id }: { id: string }) {
  const { t } = useView()
  return (
    <a class="act quiet" href={`/partager/${id}`}>
      {t('site.share.way')}
    </a>
  )
}

/** At the end of a thing's page: how to pass it on, when it is open, and how to tell the team that it harms. */
export function ThingLinks({ id, audience }: { id: string; audience: Audience }) {
  return (
    <p class="acts screen">
      {audience === 'open' && <ShareLink id={id} />}
      <ReportLink id={id} />
    </p>
  )
}
