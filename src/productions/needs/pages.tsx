import { nameOf } from '../../platform/choices.ts'
import { Select } from '../../platform/choice-fields.tsx'
import { Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Icon } from '../../platform/icons.tsx'
import { Layout } from '../../platform/layout.tsx'
import { ComesFrom, OpenGroupFrom, WhatCame } from '../../platform/origin-parts.tsx'
import type { Came } from '../../platform/origins.ts'
import { Pager, type Cursor } from '../../platform/pager.tsx'
import { Prose, inLang } from '../../platform/prose.tsx'
import { HiddenNote, ReportLink } from '../../platform/report-link.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { ProductionCard } from '../reading/cards.tsx'
import type { Answer, ListedNeed, NeedFilter, ShownNeed } from './queries.ts'

interface ListProps {
  rows: readonly ListedNeed[]
  next: Cursor | null
  started: boolean
  filter: NeedFilter
}

/** What people lack, by time, so that someone makes it. */
export function NeedsPage({ rows, next, started, filter }: ListProps) {
  const { t } = useView()
  const path = filter.waiting ? '/besoins?attente=1' : '/besoins'
  return (
    <Layout title={t('productions.needs.title')} description={t('productions.needs.intro')}>
      <section class="poster need stack">
        <h1>{t('productions.needs.title')}</h1>
        <p>{t('productions.needs.intro')}</p>
        <div class="acts">
          <a class="act main" href="/besoins/dire">
            <Icon name="need" />
            {t('productions.need.say')}
          </a>
        </div>
      </section>
      <nav class="tabs" aria-label={t('productions.filter')}>
        <a href="/besoins" aria-current={filter.waiting ? undefined : 'page'}>
          {t('productions.needs.all')}
        </a>
        <a href="/besoins?attente=1" aria-current={filter.waiting ? 'page' : undefined}>
          {t('productions.needs.waiting')}
        </a>
      </nav>
      {rows.length === 0 ? (
        <p class="empty">{t('productions.needs.empty')}</p>
      ) : (
        <ul class="wall">
          {rows.map((need) => (
            <NeedCard need={need} />
          ))}
        </ul>
      )}
      <Pager path={path} next={next} started={started} />
    </Layout>
  )
}

function NeedCard({ need }: { need: ListedNeed }) {
  const { t } = useView()
  const lang = inLang(need.lang)
  return (
    <li class="card need">
      <p class="kind">
        <Icon name="need" />
        {t('productions.kind.need')}
        {need.priority && ` · ${nameOf('priority', need.priority)}`}
      </p>
      <h2>
        <a href={need.path} {...lang}>
          {need.title}
        </a>
      </h2>
      <p {...lang}>{need.summary}</p>
      <p class="by">
        <span>{need.author ?? t('productions.someone')}</span>
        <Ago at={need.at} />
        <span>{t(need.answered ? 'productions.need.answered' : 'productions.need.not-answered')}</span>
      </p>
    </li>
  )
}

interface NeedProps {
  need: ShownNeed
  answers: readonly Answer[]
  came: readonly Came[]
  /** Productions of the reader that could answer it. */
  mine: readonly { id: string; title: string }[]
  state?: FormState
}

/** One need, what answers it, and how to answer. */
export function NeedPage({ need, answers, came, mine, state }: NeedProps) {
  const { t } = useView()
  const lang = inLang(need.lang)
  return (
    <Layout title={need.title} description={need.purpose}>
      <section class="poster need stack">
        <p class="kind">
          <Icon name="need" />
          {t('productions.kind.need')}
          {need.priority && ` · ${nameOf('priority', need.priority)}`}
        </p>
        <h1 {...lang}>{need.title}</h1>
        <p class="by">
          {need.author ? (
            <a href={need.author.path}>{need.author.name}</a>
          ) : (
            <span>{t('productions.someone')}</span>
          )}
          <Ago at={need.at} />
          {need.editedAt && <span>{t('productions.edited')}</span>}
        </p>
        <div class="acts">
          <a class="act main" href={`/productions/proposer?besoin=${need.id}`}>
            {t('productions.need.make')}
          </a>
          <OpenGroupFrom path={need.path} />
        </div>
      </section>
      <ComesFrom origin={need.origin} />
      <HiddenNote id={need.id} reason={need.hiddenReason} />
      <NeedWords need={need} />
      <section class="stack">
        <h2>{t('productions.need.answers')}</h2>
        {answers.length === 0 ? (
          <p>{t('productions.need.no-answer')}</p>
        ) : (
          <Answers need={need} answers={answers} />
        )}
        {mine.length > 0 && (
          <Form action={`${need.path}/reponses`} state={state} submit="productions.need.link" quiet>
            <Select
              name="production"
              label="productions.need.which"
              options={mine.map(({ id, title }) => ({ value: id, label: title }))}
              state={state}
            />
          </Form>
        )}
      </section>
      <WhatCame came={came} />
      <p>
        <ReportLink id={need.id} />
      </p>
      {need.own && <OwnActs need={need} />}
    </Layout>
  )
}

function OwnActs({ need }: { need: ShownNeed }) {
  const { t } = useView()
  return (
    <>
      <p class="acts">
        <a class="act" href={`${need.path}/modifier`}>
          {t('productions.need.edit')}
        </a>
        {need.editedAt && (
          <a class="act quiet" href={`${need.path}/versions`}>
            {t('versions.title')}
          </a>
        )}
      </p>
      <details class="more">
        <summary>{t('productions.need.erase')}</summary>
        <div class="stack">
          <p>{t('productions.need.erase-means')}</p>
          <Form action={`${need.path}/effacer`} submit="productions.need.erase-yes" danger />
        </div>
      </details>
    </>
  )
}

function NeedWords({ need }: { need: ShownNeed }) {
  const { t } = useView()
  const lang = inLang(need.lang)
  return (
    <section class="stack">
      <h2>{t('productions.need.purpose')}</h2>
      <Prose text={need.purpose} lang={need.lang} />
      {need.withWhom && (
        <>
          <h2>{t('productions.need.with-whom')}</h2>
          <p {...lang}>{need.withWhom}</p>
        </>
      )}
      {need.tried && (
        <>
          <h2>{t('productions.need.tried')}</h2>
          <Prose text={need.tried} lang={need.lang} />
        </>
      )}
    </section>
  )
}

function Answers({ need, answers }: { need: ShownNeed; answers: readonly Answer[] }) {
  const { t } = useView()
  return (
    <>
      <ul class="wall">
        {answers.map((answer) => (
          <ProductionCard production={answer} />
        ))}
      </ul>
      {answers
        .filter(({ writable }) => writable)
        .map((answer) => (
          <form method="post" action={`${need.path}/reponses/${answer.id}/enlever`}>
            <button class="act quiet">{t('productions.need.unlink', { title: answer.title })}</button>
          </form>
        ))}
    </>
  )
}
