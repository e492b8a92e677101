import { draftKey, type OpenDraft } from '../../platform/drafts.ts'
import { HelpBefore } from '../../platform/help-now.tsx'
import { Layout } from '../../platform/layout.tsx'
import { Qr } from '../../platform/qr.tsx'
import { useView } from '../../platform/view.ts'
import { wordName } from '../../platform/words.ts'
import { cardPath, type Card } from './hand-card.ts'
import { sayUnsent, Unsent } from './unsent.tsx'

interface CardProps {
  card: Card
  /** What its bearer was sending before they had a name. */
  draft: OpenDraft | undefined
}

/** What waits to be sent, then the recovery card to print, photograph or note down. */
export function CardPage({ card, draft }: CardProps) {
  const { t, viewer } = useView()
  return (
    <Layout title={t('people.card.title')} personal>
      <h1>{t('people.card.welcome', { name: viewer?.name ?? '' })}</h1>
      {draft && (
        <>
          <HelpBefore typed={draft.typed} />
          <section class="note stack screen" aria-labelledby="unsent">
            <h2 id="unsent">{sayUnsent({ draft })}</h2>
            <Unsent draft={draft} />
          </section>
        </>
      )}
      <p>{t('people.card.why')}</p>
      <PaperCard card={card} />
      <p class="screen soft">{t(viewer?.shared ? 'people.card.once' : 'people.card.print')}</p>
      <form
        method="post"
        action={draft ? `${cardPath}?${draftKey}=${draft.id}` : cardPath}
        class="form screen"
      >
        <p class="acts">
          <button class={draft ? 'act' : 'act main'}>{t('people.card.noted')}</button>
        </p>
      </form>
    </Layout>
  )
}

function PaperCard({ card }: { card: Card }) {
  const { t, viewer, publicUrl, words, locale } = useView()
  const lab = words.find('lab', 'name')
  return (
    <section class="paper a6 stack" aria-labelledby="card">
      <h2 id="card">{t('people.card.heading', { lab: lab ? wordName(lab, locale) : 'Socialab' })}</h2>
      <p>
        <b>{viewer?.name}</b> · <bdi dir="ltr">@{viewer?.handle}</bdi>
        <br />
        {publicUrl.host}
      </p>
      <Qr text={new URL(`/entrer/carte/${card.code}`, publicUrl).href} label={t('people.card.qr')} />
      <p class="code">{card.code}</p>
      {card.words.length > 0 && (
        <p>
          {t('people.card.words')} <b lang="fr">{card.words.join(' ')}</b>
        </p>
      )}
      <p>{t('people.card.rule')}</p>
    </section>
  )
}

/** The card was noted, or ten minutes are over: it is nowhere any more. */
export function NotedPage() {
  const { t } = useView()
  return (
    <Layout title={t('people.card.title')} personal>
      <h1>{t('people.card.gone')}</h1>
      <p>{t('people.card.gone-text')}</p>
      <ul class="links">
        <li>
          <a href="/moi/entrer">{t('people.card.renew')}</a>
        </li>
      </ul>
    </Layout>
  )
}

/** On the pages of whoever has just drawn a card: the way back to it, while it lasts. */
export function CardLink() {
  return (
    <p class="note">
      {useView().t('people.card.still')} <a href={cardPath}>{useView().t('people.card.see')}</a>
    </p>
  )
}
