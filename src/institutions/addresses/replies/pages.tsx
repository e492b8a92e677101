import { Conflict, keptTexts, Version } from '../../../platform/conflict.tsx'
import { FileField } from '../../../platform/file-field.tsx'
import { Form } from '../../../platform/fields.tsx'
import type { FormState } from '../../../platform/forms.ts'
import { LanguageField } from '../../../platform/languages.tsx'
import { Layout } from '../../../platform/layout.tsx'
import { CodeField } from '../../../platform/paper.tsx'
import { Prose, inLang } from '../../../platform/prose.tsx'
import { useView } from '../../../platform/view.ts'
import { Ago } from '../../../platform/when.tsx'
import type { AddressOfCode } from '../codes.ts'
import { ReplyFields, replyLabels } from '../follow-pages.tsx'
import type { listCorrectable } from './replies.ts'

interface TypeCodeProps {
  state?: FormState
  /** What was written already, under a code that opens nothing any more. */
  written?: string
}

/** Where an institution types the code of the letter it received. */
export function TypeCodePage({ state, written = '' }: TypeCodeProps) {
  const { t } = useView()
  return (
    <Layout title={t('institutions.reply.title')}>
      <h1>{t('institutions.reply.title')}</h1>
      <p>{t('institutions.reply.what')}</p>
      <Form action="/repondre" state={state} submit="institutions.reply.open">
        <CodeField label="institutions.reply.code" state={state} />
      </Form>
      {written !== '' && (
        <div class="field">
          <label for="written">{t('institutions.reply.written')}</label>
          <textarea id="written" rows={10} readonly>
            {`\n${written}`}
          </textarea>
        </div>
      )}
      <p class="links">
        <a href="/interpellations">{t('institutions.addresses.title')}</a>
      </p>
    </Layout>
  )
}

type Correctable = Awaited<ReturnType<typeof listCorrectable>>[number]

interface ReplyProps {
  address: AddressOfCode
  /** As it was typed; it goes along with the form, and is kept nowhere. */
  code: string
  /** What may still be corrected. */
  before: readonly Correctable[]
  state?: FormState
}

/** What is asked, and the form to answer it: who speaks, what, one file. */
export function ReplyPage({ address, code, before, state }: ReplyProps) {
  const { t } = useView()
  return (
    <Layout title={t('institutions.reply.title')} personal>
      <h1>{t('institutions.reply.title')}</h1>
      <section class="note stack">
        <h2 {...inLang(address.lang)}>{address.title}</h2>
        <p>{t('institutions.reply.asked-by', { group: address.group })}</p>
        <Prose text={address.asked} lang={address.lang} />
      </section>
      {before.map((reply) => (
        <form method="post" action="/repondre/corriger" class="row">
          <Code code={code} />
          <input type="hidden" name="reply" value={reply.id} />
          <span>
            {t('institutions.reply.sent-already')} <Ago at={reply.replied_at} />
          </span>
          <button class="act">{t('institutions.reply.correct')}</button>
        </form>
      ))}
      <p>{t('institutions.reply.how')}</p>
      <Form action="/repondre/envoyer" state={state} submit="institutions.reply.publish" files>
        <Code code={code} />
        <ReplyFields state={state} service={address.institution} />
        <LanguageField state={state} value={address.lang} />
        <FileField
          name="file"
          label="institutions.reply.file"
          hint="institutions.reply.file-hint"
          accept="application/pdf,image/*"
          state={state}
        />
      </Form>
    </Layout>
  )
}

interface CorrectProps {
  address: AddressOfCode
  code: string
  reply: Correctable
  state?: FormState
}

/** Other words for an answer, while the three days last. */
export function CorrectReplyPage({ address, code, reply, state }: CorrectProps) {
  const { t } = useView()
  return (
    <Layout title={t('institutions.reply.correct')} personal>
      <h1>{t('institutions.reply.correct')}</h1>
      <p {...inLang(address.lang)}>{address.title}</p>
      <p>{t('institutions.reply.correct-means')}</p>
      <Conflict state={state} kept={keptTexts(replyLabels, reply)} />
      <Form action={`/repondre/corriger/${reply.id}`} state={state} submit="institutions.save">
        <Code code={code} />
        <Version name="saves" now={reply.saves} state={state} />
        <ReplyFields state={state} service={reply.service} role={reply.function} text={reply.text} />
        <LanguageField state={state} value={reply.lang} />
      </Form>
    </Layout>
  )
}

function Code({ code }: { code: string }) {
  return <input type="hidden" name="code" value={code} />
}
