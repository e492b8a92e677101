import { Layout } from '../../platform/layout.tsx'
import { Qr } from '../../platform/qr.tsx'
import { useView } from '../../platform/view.ts'
import { wordName } from '../../platform/words.ts'
import { CarriedForm, type Carry } from './carry.tsx'

export const cardPath = '/rejoindre/carte'

/** A recovery card as it was just drawn. */
export interface Card {
  code: string
  /** The four words drawn for the passphrase, if they were. */
  words: readonly string[]
}

/** The recovery card to print, photograph or note down, and after it what someone was doing before they had a name. */
export function CardPage({ card, carry }: { card: Card | null; carry: Carry | null }) {
  const { t, viewer } = useView()
  const name = viewer?.name ?? ''
  if (!card) return <NotedPage carry={carry} />
  return (
    <Layout title={t('people.card.title')} personal>
      <h1>{t('people.card.welcome', { name })}</h1>
      <p>{t('people.card.why')}</p>
      <PaperCard card={card} />
      <p class="screen soft">{t('people.card.print')}</p>
      {carry ? (
        <CarriedForm carry={carry} />
      ) : (
        <form method="post" action={cardPath} class="form">
          <p class="acts">
            <button class="act main">{t('people.card.noted')}</button>
          </p>
        </form>
      )}
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
function NotedPage({ carry }: { carry: Carry | null }) {
  const { t } = useView()
  return (
    <Layout title={t('people.card.title')} personal>
      <h1>{t(carry ? 'people.enter.already' : 'people.card.gone')}</h1>
      {carry ? <CarriedForm carry={carry} /> : <p>{t('people.card.gone-text')}</p>}
      <ul class="links">
        <li>
          <a href="/moi/entrer">{t('people.card.renew')}</a>
        </li>
      </ul>
    </Layout>
  )
}
