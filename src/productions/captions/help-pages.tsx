import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { ShownPart } from '../parts/sorts.ts'
import { ProductionCard } from '../reading/cards.tsx'
import { SideHeading } from '../reading/frame.tsx'
import type { ListedProduction } from '../reading/list-queries.ts'
import type { ProductionHead } from '../reading/queries.ts'
import type { SentOffer } from './offer-queries.ts'
import { joinCues } from './paragraphs.ts'

/** What waits for someone to write what is said in it. */
export function UnsaidPage({
  rows,
  ...page
}: {
  rows: readonly ListedProduction[]
  next: Cursor | null
  started: boolean
}) {
  const { t } = useView()
  return (
    <Layout title={t('productions.captions.help-list')}>
      <h1>{t('productions.captions.help-list')}</h1>
      <p>{t('productions.captions.help-intro')}</p>
      {rows.length === 0 && <p class="empty">{t('productions.captions.help-none')}</p>}
      <h2 class="sr">{t('nav.productions')}</h2>
      <ul class="wall">
        {rows.map((production) => (
          <ProductionCard production={production} />
        ))}
      </ul>
      <Pager path="/productions/a-sous-titrer" {...page} />
    </Layout>
  )
}

interface HelpProps {
  production: ProductionHead
  /** Those whose words nobody has written. */
  parts: readonly ShownPart[]
  /** For the writers. */
  offers: readonly SentOffer[]
}

/** Where to help write what is said; its writers find there what was offered. */
export function HelpPage({ production, parts, offers }: HelpProps) {
  const { t } = useView()
  const title = t('productions.captions.help')
  return (
    <Layout title={`${title} · ${production.title}`} personal>
      <SideHeading production={production} title={title} />
      {offers.map((offer) => (
        <Offered production={production} offer={offer} />
      ))}
      {parts.length === 0 && <p class="empty">{t('productions.captions.help-done')}</p>}
      {parts.length > 0 && <p>{t('productions.captions.help-how')}</p>}
      <ul class="links">
        {parts.map((part) => (
          <li>
            <a href={`${production.path}/sous-titres/${part.key}`}>
              {t('productions.captions.write-for', { title: part.title || part.file?.name || '' })}
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  )
}

/** The most of an offer that is shown before it is taken; each line can be changed in the next version. */
const mostShown = 3_000

function Offered({ production, offer }: { production: ProductionHead; offer: SentOffer }) {
  const { t } = useView()
  const path = `${production.path}/sous-titres/propositions/${offer.id}`
  const text = joinCues(offer.cues)
    .map((paragraph) => paragraph.text)
    .join('\n')
  return (
    <section class="note stack">
      <h2>
        {offer.credit
          ? t('productions.captions.offered-by', { name: offer.credit })
          : t('productions.captions.offered')}
      </h2>
      <p {...inLang(production.lang)}>
        {text.slice(0, mostShown)}
        {text.length > mostShown && ' …'}
      </p>
      <p>{t('productions.captions.take-means', { count: offer.cues.length })}</p>
      <div class="acts">
        <form method="post" action={`${path}/prendre`}>
          <button class="act main">{t('productions.captions.take')}</button>
        </form>
        <form method="post" action={`${path}/laisser`}>
          <button class="act">{t('productions.captions.leave')}</button>
        </form>
      </div>
    </section>
  )
}

/** Under the lines of an offer: asking the writers to look at it. */
export function SendForm({
  action,
  credit,
  state,
}: {
  action: string
  credit: string
  state?: FormState | undefined
}) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('productions.captions.send-title')}</h2>
      <Form action={action} state={state} submit="productions.captions.send" quiet>
        <Field
          name="credit"
          label="productions.captions.credit"
          hint="productions.captions.credit-hint"
          state={state}
          value={credit}
          max={80}
          optional
        />
      </Form>
    </section>
  )
}

/** On the page of a production: what is said in it is still to be written, and anyone may help. */
export function HelpCall({ path }: { path: string }) {
  const { t } = useView()
  return (
    <p class="note">
      <a class="act quiet" href={`${path}/sous-titres`}>
        {t('productions.captions.help-call')}
      </a>
    </p>
  )
}
