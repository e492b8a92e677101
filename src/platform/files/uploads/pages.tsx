import { Form } from '../../fields.tsx'
import { Layout } from '../../layout.tsx'
import { useView } from '../../view.ts'
import { percentOf, type Upload } from './uploads.ts'

/** One upload of the reader's: go on with it, or throw it away. */
export function UploadPage({ upload }: { upload: Upload }) {
  const { t } = useView()
  return (
    <Layout title={t('platform.upload.title')} personal>
      <h1>{t('platform.upload.title')}</h1>
      <p>{sayUpload(upload)}</p>
      <p class="acts">
        <a class="act main" href={upload.path}>
          {t('platform.upload.back')}
        </a>
      </p>
      <Form action={`/envois/${upload.id}/jeter`} submit="platform.upload.throw" danger />
    </Layout>
  )
}

/** « Un envoi s'est arrêté à 43 % : film.mp4. » */
export function sayUpload(upload: Upload): string {
  const { t } = useView()
  const { name, type } = upload
  return type
    ? t('platform.upload.arrived', { name })
    : t('platform.upload.stopped', { name, percent: percentOf(upload) })
}

/** The uploads that stopped or wait, on the page of what they are for: each with its form and a way to throw it away. */
export function UploadNotes() {
  const { t, uploads } = useView()
  return (
    <>
      {uploads.map((upload) => (
        <p class="note">
          {sayUpload(upload)} <a href={upload.path}>{t('platform.upload.go-on')}</a>{' '}
          <a href={`/envois/${upload.id}`}>{t('platform.upload.look')}</a>
        </p>
      ))}
    </>
  )
}
