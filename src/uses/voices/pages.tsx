import { Form } from '../../platform/fields.tsx'
import type { ShownFile } from '../../platform/files/show.ts'
import { Layout } from '../../platform/layout.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { UseBody } from '../inventory/parts.tsx'
import { Sound } from '../inventory/sound.tsx'
import type { AskedUse } from './queries.ts'
import type { AskedCard } from './voices.ts'

/** The voice that a card is drawn from. */
export function VoiceQuote({ voice }: { voice: { path: string; title: string; lang: string } }) {
  return (
    <blockquote class="quote" {...inLang(voice.lang)}>
      <a class="act quiet" href={voice.path}>
        {voice.title}
      </a>
    </blockquote>
  )
}

/** Cards that others drew from the reader's words, each one link away from its yes or no. */
export function AskedCards({ cards }: { cards: readonly AskedCard[] }) {
  const { t } = useView()
  if (cards.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('uses.voice.asked')}</h2>
      <ul class="log">
        {cards.map((card) => (
          <li>
            <a href={`/usages/accords/${card.id}`} {...inLang(card.lang)}>
              {card.title}
            </a>{' '}
            {t(
              card.agreed ? 'uses.voice.said-yes' : card.refused ? 'uses.voice.said-no' : 'uses.voice.waits',
            )}{' '}
            · <Ago at={card.askedAt} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** `/usages/accords/:id`: a card drawn from what the reader said, and their yes or no. */
export function AskedPage({ use, files }: { use: AskedUse; files: readonly ShownFile[] }) {
  const { t } = useView()
  const path = `/usages/accords/${use.id}`
  return (
    <Layout title={t('uses.voice.title')} personal>
      <h1>{t('uses.voice.title')}</h1>
      <p>{t('uses.voice.lead', { name: use.by ?? t('uses.someone'), audience: use.audience })}</p>
      <VoiceQuote voice={use.voice} />
      {!use.agreed && <Form action={`${path}/oui`} submit="uses.voice.yes" />}
      <section class="stack">
        <h2 {...inLang(use.lang)}>{use.title}</h2>
        <Sound files={files} transcript={use.transcript} lang={use.lang} />
        <UseBody use={use} lang={use.lang} />
      </section>
      {use.published && (
        <p class="links">
          <a href={use.path}>{t('uses.voice.see')}</a>
        </p>
      )}
      {use.refused ? (
        <p class="note">{t('uses.voice.refused')}</p>
      ) : (
        <Form action={`${path}/non`} submit={use.agreed ? 'uses.voice.take-back' : 'uses.voice.no'} quiet />
      )}
    </Layout>
  )
}
