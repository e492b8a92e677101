import { Picture } from '../../platform/files/picture.tsx'
import type { ShownFile } from '../../platform/files/show.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { ComesFrom, OpenGroupFrom, WhatCame } from '../../platform/origin-parts.tsx'
import type { Came } from '../../platform/origins.ts'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote } from '../../platform/report-link.tsx'
import { ThingLinks } from '../../platform/thing-links.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { EaseNote } from './ease.tsx'
import { ReadingActs } from './own-acts.tsx'
import { sentencesShown, type ShownReading, type ShownSentence } from './queries.ts'

interface Props {
  reading: ShownReading
  /** One more than are shown, when there are more. */
  sentences: readonly ShownSentence[]
  photos: readonly ShownFile[]
  came: readonly Came[]
}

/** A text of an institution: its sentences, each with its own page, the whole said again, and what came of it. */
export function ReadingPage({ reading, sentences, photos, came }: Props) {
  const { t } = useView()
  const lang = inLang(reading.lang)
  const first = sentences[0]?.number ?? 1
  return (
    <Layout title={reading.title} description={reading.about || reading.institution}>
      <ReadingHead reading={reading} first={first} />
      <HiddenNote id={reading.id} reason={reading.hiddenReason} />
      <ComesFrom origin={reading.origin} />
      <Prose text={reading.about} lang={reading.lang} />
      {photos.map((file) => (
        <figure>
          <Picture file={file} />
        </figure>
      ))}
      <section class="stack" aria-labelledby="sentences">
        <h2 id="sentences">{t('institutions.reading.sentences')}</h2>
        <p>{t('institutions.reading.sentences-how')}</p>
        <ol class="log">
          {sentences.slice(0, sentencesShown).map((sentence) => (
            <li id={`phrase-${sentence.number}`}>
              <a href={`${reading.path}/phrases/${sentence.number}`} {...lang}>
                {`${sentence.number}. ${sentence.text}`}
              </a>
              <Counts counts={sentence.counts} />
            </li>
          ))}
        </ol>
        <MoreSentences reading={reading} sentences={sentences} />
      </section>
      <Rewritten reading={reading} sentences={sentences} />
      <WhatCame came={came} />
      <div class="acts screen">
        {reading.rewritten !== null && <GuideAct reading={reading} />}
        <OpenGroupFrom path={reading.path} />
        <a class="act quiet" href={`/interpellations/ecrire?de=${reading.path}`}>
          {t('institutions.address.write')}
        </a>
      </div>
      <ThingLinks {...reading} />
      {reading.writes && <ReadingActs reading={reading} />}
    </Layout>
  )
}

function ReadingHead({ reading, first }: { reading: ShownReading; first: number }) {
  const { t } = useView()
  const lang = inLang(reading.lang)
  return (
    <section class="poster know stack">
      <p class="kind">
        <Icon name="reading" />
        <a href="/decorticages">{t('institutions.kind.reading')}</a>
        {` · ${t(`institutions.reading.sort.${reading.sort}`)}`}
      </p>
      <h1 {...lang}>{reading.title}</h1>
      <p {...lang}>{[reading.institution, reading.place].filter(Boolean).join(', ')}</p>
      <p class="by">
        {reading.author !== null && reading.authorPath !== null ? (
          <a href={reading.authorPath}>{reading.author}</a>
        ) : (
          <span>{t('institutions.someone')}</span>
        )}
        {reading.group !== null && reading.groupPath !== null && (
          <a href={reading.groupPath}>{reading.group}</a>
        )}
        <Ago at={reading.put_at} />
        {reading.edited_at && <span>{t('institutions.edited')}</span>}
      </p>
      <div class="acts">
        <a class="act main" href={`${reading.path}/phrases/${first}`}>
          {t('institutions.reading.begin')}
        </a>
        <a class="act" href={`${reading.path}/cote-a-cote`}>
          {t('institutions.reading.side-by-side')}
        </a>
      </div>
    </section>
  )
}

/** How many hands were there, by what they added. */
function Counts({ counts }: Pick<ShownSentence, 'counts'>) {
  const { t } = useView()
  const { rewrite = 0, question = 0, ...others } = counts
  const rest = Object.values(others).reduce((sum, count) => sum + count, 0)
  if (rewrite + question + rest === 0) return null
  return (
    <span class="hint">
      {[
        rewrite > 0 && t('institutions.reading.rewrites', { count: rewrite }),
        question > 0 && t('institutions.reading.questions', { count: question }),
        rest > 0 && t('institutions.reading.remarks', { count: rest }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}

function MoreSentences({ reading, sentences }: Pick<Props, 'reading' | 'sentences'>) {
  const { t } = useView()
  const next = sentences[sentencesShown]?.number
  const first = sentences[0]?.number ?? 1
  if (next === undefined && first === 1) return null
  return (
    <nav class="pager" aria-label={t('nav.pages')}>
      {first > 1 && (
        <a class="act" href={reading.path}>
          {t('institutions.reading.from-start')}
        </a>
      )}
      {next !== undefined && (
        <a class="act" href={`${reading.path}?depuis=${next}`} rel="next">
          {t('institutions.reading.go-on')}
        </a>
      )}
    </nav>
  )
}

function Rewritten({ reading, sentences }: Pick<Props, 'reading' | 'sentences'>) {
  const { t } = useView()
  const text = sentences.map((sentence) => sentence.text).join('\n')
  return (
    <section class="stack" aria-labelledby="rewritten">
      <h2 id="rewritten">{t('institutions.reading.said-again')}</h2>
      {reading.rewritten === null ? (
        <p>{t('institutions.reading.not-yet')}</p>
      ) : (
        <Prose text={reading.rewritten} lang={reading.lang} />
      )}
      {reading.lang === 'fr' && sentences.length <= sentencesShown && sentences[0]?.number === 1 && (
        <EaseNote original={text} rewritten={reading.rewritten} />
      )}
      {reading.writes && (
        <p class="acts">
          <a class="act" href={`${reading.path}/reecriture`}>
            {t('institutions.rewriting.write')}
          </a>
        </p>
      )}
    </section>
  )
}

/** A guide that begins with the whole text said again: its form comes filled in. */
function GuideAct({ reading }: { reading: ShownReading }) {
  const { t } = useView()
  return (
    <form method="post" action={`${reading.path}/guide`}>
      <button class="act">{t('institutions.reading.guide')}</button>
    </form>
  )
}
