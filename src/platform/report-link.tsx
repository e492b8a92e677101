import { useView } from './view.ts'

/** Under every open thing: the way to tell the team that it harms. Without `id`: that something does. */
export function ReportLink({ id }: { id?: string }) {
  const { t } = useView()
  return (
    <a class="act quiet" href={id === undefined ? '/prevenir' : `/prevenir?quoi=${id}`}>
      {t('thing.report')}
    </a>
  )
}

/** On a thing that care hid, for its author: why, and how to contest. Nothing while it is in sight. */
export function HiddenNote({ id, reason }: { id: string; reason: string | null }) {
  const { t } = useView()
  if (reason === null) return null
  return (
    <div class="note warn stack">
      <p>{t('thing.hidden')}</p>
      <p>{t('thing.hidden-why', { reason })}</p>
      <p>
        <a href={`/veille/contester/${id}`}>{t('thing.hidden-way')}</a>
      </p>
    </div>
  )
}
