import { Form, Hidden } from '../../platform/fields.tsx'
import { Layout } from '../../platform/layout.tsx'
import { PaperCode, PrintAct } from '../../platform/paper.tsx'
import { useView } from '../../platform/view.ts'
import { writeTime } from '../../platform/when.tsx'
import { HelpNow } from '../../platform/help-now.tsx'
import type { TypedWords } from './papers.ts'

export interface Slip {
  name: string
  code: string
  postId: string
}

/** `/paroles/pour/feuille`: the slip to print or to copy by hand, until it is given. */
export function SlipPage({ slip, help }: { slip: Slip; help: boolean }) {
  const { t } = useView()
  return (
    <Layout title={t('conversation.slip-for', { name: slip.name })} scripts={['print.js']} personal>
      {help && (
        <div class="screen">
          <HelpNow />
        </div>
      )}
      <h1 class="screen">{t('conversation.slip-for', { name: slip.name })}</h1>
      <p class="screen">{t('conversation.slip-lead')}</p>
      <PrintAct />
      <section class="paper a6 stack" aria-labelledby="slip">
        <h2 id="slip">{t('conversation.slip-title', { name: slip.name })}</h2>
        <p>{t('conversation.slip-what')}</p>
        <PaperCode code={slip.code} path="/papier" />
        <p>{t('conversation.slip-keep')}</p>
      </section>
      <p class="screen">{t('conversation.slip-kept')}</p>
      <Form action="/paroles/pour/feuille/effacer" submit="conversation.slip-give" />
      <p class="links screen">
        <a href={`/paroles/${slip.postId}`}>{t('conversation.see-published')}</a>
      </p>
    </Layout>
  )
}

/** `/paroles/pour/refaire`: slips of today to make again. Apart from where one types, so that whoever dictates next reads no name there. */
export function RemakePage({ typed }: { typed: readonly TypedWords[] }) {
  const view = useView()
  const { t } = view
  return (
    <Layout title={t('conversation.remake')} personal>
      <h1>{t('conversation.remake')}</h1>
      <p>{t(typed.length > 0 ? 'conversation.remake-lead' : 'conversation.remake-none')}</p>
      <ul class="log">
        {typed.map(({ postId, name, at }) => (
          <li>
            <time datetime={at.toISOString()}>{writeTime(at, view)}</time>
            <form method="post" action="/paroles/pour/refaire">
              <Hidden name="post" value={postId} />
              <button class="act">{t('conversation.remake-one', { name })}</button>
            </form>
          </li>
        ))}
      </ul>
      <p class="links">
        <a href="/paroles/pour">{t('conversation.for-someone')}</a>
      </p>
    </Layout>
  )
}
