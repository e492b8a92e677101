import { Check } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { ShownFile } from '../../platform/files/show.ts'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang, Prose } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { longest } from '../inventory/fields.ts'
import type { ShownUse } from '../inventory/queries.ts'
import { Sound } from '../inventory/sound.tsx'
import type { OfferedWords } from './heard.ts'

interface HeardProps {
  use: ShownUse
  sounds: readonly ShownFile[]
  /** For whoever told it. */
  offers: readonly OfferedWords[]
  /** What the reader offered already. */
  offer: { text: string; named: boolean; leftAt: Date | null } | undefined
  state?: FormState | undefined
}

/** `/usages/:slug/ecouter`: a sound to listen to, and its words to write, or to take for whoever told it. */
export function HeardPage({ use, sounds, offers, offer, state }: HeardProps) {
  const { t } = useView()
  const path = `${use.path}/ecouter`
  return (
    <Layout title={`${t('uses.heard.write')} · ${use.title}`} personal>
      <h1>{t('uses.heard.write')}</h1>
      <p>
        <a class="act quiet" href={use.path} {...inLang(use.lang)}>
          {use.title}
        </a>
      </p>
      <Sound files={sounds} transcript={use.transcript} lang={use.lang} />
      {use.own ? (
        <Offers path={path} lang={use.lang} offers={offers} />
      ) : use.transcript !== '' ? (
        <p class="empty">{t('uses.heard.done')}</p>
      ) : (
        <>
          <p>{t(offer ? (offer.leftAt ? 'uses.heard.was-left' : 'uses.heard.waits') : 'uses.heard.how')}</p>
          <Form action={path} state={state} submit="uses.heard.offer">
            <Field
              name="text"
              label="uses.field.transcript"
              state={state}
              value={offer?.text}
              rows={8}
              max={longest.transcript}
            />
            <Check name="named" label="uses.heard.named" state={state} checked={offer?.named ?? true} />
          </Form>
        </>
      )}
    </Layout>
  )
}

function Offers({ path, lang, offers }: { path: string; lang: string; offers: readonly OfferedWords[] }) {
  const { t } = useView()
  if (offers.length === 0) return <p class="empty">{t('uses.heard.none')}</p>
  return (
    <>
      {offers.map(({ id, text, by }) => (
        <section class="note stack">
          <h2>{t('uses.heard.offered', { name: by ?? t('uses.someone') })}</h2>
          <Prose text={text} lang={lang} />
          <div class="acts">
            <form method="post" action={`${path}/${id}/prendre`}>
              <button class="act main">{t('uses.heard.take')}</button>
            </form>
            <form method="post" action={`${path}/${id}/laisser`}>
              <button class="act">{t('uses.heard.leave')}</button>
            </form>
          </div>
        </section>
      ))}
    </>
  )
}
