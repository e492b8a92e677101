import { useView } from '../../platform/view.ts'
import { pathOf } from './paths.ts'
import type { ShownWorkshop, WorkshopDate } from './queries.ts'

/** What those who host may do. */
export function HostActs({ workshop, date }: { workshop: ShownWorkshop; date?: WorkshopDate }) {
  const { t, now } = useView()
  const path = pathOf(workshop, null)
  const datePath = pathOf(workshop, date ?? null)
  const open = date && !date.cancelled && date.endsAt > now
  return (
    <section class="stack">
      <h2>{t('place.host.title')}</h2>
      <p class="hint">{t('place.host.who')}</p>
      <div class="acts">
        {date && (
          <a class="act" href={`${datePath}/accueil`}>
            {t('place.host.list')}
          </a>
        )}
        <a class="act" href={`${path}/modifier`}>
          {t('place.host.edit')}
        </a>
        {open && workshop.weekly && (
          <a class="act" href={`${datePath}/deplacer`}>
            {t('place.host.move')}
          </a>
        )}
        {open && (
          <a class="act" href={`${datePath}/annuler`}>
            {t('place.host.cancel-date')}
          </a>
        )}
        {workshop.weekly && !workshop.cancelled && (
          <a class="act" href={`${path}/annuler`}>
            {t('place.host.cancel-all')}
          </a>
        )}
        {date?.cancelled && date.endsAt > now && <Restore action={`${datePath}/retablir`} />}
        {!date && workshop.weekly && workshop.cancelled && <Restore action={`${path}/retablir`} />}
      </div>
    </section>
  )
}

function Restore({ action }: { action: string }) {
  const { t } = useView()
  return (
    <form method="post" action={action}>
      <button class="act">{t('place.host.restore')}</button>
    </form>
  )
}
