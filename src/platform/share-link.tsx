import { useView } from './view.ts'

/** Under an open thing: the page that helps pass it on. */
export function ShareLink({ id }: { id: string }) {
  const { t } = useView()
  return (
    <a class="act quiet" href={`/partager/${id}`}>
      {t('site.share.way')}
    </a>
  )
}
