import type { Child } from 'hono/jsx'
import { Check } from '../../../platform/choice-fields.tsx'
import { Field, Form } from '../../../platform/fields.tsx'
import { FileField } from '../../../platform/file-field.tsx'
import { Picture } from '../../../platform/files/picture.tsx'
import { fileUrl, type ShownFile } from '../../../platform/files/show.ts'
import type { FormState } from '../../../platform/forms.ts'
import { Layout } from '../../../platform/layout.tsx'
import { inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import type { ShownReading } from '../queries.ts'
import type { readWaitingPhoto } from './photos.ts'

interface Props {
  reading: ShownReading
  /** Photos that are shown already. */
  photos: readonly ShownFile[]
  /** The reader's own photo, which nobody else sees yet. */
  waiting: Awaited<ReturnType<typeof readWaitingPhoto>>
  state?: FormState
}

/** A photo of the text: sent with its personal parts covered, looked at by its sender, and only then shown. */
export function PhotoPage({ reading, photos, waiting, state }: Props) {
  const { t } = useView()
  const path = `${reading.path}/photo`
  return (
    <Layout title={t('institutions.photo.title')} scripts={waiting ? [] : ['black-out.js']} personal>
      <h1>{t('institutions.photo.title')}</h1>
      <p class="links" {...inLang(reading.lang)}>
        <a href={reading.path}>{reading.title}</a>
      </p>
      {waiting ? (
        <Look path={path} waiting={waiting} />
      ) : reading.photo_id === null ? (
        <SendForm path={path} state={state} />
      ) : (
        <p class="note">{t('institutions.photo.someone-looks')}</p>
      )}
      {photos.map((file) => (
        <figure>
          <Picture file={file} />
          <form method="post" action={`${path}/${file.id}/enlever`}>
            <button class="act quiet">{t('institutions.photo.take-away')}</button>
          </form>
        </figure>
      ))}
    </Layout>
  )
}

/** The photo as it would be shown, to look at slowly. */
function Look({ path, waiting }: { path: string; waiting: NonNullable<Props['waiting']> }) {
  const { t } = useView()
  const { width, height, alt } = waiting
  return (
    <>
      <p class="note">{t('institutions.photo.look')}</p>
      <figure>
        <img src={fileUrl(waiting)} width={width ?? undefined} height={height ?? undefined} alt={alt} />
      </figure>
      <p class="links">
        <a href={fileUrl(waiting)}>{t('picture.whole')}</a>
      </p>
      <Form action={`${path}/montrer`} submit="institutions.photo.show" />
      <form method="post" action={`${path}/jeter`}>
        <button class="act danger">{t('institutions.photo.drop')}</button>
      </form>
    </>
  )
}

function SendForm({ path, state }: { path: string; state: FormState | undefined }) {
  const { t } = useView()
  return (
    <black-out
      class="stack"
      for="photo"
      how={t('institutions.photo.black-out')}
      add={t('institutions.photo.cover')}
      one={t('institutions.photo.cover-one', { number: '…' })}
      left={t('institutions.photo.left')}
      right={t('institutions.photo.right')}
      up={t('institutions.photo.up')}
      down={t('institutions.photo.down')}
      wider={t('institutions.photo.wider')}
      narrower={t('institutions.photo.narrower')}
      taller={t('institutions.photo.taller')}
      shorter={t('institutions.photo.shorter')}
      remove={t('institutions.photo.uncover')}
      failed={t('institutions.photo.unreadable')}
    >
      <p>{t('institutions.photo.how')}</p>
      <div class="note row" data-paper>
        <CoverDrawing />
        <p>{t('institutions.photo.paper')}</p>
      </div>
      <Form action={path} state={state} submit="institutions.photo.send" files>
        <FileField name="photo" label="institutions.photo.file" accept="image/*" state={state} required />
        <Field
          name="alt"
          label="institutions.photo.alt"
          hint="institutions.photo.alt-hint"
          max={500}
          state={state}
        />
        <Check name="covered" label="institutions.photo.covered" state={state} />
      </Form>
    </black-out>
  )
}

/** A letter, and strips of paper laid over its lines. */
function CoverDrawing() {
  const { t } = useView()
  return (
    <svg
      width="120"
      height="130"
      viewBox="0 0 120 130"
      role="img"
      aria-label={t('institutions.photo.drawing')}
    >
      <path
        d="M20 8h70v114h-70zM30 26h22M30 62h50M30 72h42M30 82h50M30 92h36"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
      />
      <path d="M52 14l52-5l1.500 14l-52 5zM12 38l60 3l-1 12l-60-3z" fill="currentColor" />
    </svg>
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'black-out': {
        class?: string
        for: string
        how: string
        add: string
        one: string
        left: string
        right: string
        up: string
        down: string
        wider: string
        narrower: string
        taller: string
        shorter: string
        remove: string
        failed: string
        children?: Child
      }
    }
  }
}
