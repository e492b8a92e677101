import { Check, Choice } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { LanguageField } from '../../platform/languages.tsx'
import { Layout } from '../../platform/layout.tsx'
import { PaperCode, PrintAct } from '../../platform/paper.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { Ago } from '../../platform/when.tsx'
import { outcomes, sentWays } from '../tables.ts'
import type { ShownAddress } from './queries.ts'
import { todayIn } from './silence.tsx'

interface FollowProps {
  address: ShownAddress
  state?: FormState
}

/** The letter to send, with its code; when it was sent; calling the code off. */
export function LetterPage({ address, state }: FollowProps) {
  const { t, now, zone } = useView()
  return (
    <Layout title={t('institutions.letter.title')} personal>
      <h1>{t('institutions.letter.title')}</h1>
      <p class="links" {...inLang(address.lang)}>
        <a href={address.path}>{address.title}</a>
      </p>
      <p>{t('institutions.letter.how')}</p>
      {address.codeAt && (
        <p class="note warn">
          {t('institutions.letter.again')} <Ago at={address.codeAt} />
        </p>
      )}
      <Form action={`${address.path}/lettre`} submit="institutions.letter.draw">
        {address.codeAt && <Check name="sure" label="institutions.letter.sure" state={state} />}
      </Form>
      <section class="stack" aria-labelledby="sent">
        <h2 id="sent">{t('institutions.sent.title')}</h2>
        <Form action={`${address.path}/envoyee`} state={state} submit="institutions.sent.note" quiet>
          <Field
            name="sentOn"
            type="date"
            label="institutions.sent.on"
            state={state}
            value={address.sentOn ?? todayIn(now, zone)}
          />
          <Choice
            name="sentHow"
            label="institutions.sent.how"
            options={sentWays.map((way) => ({ value: way, label: t(`institutions.sent.way.${way}`) }))}
            state={state}
            value={address.sentHow ?? 'post'}
          />
        </Form>
      </section>
      {address.codeAt && (
        <details class="more">
          <summary>{t('institutions.letter.revoke')}</summary>
          <div class="stack">
            <p>{t('institutions.letter.revoke-means')}</p>
            <Form action={`${address.path}/code/annuler`} submit="institutions.letter.revoke-yes" danger />
          </div>
        </details>
      )}
    </Layout>
  )
}

/** The code, for ten minutes: in the letter to print, and to copy into an e-mail or a form of theirs. */
export function CodePage({ address, code }: { address: ShownAddress; code: string }) {
  const { t } = useView()
  return (
    <Layout title={t('institutions.letter.title')} scripts={['print.js']} personal>
      <h1>{t('institutions.letter.title')}</h1>
      <p class="screen">{t('institutions.letter.once')}</p>
      <p class="acts">
        <a class="act main" href={`${address.path}/code/lettre.pdf`}>
          {t('institutions.letter.pdf')}
        </a>
      </p>
      <PrintAct />
      <section class="paper stack" aria-labelledby="code">
        <h2 id="code">{t('institutions.letter.answer-here')}</h2>
        <p {...inLang(address.lang)}>{address.title}</p>
        <PaperCode code={code} path="/repondre" />
      </section>
      <p class="links">
        <a href={`${address.path}/lettre`}>{t('institutions.letter.sent-it')}</a>
        <a href={address.path}>{t('institutions.address.back')}</a>
      </p>
    </Layout>
  )
}

/** An answer that came on paper, typed by someone of the group. */
export function PaperPage({ address, state }: FollowProps) {
  const { t } = useView()
  return (
    <Layout title={t('institutions.paper.title')} personal>
      <h1>{t('institutions.paper.title')}</h1>
      <p>{t('institutions.paper.how')}</p>
      <Form action={`${address.path}/papier`} state={state} submit="institutions.paper.publish">
        <Field name="paperOn" type="date" label="institutions.paper.on" state={state} />
        <ReplyFields state={state} service={address.institution} />
        <LanguageField state={state} value={address.lang} />
      </Form>
    </Layout>
  )
}

/** What an answer says, field by field. */
export const replyLabels = {
  service: 'institutions.reply.service',
  function: 'institutions.reply.function',
  text: 'institutions.reply.text',
} as const

/** Who answers, and what. */
export function ReplyFields({
  state,
  service,
  role,
  text,
}: {
  state: FormState | undefined
  service?: string
  role?: string
  text?: string
}) {
  return (
    <>
      <Field name="service" label={replyLabels.service} max={120} state={state} value={service} />
      <Field
        name="function"
        label={replyLabels.function}
        hint="institutions.reply.function-hint"
        max={120}
        optional
        state={state}
        value={role}
      />
      <Field name="text" label={replyLabels.text} rows={10} max={12_000} state={state} value={text} />
    </>
  )
}

/** What came of it, as the group says. */
export function OutcomePage({ address, state }: FollowProps) {
  const { t } = useView()
  return (
    <Layout title={t('institutions.outcome.title')} personal>
      <h1>{t('institutions.outcome.title')}</h1>
      <Form action={`${address.path}/issue`} state={state} submit="institutions.save">
        <Choice
          name="outcome"
          label="institutions.outcome.which"
          options={['open' as const, ...outcomes].map((outcome) => ({
            value: outcome,
            label: t(`institutions.outcome.choice.${outcome}`),
          }))}
          state={state}
          value={address.outcome ?? 'open'}
        />
        <Field
          name="outcomeText"
          label="institutions.outcome.text"
          rows={4}
          max={2_000}
          optional
          state={state}
          value={address.outcomeText}
        />
      </Form>
      <p class="links">
        <a href={address.path}>{t('institutions.address.back')}</a>
      </p>
    </Layout>
  )
}
