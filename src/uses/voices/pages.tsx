import { nameOf } from '../../platform/choices.ts'
import { Form, Hidden } from '../../platform/fields.tsx'
import type { ShownFile } from '../../platform/files/show.ts'
import { Layout } from '../../platform/layout.tsx'
import type { MessageKey } from '../../platform/messages.ts'
import { inLang, Prose } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { useFields, useLabels, type UseWords } from '../inventory/fields.ts'
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
            {t(answerOf(card))} · <Ago at={card.askedAt} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function answerOf({ rewritten, agreed, refused }: AskedCard): MessageKey {
  if (rewritten) return 'uses.voice.waits-words'
  return agreed ? 'uses.voice.said-yes' : refused ? 'uses.voice.said-no' : 'uses.voice.waits'
}

/** `/usages/accords/:id`: a card drawn from what the reader said, or other words for it, and their yes or no. */
export function AskedPage({ use, files }: { use: AskedUse; files: readonly ShownFile[] }) {
  const { t } = useView()
  const path = `/usages/accords/${use.id}`
  const { rewritten } = use
  const name = use.by ?? t('uses.someone')
  return (
    <Layout title={t(rewritten ? 'uses.voice.rewritten' : 'uses.voice.title')} personal>
      <h1>{t(rewritten ? 'uses.voice.rewritten' : 'uses.voice.title')}</h1>
      <p>
        {rewritten
          ? t('uses.voice.rewritten-lead', { name })
          : t('uses.voice.lead', { name, audience: use.audience })}
      </p>
      <VoiceQuote voice={use.voice} />
      {rewritten && <Changes before={use} after={rewritten} lang={use.lang} />}
      {(rewritten || !use.agreed) && (
        <Form action={`${path}/oui`} submit={rewritten ? 'uses.voice.rewritten-yes' : 'uses.voice.yes'}>
          <Hidden name="saves" value={String(use.saves)} />
        </Form>
      )}
      {rewritten && <Form action={`${path}/garder`} submit="uses.voice.keep" quiet />}
      <section class="stack">
        {rewritten && <p class="soft">{t('uses.voice.agreed-words')}</p>}
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

/** What other words change, question by question. */
function Changes({ before, after, lang }: { before: UseWords; after: UseWords; lang: string }) {
  const { t } = useView()
  const [was, is] = [saidIn(before), saidIn(after)]
  return (
    <>
      {was.map(({ label, text }, at) => {
        const now = is[at]?.text ?? ''
        if (now === text) return null
        return (
          <section class="stack">
            <h2>{t(label)}</h2>
            <p class="soft">{t('uses.voice.before')}</p>
            {text === '' ? <p>{t('uses.voice.nothing')}</p> : <Prose text={text} lang={lang} />}
            <p class="soft">{t('uses.voice.after')}</p>
            {now === '' ? <p>{t('uses.voice.nothing')}</p> : <Prose text={now} lang={lang} />}
          </section>
        )
      })}
    </>
  )
}

function saidIn(use: UseWords): { label: MessageKey; text: string }[] {
  return [
    ...useFields.map((field) => ({ label: useLabels[field], text: use[field] })),
    { label: 'uses.field.publics', text: use.publics.map((slug) => nameOf('use-public', slug)).join(', ') },
    {
      label: 'uses.field.settings',
      text: use.settings.map((slug) => nameOf('use-setting', slug)).join(', '),
    },
  ]
}
