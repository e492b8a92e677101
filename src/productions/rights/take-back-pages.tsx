import { MyParts } from '../../people/index.ts'
import { Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { CodeField } from '../../platform/paper.tsx'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import type { OwnRight } from './queries.ts'
import { RightFacts } from './right-parts.tsx'

/** Where anyone with the code of their sheet takes their image back, without an account. */
export function WithdrawPage({ state }: { state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('productions.rights.take-back')} personal>
      <h1>{t('productions.rights.take-back')}</h1>
      <p>{t('productions.rights.take-back-means')}</p>
      <Form
        action="/productions/droits/retirer"
        state={state}
        submit="productions.rights.withdraw-yes"
        danger
      >
        <CodeField state={state} />
      </Form>
      <p>{t('productions.rights.no-code')}</p>
      <p class="links">
        <a href="/moi/images">{t('productions.rights.own')}</a>
      </p>
    </Layout>
  )
}

/** What the reader is seen or heard in, by names of theirs here. */
export function OwnRightsPage({ rights }: { rights: readonly OwnRight[] }) {
  const { t } = useView()
  return (
    <Layout title={t('productions.rights.own')} personal>
      <h1>{t('productions.rights.own')}</h1>
      <MyParts />
      <p>{t('productions.rights.own-intro')}</p>
      {rights.length === 0 && <p class="empty">{t('productions.rights.own-none')}</p>}
      <ul class="log">
        {rights.map((right) => (
          <li class="stack">
            <p {...inLang(right.lang)}>
              {right.path ? <a href={right.path}>{right.title}</a> : right.title} · {right.name}
            </p>
            <RightFacts right={right} />
            {!right.ended && (
              <form method="post" action={`/moi/images/${right.id}/retirer`}>
                <button class="act">
                  {t('productions.rights.withdraw-yes')}
                  <span class="sr"> : {right.title}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <p class="links">
        <a href="/productions/droits/retirer">{t('productions.rights.with-code')}</a>
      </p>
    </Layout>
  )
}
